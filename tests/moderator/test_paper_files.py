"""The attendance list at the door: named, written beside the window's work, and said."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from tests.paper.reading import text_of
from tests.support.bench import bench
from tests.support.cafes import CafeEvening
from werkstatt.moderator import paper_files
from werkstatt.moderator.people_page import PeoplePage
from werkstatt.readmodels.agenda import agenda


def test_the_attendance_list_is_written_from_the_page_of_participants(tmp_path: Path, qtbot):
    with bench(tmp_path, qtbot, PeoplePage) as at:
        CafeEvening(at.night, guests=5)
        at.until(lambda: at.page._picture is not None and len(at.page._picture.rows) == 5)
        at.page._ask_for_attendance_list()
        at.until(lambda: at.page.findChild(QFileDialog) is not None)
        dialog = at.page.findChild(QFileDialog)
        assert dialog.selectedFiles()[0].endswith("Anwesenheitsliste Netzwerkkonferenz.pdf")
        dialog.reject()
        target = tmp_path / "Liste.pdf"
        at.page.save_attendance_list(at.desk.ask(agenda, at.night.day_id).result(), target)
        at.until(lambda: at.said and str(target) in at.said[-1])
    text = text_of(target.read_bytes(), tmp_path)
    assert "Gast005" in text and "18.01.2023" in text


def test_a_file_that_can_not_be_written_is_said(tmp_path: Path, qtbot):
    with bench(tmp_path, qtbot, PeoplePage) as at:
        paper_files.write(at.workplace, [(bytes, tmp_path / "fehlt" / "\0.pdf")], at.said.append)
        at.until(lambda: at.said)
    assert (isinstance(at.said[0], str) and "gesichert" in at.said[0]) or "sicher" in at.said[0]
