"""Registration lists as offices send them, from the file to the list of people, by keyboard alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.moderator.people_room import Room, people_room
from werkstatt.domain.person import Presence
from werkstatt.exchange.columns import Field
from werkstatt.exchange.list_file import ListTrouble, read_list_file, read_pasted_list
from werkstatt.exchange.sheet import ListFault
from werkstatt.jobs import Jobs
from werkstatt.moderator.import_draft import ImportDraft, Kind
from werkstatt.moderator.import_panel import ImportPanel
from werkstatt.moderator.import_table import ImportTable
from werkstatt.wording.people_list import import_button, import_news

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
HEADER = "lfd. Nr.;Name;Vorname;Institution;Wohnort;E-Mail;Teilnahme"
LINES = (
    "3;Faber;Volker;Malerbetrieb;Fischbach;volker@example.org;ja",
    "4;Conrad;Jörg;Pflegedienst;Rhaunen;;nein",
    ";;;;;;",
    "6;Lorenz;Ilse;Zimmerei;Weiersbach;;online",
    "7;Conrad;Jörg;Pflegedienst;Rhaunen;;ja",
    "Stand: 12.01., Rückfragen an die Verwaltung;;;;;;",
)


@pytest.fixture(scope="module")
def jobs() -> Iterator[Jobs]:
    """One warm process for all tests here."""
    made = Jobs()
    made.run(len, "").result()
    yield made
    made.close()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> Iterator[Room]:
    with people_room(qtbot, tmp_path, jobs) as opened:
        yield opened


@pytest.fixture
def office_list(tmp_path: Path) -> Path:
    return write_list(tmp_path / "anmeldungen.csv", LINES)


def write_list(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("\n".join(["Anmeldeliste Netzwerkkonferenz;;;;;;", HEADER, *lines]), encoding="cp1252")
    return path


def preview(room: Room) -> ImportDraft:
    """Wait until the list can be seen."""
    panel = room.page.importing
    room.qtbot.waitUntil(lambda: panel.draft is not None and panel.stack.currentIndex() == 1 and panel.take.isEnabled())
    assert panel.draft is not None
    return panel.draft


def choose(room: Room, kind: Kind, steps: int) -> None:
    """Answer the first finding of a kind with the choice so many steps down in its menu."""
    panel = room.page.importing
    assert panel.draft is not None
    panel.findings.go_to(next(one for one in panel.draft.findings if one.kind is kind))
    room.qtbot.keyClick(panel.findings.list, ENTER)
    for _step in range(steps):
        room.qtbot.keyClick(panel.findings.menu, Qt.Key.Key_Down)
    room.qtbot.keyClick(panel.findings.menu, ENTER)


def names(room: Room) -> list[str]:
    return [row.person.last_name for row in room.picture.rows]


def test_from_the_file_to_the_list_in_one_step(room: Room, office_list: Path):
    room.page.import_file(office_list)
    preview(room)
    panel: ImportPanel = room.page.importing
    assert panel.findings.list.hasFocus()
    assert [choice.accessibleName() for choice in panel.table.meanings.choices][6].count("Teilnahme") == 1
    panel.take.click()
    assert names(room) == []
    assert "Conrad" in panel.trouble.text() and panel.trouble.isVisible(), "a contradiction has to be settled first"
    choose(room, Kind.QUESTION, steps=1)
    assert not panel.trouble.isVisible() and room.said == []
    assert room.window.focusWidget() is panel.take and "3" in panel.take.text()
    room.qtbot.keyClick(panel.take, Qt.Key.Key_Space)
    room.wait_for_rows(3)
    room.qtbot.waitUntil(lambda: room.page.stack.currentIndex() == 1)
    assert room.window.focusWidget() is room.page.check_in.entry
    rows = {row.person.last_name: row for row in room.picture.rows}
    assert {name: (row.attendance.number, row.attendance.presence) for name, row in rows.items()} == {
        "Faber": (3, Presence.REGISTERED),
        "Conrad": (4, Presence.REGISTERED),
        "Lorenz": (6, Presence.REMOTE),
    }
    room.desk.undo().result()
    room.wait_for_rows(0)


def test_what_is_left_out_is_shown(room: Room, office_list: Path):
    room.page.import_file(office_list)
    texts = [finding.text for finding in preview(room).findings]
    assert any("Rückfragen" in text for text in texts) and any("Anmeldeliste" in text for text in texts)


def test_two_columns_of_one_name_are_pointed_out_and_the_other_can_be_chosen(room: Room, tmp_path: Path):
    lines = ["Nachname;Vorname;Nachname;Ort", "Roth;Nina;Meier;Kirn", "Klein;Ute;Schulz;Kirn", "Vogt;Karl;Nagel;Idar"]
    path = tmp_path / "zwei.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    room.page.import_file(path)
    texts = [one.text for one in preview(room).findings]
    assert texts == ["Mehrere Spalten heißen „Nachname“ (1, 3): Nur Spalte 1 wird übernommen."]
    panel: ImportPanel = room.page.importing
    panel.table.meanings.choices[2].edited.emit(Field.LAST_NAME)
    room.qtbot.waitUntil(lambda: "zusammengesetzt" in panel.draft.findings[0].text and panel.take.isEnabled())
    assert [one.last_name for one in panel.draft.people] == ["Roth Meier", "Klein Schulz", "Vogt Nagel"]


def test_escape_leaves_everything_as_it_was(room: Room, office_list: Path):
    room.page.import_file(office_list)
    room.qtbot.keyClick(room.page.importing.give_up, ESCAPE)
    assert room.page.stack.currentIndex() == 0
    room.page.import_file(office_list)
    preview(room)
    room.qtbot.keyClick(room.page.importing.findings.list, ESCAPE)
    assert room.page.stack.currentIndex() == 0
    assert names(room) == []


def test_a_column_means_what_somebody_says(room: Room, office_list: Path):
    room.page.import_file(office_list)
    before = preview(room)
    choice = room.page.importing.table.meanings.choices[3]
    choice.setFocus()
    choice.setCurrentIndex(list(Field).index(Field.ORGANISATION))
    while choice.currentIndex() != list(Field).index(Field.NOTE):
        room.qtbot.keyClick(choice, Qt.Key.Key_Down)
    after = preview(room)
    room.qtbot.waitUntil(lambda: preview(room).people != before.people)
    after = preview(room)
    assert [one.organisation for one in after.people] == ["", "", ""]
    assert all("Malerbetrieb" not in one.organisation for one in after.people)
    assert "Malerbetrieb" in after.people[0].note


def test_the_list_begins_where_somebody_says(room: Room, office_list: Path):
    room.page.import_file(office_list)
    preview(room)
    line = room.page.importing.first_line
    line.setFocus()
    line.setValue(6)
    room.qtbot.keyClick(line, ENTER)
    room.qtbot.waitUntil(lambda: [one.last_name for one in preview(room).people] == ["Lorenz", "Conrad"])


def test_another_sheet_can_be_chosen(room: Room, tmp_path: Path):
    book = openpyxl.Workbook()
    for title, rows in (("Warteliste", [("Name", "Vorname"), ("Quint", "Elke")]), ("Liste", [("Name", "Vorname")])):
        sheet = book.create_sheet(title)
        for row in [*rows, *([("Roth", "Nina"), ("Groß", "Jürgen")] if title == "Liste" else [])]:
            sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    room.page.import_file(tmp_path / "list.xlsx")
    assert [one.last_name for one in preview(room).people] == ["Roth", "Groß"]
    sheets = room.page.importing.sheets
    assert sheets.isVisible()
    sheets.setFocus()
    room.qtbot.keyClick(sheets, Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: [one.last_name for one in preview(room).people] == ["Quint"])


def test_people_in_the_file_are_known_and_may_be_new_all_the_same(room: Room, tmp_path: Path):
    path = write_list(tmp_path / "list.csv", [LINES[0], LINES[3]])
    room.page.import_file(path)
    preview(room)
    room.page.importing.take_over()
    room.wait_for_rows(2)
    room.page.import_file(path)
    assert sum(finding.kind is Kind.KNOWN for finding in preview(room).findings) == 2
    assert import_news(0, 2) in room.page.importing.summary.text()
    assert room.page.importing.take.text() == import_button(0, 2)
    choose(room, Kind.KNOWN, steps=1)
    assert room.page.importing.take.text() == import_button(1, 1)
    room.page.importing.take_over()
    room.wait_for_rows(3)
    assert sorted(names(room)) == ["Faber", "Faber", "Lorenz"]
    room.wait_for_word(import_news(1, 1))


def test_the_same_list_again_brings_nobody_and_says_so(room: Room, tmp_path: Path):
    path = write_list(tmp_path / "list.csv", [LINES[0], LINES[3]])
    for _turn in range(2):
        room.page.import_file(path)
        preview(room)
        room.page.importing.take_over()
        room.qtbot.waitUntil(lambda: room.page.importing.draft is None)
    room.wait_for_word(import_news(0, 2))
    assert len(names(room)) == 2


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"%PDF-1.4", "PDF"), (b"", "list.csv"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.csv"), (None, "list.csv")],
)
def test_what_is_no_list_gets_a_sentence(room: Room, tmp_path: Path, content: bytes | None, part: str):
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    room.page.import_file(path)
    panel = room.page.importing
    room.qtbot.waitUntil(panel.progress.isHidden)
    assert part in panel.message.text() and len(panel.message.text()) > 30
    assert panel.another.isVisible() and room.window.focusWidget() is panel.another
    room.qtbot.keyClick(panel.another, ESCAPE)
    assert room.page.stack.currentIndex() == 0


def test_names_are_pasted_into_the_line(room: Room):
    QGuiApplication.clipboard().setText("Nina Roth\nOtto Becker\nvon der Heide, Elke\n")
    room.page.begin_without.click()
    room.qtbot.keyClick(room.page.check_in.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.last_name for one in preview(room).people] == ["Roth", "Becker", "von der Heide"]


def test_a_table_is_pasted_onto_the_page(room: Room):
    QGuiApplication.clipboard().setText("\tName\tVorname\n\tRoth\tNina\n\tGroß\tJürgen\n")
    room.qtbot.keyClick(room.page.begin_import, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(one.last_name, one.first_name) for one in preview(room).people] == [("Roth", "Nina"), ("Groß", "Jürgen")]


def test_a_file_is_dropped_onto_the_page(room: Room, office_list: Path):
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(office_list)), QUrl.fromLocalFile("/elsewhere.csv")])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        brought,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.page.dropEvent(event)
    assert len(preview(room).people) == 3
    room.wait_for_word(office_list.name)


def test_the_dialog_does_not_wait(room: Room, office_list: Path):
    room.page.begin_import.click()
    dialog = room.page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(office_list))
    dialog.reject()
    assert len(preview(room).people) == 3


def test_400_people_are_shown_and_taken_over(room: Room, tmp_path: Path):
    path = write_list(tmp_path / "many.csv", [f"{n};Name{n};Nina;Firma {n % 40};Ort;;ja" for n in range(400)])
    room.page.import_file(path)
    assert len(preview(room).people) == 400
    table: ImportTable = room.page.importing.table
    assert table.sheet.rowCount() == 200
    room.qtbot.keyClick(table, ENTER, Qt.KeyboardModifier.ControlModifier)
    room.wait_for_rows(400)


def test_hostile_cells_are_plain_text(room: Room, tmp_path: Path):
    hostile = "<img src=/etc/passwd>" * 15
    room.page.import_file(
        write_list(tmp_path / "list.csv", [*LINES, f"8;{hostile};Nina;{hostile};x;;mal sehen & fragen"])
    )
    preview(room)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in room.page.findChildren(QLabel))
    long = next(finding for finding in preview(room).findings if hostile in finding.text)
    room.page.importing.findings.list.select(long.id)
    assert room.page.importing.findings.detail.text() == long.text


def test_another_event_gives_the_import_up(room: Room, office_list: Path):
    room.page.import_file(office_list)
    preview(room)
    room.workplace.choose("elsewhere", "")
    assert room.page.importing.draft is None
    assert room.page.stack.currentIndex() == 0


def test_pasted_text_and_files_are_read_alike(office_list: Path, tmp_path: Path):
    text = office_list.read_text(encoding="cp1252")
    pasted, filed = read_pasted_list(text, "pasted"), read_list_file(office_list)
    assert isinstance(pasted, list) and isinstance(filed, list)
    assert [one.reading for one in pasted] == [one.reading for one in filed]
    trouble = read_pasted_list("%PDF-1.4", "pasted")
    assert isinstance(trouble, ListTrouble) and (trouble.reason, trouble.values["file"]) == (ListFault.PDF, "pasted")
