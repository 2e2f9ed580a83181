"""Who opens the project's folder sees a few things, and each has its reason."""

from tests.support.house import tracked_files

SHOWN = {"LICENSE", "README.md", "installers", "pyproject.toml", "resources", "tests", "werkstatt"}


def test_the_top_level_stays_tidy():
    top_level = {file.parts[0] for file in tracked_files()}
    assert {name for name in top_level if not name.startswith(".")} == SHOWN
