"""Where things lie on this computer: the one place that knows."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("werkstatt", appauthor=False)
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons, styles, templates and translations: inside a wheel, beside the package in a checkout."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def settings_file() -> Path:
    """The file with the person's own settings."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def working_copies() -> Path:
    """Where files that lie on a stick or a network drive are worked on."""
    return Path(_DIRS.user_data_dir) / "working"


def log_file() -> Path:
    """Where the program writes what went wrong; README.md says it to people."""
    return Path(_DIRS.user_log_dir) / "werkstatt.log"
