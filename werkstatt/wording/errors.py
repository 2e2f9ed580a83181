"""What went wrong, in sentences: what happened, what is safe, what to do."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.i18n import _
from werkstatt.jobs import JobDied
from werkstatt.wording.people_list import LIST_TROUBLE, list_trouble


def sentence(error: BaseException) -> str:
    """The sentence for an error, in the language in use."""
    if isinstance(error, FileTrouble):
        values = {**error.values, "name": Path(error.path).name or error.path, "path": error.path}
        values["detail"] = system_words(str(values.get("detail", "")))
        words = _FILE_TROUBLE.get(error.reason, _FILE_TROUBLE["failed"])().format_map(_Lenient(values))
        return words.replace(" ()", "")  # nothing is known in detail
    if isinstance(error, Refused) and error.reason in LIST_TROUBLE:
        return list_trouble(error.reason, error.values)
    if isinstance(error, Refused):
        return _REFUSED.get(error.reason, _REFUSED["failed"])().format_map(_Lenient(error.values))
    if isinstance(error, NotThere):
        return _("This was removed meanwhile. Nothing was changed.")
    if isinstance(error, JobDied):
        return _("The work was interrupted. Nothing was changed. Please try again.")
    said = error.strerror if isinstance(error, OSError) else str(error)
    detail = system_words(said or type(error).__name__)
    return _("This did not work ({detail}). Everything that was saved before is safe.").format(detail=detail)


def system_words(detail: str) -> str:
    """What the system or the database says in English, in our own words where it is something common."""
    codes = _DATABASE_CODES | {os.strerror(code): code for code in _SYSTEM_WORDS}
    return _SYSTEM_WORDS[codes[detail]]() if detail in codes else detail


class _Lenient(dict[str, object]):
    """A missing value must not hide the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


_MALFORMED = -1  # the system has no number for it everywhere
_SYSTEM_WORDS: Mapping[int, Callable[[], str]] = {
    errno.ENOSPC: lambda: _("there is no room left"),
    errno.EACCES: lambda: _("no permission"),
    errno.EPERM: lambda: _("no permission"),
    errno.EROFS: lambda: _("write-protected"),
    errno.ENOENT: lambda: _("not to be found"),
    errno.EIO: lambda: _("the disk can't be read or written"),
    errno.EEXIST: lambda: _("it is there already"),
    errno.EBUSY: lambda: _("in use elsewhere"),
    errno.EISDIR: lambda: _("it is a folder"),
    errno.ENOTDIR: lambda: _("it is no folder"),
    _MALFORMED: lambda: _("its content is damaged"),
}
_DATABASE_CODES: dict[str, int] = {
    "database or disk is full": errno.ENOSPC,
    "attempt to write a readonly database": errno.EROFS,
    "unable to open database file": errno.ENOENT,
    "disk I/O error": errno.EIO,
    "database disk image is malformed": _MALFORMED,
}

