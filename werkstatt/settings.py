"""A person's own settings: look, beamer, recent files. Losing them harms nobody: trouble with the file is ignored."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from werkstatt import paths

_RECENT_FILES = 8


@dataclass(slots=True)
class Settings:
    """What is remembered from one start to the next.

    `left_open_*` say what was open when the program ended without closing it (it was killed, the battery was empty).
    """

    look: str = "light"
    beamer_screen: str = ""
    sound_output: str = ""
    gong_before_seconds: int = 0
    gong_at_end: bool = True
    left_open_file: str = ""
    left_open_page: str = ""
    recent_files: list[str] = field(default_factory=list)

    def opened(self, file: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = str(file.resolve())
        self.recent_files = [path, *(other for other in self.recent_files if other != path)][:_RECENT_FILES]

    def save(self) -> None:
        """Write the settings, if that is possible."""
        target = paths.settings_file()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".draft")
            draft.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(target)
        except OSError:
            return


def load() -> Settings:
    """The saved settings; what is missing or of a wrong type is as at the first start."""
    settings = Settings()
    try:
        found = json.loads(paths.settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return settings
    if isinstance(found, dict):
        for known in fields(Settings):
            value = found.get(known.name)
            if isinstance(value, type(getattr(settings, known.name))):
                setattr(settings, known.name, value)
    settings.recent_files = [path for path in settings.recent_files if isinstance(path, str)]
    return settings
