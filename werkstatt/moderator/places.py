"""File dialogs: they begin beside the open file, or among the documents where none is open, and stop nobody."""

from collections.abc import Callable
from pathlib import Path

# Qt's parts are named late: the start screen imports this, and making them costs some of the time until it is seen.
from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QWidget


def ask_to_open(
    window: QWidget, title: str, kinds: str, chosen: Callable[[Path], object], *, beside: Path | None = None
) -> "QtWidgets.QFileDialog":
    """Have an existing file chosen."""
    dialog = _dialog(window, title, kinds, chosen, beside)
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_to_save(
    window: QWidget,
    title: str,
    kinds: str,
    chosen: Callable[[Path], object],
    *,
    suffix: str,
    beside: Path | None = None,
    name: str = "",
) -> "QtWidgets.QFileDialog":
    """Have a new file named; `name` is proposed, `suffix` (without a dot) is added where it is missing."""
    dialog = _dialog(window, title, kinds, chosen, beside)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def starting_folder(beside: Path | None = None) -> Path:
    """The folder of the open file if it is there, else the person's documents, else their home."""
    locations = QtCore.QStandardPaths
    documents = Path(locations.writableLocation(locations.StandardLocation.DocumentsLocation))
    places = ([beside.parent] if beside else []) + [documents]
    return next((place for place in places if place.is_dir()), Path.home())


def _dialog(
    window: QWidget, title: str, kinds: str, chosen: Callable[[Path], object], beside: Path | None
) -> "QtWidgets.QFileDialog":
    dialog = QtWidgets.QFileDialog(window, title, str(starting_folder(beside)), kinds)
    dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog
