"""File dialogs begin where people keep such files, not where the program was started."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from werkstatt.moderator.places import ask_to_open, ask_to_save, starting_folder


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_they_begin_beside_the_open_file(window, tmp_path: Path):
    dialog = ask_to_open(window, "Liste", "CSV (*.csv)", print, beside=tmp_path / "Masterplan.werkstatt")
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.reject()


def test_without_an_open_file_they_begin_among_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    gone = tmp_path / "stick" / "Masterplan.werkstatt"
    assert starting_folder() == starting_folder(gone) == (documents if documents.is_dir() else Path.home())
    documents.mkdir(exist_ok=True)
    assert starting_folder(gone) == documents


def test_a_name_is_proposed_and_completed(qtbot, window, tmp_path: Path):
    chosen: list[Path] = []
    file = tmp_path / "Masterplan.werkstatt"
    dialog = ask_to_save(window, "PDF", "PDF (*.pdf)", chosen.append, suffix="pdf", beside=file, name="Protokoll")
    qtbot.waitUntil(dialog.isVisible)
    dialog.accept()
    assert chosen == [tmp_path / "Protokoll.pdf"]
