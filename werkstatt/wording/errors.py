"""What went wrong, in sentences: what happened, what is safe, what to do."""

from collections.abc import Callable, Mapping
from pathlib import Path

from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.i18n import _
from werkstatt.wording.people import LIST_TROUBLE, list_trouble


def sentence(error: BaseException) -> str:
    """The sentence for an error, in the language in use."""
    if isinstance(error, FileTrouble):
        values = {**error.values, "name": Path(error.path).name, "path": error.path}
        return _FILE_TROUBLE.get(error.reason, _FILE_TROUBLE["failed"])().format_map(_Lenient(values))
    if isinstance(error, Refused) and error.reason in LIST_TROUBLE:
        return list_trouble(error.reason, error.values)
    if isinstance(error, Refused):
        return _REFUSED.get(error.reason, _REFUSED["failed"])().format_map(_Lenient(error.values))
    if isinstance(error, NotThere):
        return _("This was removed meanwhile. Nothing was changed.")
    return _("This did not work ({detail}). Everything that was saved before is safe.").format(detail=error)


class _Lenient(dict[str, object]):
    """A missing value must not hide the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


_REFUSED: Mapping[str, Callable[[], str]] = {
    "changed_since": lambda: _("This can't be undone, because somebody changed it since. Nothing was changed."),
    "nothing_to_undo": lambda: _("There is nothing to undo."),
    "nothing_to_redo": lambda: _("There is nothing to redo."),
    "too_large": lambda: _(
        "“{name}” is larger than {megabytes} MB and was not taken. "
        "Make it smaller and try again; the original is unharmed."
    ),
    "no_such_event": lambda: _("There is no event number {number} in this file; it has {count}."),
    "toml_unreadable": lambda: _(
        "This template can't be read ({detail}). Nothing was changed. Correct the text or take another template."
    ),
    "field_missing": lambda: _("The template lacks “{field}”. Nothing was changed. Add it and try again."),
    "field_wrong": lambda: _(
        "In the template, “{field}” can't be {value}. Nothing was changed. Correct it and try again."
    ),
    "field_unknown": lambda: _("The template has “{field}”, which is not known. Nothing was changed. Is it misspelt?"),
    "failed": lambda: _("This is not possible. Nothing was changed."),
}

_FILE_TROUBLE: Mapping[str, Callable[[], str]] = {
    "missing": lambda: _("There is no file “{path}”. Was it moved, or is the stick not plugged in?"),
    "exists": lambda: _("There is a file “{name}” already. It was left as it is; choose another name."),
    "foreign": lambda: _("“{name}” is not a Werkstatt file. It was not changed."),
    "empty": lambda: _("“{name}” is empty. Perhaps copying it was interrupted: look for a backup beside it."),
    "newer": lambda: _(
        "“{name}” was written by a newer Werkstatt (format {version}, this one knows {known}). "
        "It was not changed. Update Werkstatt to open it."
    ),
    "in_use": lambda: _("“{name}” is open in another window or on another computer. Close it there and try again."),
    "read_only": lambda: _(
        "“{name}” is write-protected. It was not changed. Copy it to this computer and open the copy."
    ),
    "unreadable": lambda: _("“{name}” can't be read ({detail}). It was not changed."),
    "damaged": lambda: _(
        "“{name}” is damaged ({detail}). It was not changed. Go back to one of the backups beside it."
    ),
    "disk_full": lambda: _(
        "The disk is full. What you did last was not saved, everything before is safe. Make room and do it again."
    ),
    "medium_gone": lambda: _(
        "The disk or stick with “{name}” does not answer. Plug it in again. Everything acknowledged so far is on it."
    ),
    "not_delivered": lambda: _(
        "“{name}” could not be written ({detail}). If there was such a file before, it is unchanged. "
        "Close it in other programs or choose another place."
    ),
    "backup_failed": lambda: _("No backup could be written ({detail}). The file itself is saved."),
    "backup_damaged": lambda: _("The backup “{name}” is damaged and was not used. Choose an older one."),
    "failed": lambda: _("“{name}” could not be read or written ({detail}). Everything saved before is safe."),
}
