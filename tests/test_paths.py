"""Where things lie: the program's resources beside it, and this person's own things in folders of their own."""

from pathlib import Path

import pytest

from werkstatt import paths


@pytest.mark.parametrize("folder", ["demo", "templates", "translations"])
def test_the_resources_are_there(folder: str) -> None:
    assert any((paths.resources() / folder).iterdir())


def test_own_things_lie_where_the_system_wants_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    own = [paths.settings_file(), paths.working_copies(), paths.log_file()]
    assert all(path.is_relative_to(tmp_path) and "werkstatt" in path.parts for path in own)
    assert len({path.parent for path in own}) == len(own)
    assert list(tmp_path.iterdir()) == []
