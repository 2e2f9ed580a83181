"""A person's settings: kept, and never in the way."""

from werkstatt import paths, settings


def test_settings_are_kept(tmp_path):
    first = settings.load()
    first.look = "dark"
    first.opened(tmp_path / "a.werkstatt")
    first.opened(tmp_path / "b.werkstatt")
    first.opened(tmp_path / "a.werkstatt")
    first.save()
    again = settings.load()
    assert again.look == "dark"
    assert [path.rpartition("/")[2] for path in again.recent_files] == ["a.werkstatt", "b.werkstatt"]


def test_broken_settings_are_as_at_the_first_start():
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    for content in ("", "{", "[]", '{"look": 7, "recent_files": "x", "unknown": 1}', "\x00"):
        paths.settings_file().write_text(content, encoding="utf-8")
        assert settings.load() == settings.Settings()


def test_recent_files_that_are_none_are_left_out():
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text('{"recent_files": [1, null, "a.werkstatt", ["b"]]}', encoding="utf-8")
    assert settings.load().recent_files == ["a.werkstatt"]


def test_settings_that_are_nested_too_deeply():
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text("[" * 100_000, encoding="utf-8")
    assert settings.load() == settings.Settings()