_REFUSED: Mapping[str, Callable[[], str]] = {
    "changed_since": lambda: _("This can't be undone, because somebody changed it since. Nothing was changed."),
    "nothing_to_undo": lambda: _("There is nothing to undo."),
    "nothing_to_redo": lambda: _("There is nothing to redo."),
    "too_large": lambda: _(
        "“{name}” is larger than {megabytes} MB and was not taken. "
        "Make it smaller and try again; the original is unharmed."
    ),
    "last_event": lambda: _("This is the only event of the file; it stays."),
    "last_day": lambda: _("This is the only day of the event; it stays."),
    "item_runs": lambda: _(
        "This item is running and can't be removed. Nothing was changed. Go on or back first, or leave it out."
    ),
    "item_has_notes": lambda: _(
        "People have sat or written something in this round, so it can't be removed. Nothing was changed. Leave it out."
    ),
    "no_round_ahead": lambda: _(
        "All rounds have begun, so nobody new can host a table. Nothing was changed. Add a round if there is time."
    ),
    "cafe_has_run": lambda: _("People have sat or written something in this café, so it stays. Nothing was changed."),
    "topic_was_used": lambda: _("People have talked about this topic, so it stays. Nothing was changed."),
    "table_was_used": lambda: _(
        "People have talked at this table, so it keeps its topic. Nothing was changed. "
        "Close it and add another one for the other topic."
    ),
    "not_two_people": lambda: _("These are not two people. Nothing was changed."),
    "day_runs": lambda: _("This day is running and can't be removed. Nothing was changed. End it first."),
    "no_such_event": lambda: _("There is no event number {number} in this file; it has {count}."),
    "toml_unreadable": lambda: _(
        "This template can't be read ({detail}). Nothing was changed. Correct the text or take another template."
    ),
    "field_missing": lambda: _("The template lacks “{field}”. Nothing was changed. Add it and try again."),
    "field_wrong": lambda: _(
        "In the template, “{field}” can't be {value}. Nothing was changed. Correct it and try again."
    ),
    "field_unknown": lambda: _("The template has “{field}”, which is not known. Nothing was changed. Is it misspelt?"),
    "out_of_range": lambda: _(
        "There is a number, a date or a sign in it that can't be stored. Nothing was changed. Correct it and try again."
    ),
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
    "upgraded": lambda: _(
        "“{name}” was made by an older Werkstatt and is up to date now. As it was before, for an older Werkstatt, it "
        "is kept in “{folder}” as “{backup}”."
    ),
    "not_upgraded": lambda: _(
        "“{name}” was made by an older Werkstatt. Before it is brought up to date, a backup is kept, and that could "
        "not be written ({detail}). It was not changed. Make room, or copy it to this computer, and open it again."
    ),
    "in_use": lambda: _("“{name}” is open in another window or on another computer. Close it there and try again."),
    "read_only": lambda: _(
        "“{name}” is write-protected. It was not changed. Copy it to this computer and open the copy."
    ),
    "unreadable": lambda: _("“{name}” can't be read ({detail}). It was not changed."),
    "damaged": lambda: _(
        "“{name}” is damaged ({detail}). It was not changed. Go back to one of the backups beside it."
    ),
    "too_large_problem": lambda: _("“{name}” is larger than {megabytes} MB and was not read."),
    "not_created": lambda: _("“{name}” can't be made here ({detail}). Choose another folder."),
    "folder_not_written": lambda: _(
        "Nothing can be written into the folder “{path}” ({detail}). What was in it is unchanged. Choose another one."
    ),
    "in_use_by": lambda: _(
        "“{name}” is being worked on by {person} on the computer “{computer}”. Close it there and try again. "
        "If it is not open there any more, wait half an hour or delete “{lock}” beside it."
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
    "no_room_for_backup": lambda: _(
        "There is no room for a backup, which takes {megabytes} MB. The file itself is saved. Make room on the disk."
    ),
    "no_backup_folder": lambda: _(
        "No backup could be written, because there is a file “{folder}” where the folder for backups should be. "
        "The file itself is saved. Move or rename “{folder}”."
    ),
    "no_room_to_look": lambda: _(
        "There is no room on the disk to look into “{name}”. It was not changed. Make room and try again."
    ),
    "damaged_while_open": lambda: _(
        "“{name}” was damaged while it was open ({detail}). The earlier backups were kept as they are: "
        "go back to the newest of them."
    ),
    "not_shown": lambda: _(
        "Something can't be shown ({detail}). What you do is saved all the same. Close the file and open it again; "
        "if that does not help, go back to a backup."
    ),
    "log_missing": lambda: _(
        "“{name}” was not closed properly the last time, and “{name}-wal”, which holds what was done last, is not "
        "beside it. What was done last may be missing. Look for “{name}-wal” where the file comes from and put it "
        "beside the closed file before you work on it. There may also be newer backups."
    ),
    "log_cut": lambda: _(
        "“{name}” was not closed properly the last time. What was done at the very end may be missing: "
        "please check what was done last."
    ),
    "log_damaged": lambda: _(
        "“{name}” was not closed properly the last time, and “{name}-wal”, which holds what was done last, is "
        "damaged. What was done last may be missing. Compare with the newest backup."
    ),
    "log_damaged_aside": lambda: _(
        "“{name}” was not closed properly the last time, and “{name}-wal”, which holds what was done last, is "
        "damaged; it was kept as “{aside}”. What was done last may be missing. Compare with the newest backup."
    ),
    "log_strange": lambda: _(
        "Beside “{name}” lies “{name}-wal”, which belongs to another state of the file and is not used. "
        "If something is missing, look for the file to which it belongs."
    ),
    "log_strange_aside": lambda: _(
        "Beside “{name}” lay “{name}-wal”, which belongs to another state of the file. It was not used, but kept as "
        "“{aside}”. If something is missing, look for the file to which it belongs."
    ),
    "not_tidied": lambda: _(
        "Everything is saved, but there was no room to put it into one file ({detail}). Leave “{name}” and "
        "“{name}-wal” together, make room on the disk, then open and close the file once more."
    ),
    "not_put_back": lambda: _(
        "The backup could not be put in place ({detail}). The present file is kept as it was. Try again."
    ),
    "went_back": lambda: _("“{name}” is as it was then. What was in it before lies beside it in “{aside}”."),
    "copy_of_stick": lambda: _(
        "“{name}” lies on a stick. You work on a copy on this computer; it is written back every few minutes and "
        "when you close the file. Leave the stick in until then."
    ),
    "copy_of_network": lambda: _(
        "“{name}” lies on a network drive. You work on a copy on this computer; it is written back every few minutes "
        "and when you close the file."
    ),
    "copy_of_synced": lambda: _(
        "“{name}” lies in a synchronised folder. You work on a copy on this computer; it is written back every few "
        "minutes and when you close the file. Don't open it on two computers at once."
    ),
    "copy_of_protected": lambda: _(
        "“{name}” is write-protected. It stays as it is; your changes are kept in “{copy}” and are there again when "
        "you open the file on this computer."
    ),
    "copy_of_backup": lambda: _(
        "“{name}” is a backup. It stays as it is; your changes are kept in “{copy}”. To go on with it, open the file "
        "of which it is a backup and choose “Go back to…” in the menu."
    ),
    "backup_stays": lambda: _(
        "“{name}” is a backup and stays as it is. Open the file of which it is a backup, and go back from there."
    ),
    "kept_here": lambda: _(
        "“{name}” could not be written back ({detail}). What you did is kept in “{copy}” and is there again when you "
        "open “{name}” on this computer."
    ),
    "recovered": lambda: _(
        "Last time “{name}” could not be written back. You go on with what was kept on this computer; nothing is lost."
    ),
    "away": lambda: _(
        "The place of “{name}” can't be reached; perhaps the stick was pulled out. You can go on: everything is kept "
        "in “{copy}” and is written back when the place is there again."
    ),
    "not_written_back": lambda: _(
        "“{name}” can't be written back at the moment ({detail}). You can go on: everything is kept in “{copy}”, "
        "and it is tried again every few minutes."
    ),
    "two_versions": lambda: _(
        "“{name}” was changed elsewhere meanwhile. Nothing was overwritten: what was done on this computer is in "
        "“{other}”. Compare the two and keep one."
    ),
    "moved": lambda: _(
        "“{name}” was moved, replaced or deleted while it was open. What you did is saved in “{other}”."
    ),
    "backup_damaged": lambda: _("The backup “{name}” is damaged and was not used. Choose an older one."),
    "failed": lambda: _("“{name}” could not be read or written ({detail}). Everything saved before is safe."),
}
