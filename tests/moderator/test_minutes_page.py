"""Notes and decisions are typed while the evening runs; the PDF is made beside it, and trouble is said in words."""

import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, cockpit_on_new_file
from werkstatt.domain.minutes import Edition, Entry, EntryKind
from werkstatt.moderator.entry_form import EntryForm
from werkstatt.moderator.minutes_page import MinutesPage
from werkstatt.moderator.minutes_preview import MinutesPreview
from werkstatt.moderator.pointers import Pointers
from werkstatt.operations import action, agenda, event, live, minutes, person
from werkstatt.readmodels.minutes import minutes as minutes_picture

Key, CTRL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
PDF_TAKES_MS = 20_000


class Minutes:
    """The page in the cockpit, and what is on disk behind it. "Ankommen" is running."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.cockpit = cockpit
        page = cockpit.window.pages["minutes"]
        assert isinstance(page, MinutesPage)
        self.page = page
        self.said: list[str] = []
        cockpit.window.workplace.said.connect(lambda text, tone: self.said.append(text))
        cockpit.window_key(Key.Key_PageDown)
        cockpit.until(lambda: cockpit.running == "Ankommen")
        cockpit.window.turn_to("minutes")
        cockpit.until(lambda: page.where.currentText() == "Ankommen" and page.beside.save.isEnabled())

    @property
    def preview(self) -> MinutesPreview:
        return self.page.preview

    @property
    def form(self) -> EntryForm:
        return self.page.form

    @property
    def entries(self) -> list[Entry]:
        """As they are on disk."""
        return list(self.cockpit.session.desk.ask(minutes_picture, self.cockpit.night.event_id).result().entries)

    @property
    def texts(self) -> list[str]:
        return [entry.text for entry in self.entries]

    def shown(self) -> list[str]:
        """Headings and entries in the list, from the top."""
        rows = [self.page.list.rows.row_at(place) for place in range(self.page.list.rows.rowCount())]
        return [row.text if isinstance(row, Entry) else f"= {row.title}" for row in rows]

    def write(self, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.page.entry.setFocus()
        self.cockpit.write(self.page.entry, text)
        self.cockpit.qtbot.keyClick(self.page.entry, Key.Key_Return, modifier)

    def select(self, text: str) -> None:
        self.page.list.setFocus()
        self.page.list.select(next(entry.id for entry in self.entries if entry.text == text))

    def look_at_pages(self) -> None:
        pill = next(b for b in self.page.findChildren(QPushButton) if b.text() == "Seiten ansehen")
        self.cockpit.qtbot.mouseClick(pill, LEFT)
        self.cockpit.qtbot.waitUntil(lambda: self.preview.document.pageCount() > 0, timeout=PDF_TAKES_MS)

    def pdf(self) -> str:
        """What can be read in the preview."""
        document = self.preview.document
        return "".join(document.getAllText(page).text() for page in range(document.pageCount()))


@pytest.fixture
def paper(qtbot: QtBot, tmp_path: Path) -> Iterator[Minutes]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Minutes(cockpit)


def test_a_note_goes_under_the_running_item(paper: Minutes):
    paper.write("Alle kennen den Stand.")
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Alle kennen den Stand."])
    (entry,) = paper.entries
    assert (entry.kind, entry.item_id) == (EntryKind.NOTE, paper.cockpit.night.item_id("Ankommen"))
    assert paper.page.entry.hasFocus()


def test_ctrl_enter_writes_a_decision(paper: Minutes):
    paper.write("Wir treffen uns im März.", CTRL)
    paper.cockpit.until(lambda: [entry.kind for entry in paper.entries] == [EntryKind.DECISION])


def go_on(paper: Minutes) -> None:
    """The remote starts "Rückblick"."""
    paper.cockpit.clock.advance(timedelta(minutes=15))
    paper.cockpit.window_key(Key.Key_PageDown)
    paper.cockpit.until(lambda: paper.cockpit.running == "Rückblick")
    paper.cockpit.settle()


def test_what_runs_next_is_written_under_next(paper: Minutes):
    go_on(paper)
    assert paper.page.where.currentText() == "Rückblick"


def test_a_note_that_was_begun_stays_with_its_item_when_the_evening_goes_on(paper: Minutes):
    paper.cockpit.write(paper.page.entry, "Noch ein Satz")
    go_on(paper)
    assert paper.page.where.currentText() == "Ankommen"
    paper.cockpit.qtbot.keyClick(paper.page.entry, Key.Key_Return)
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Noch ein Satz"])
    assert paper.page.where.currentText() == "Rückblick"
    paper.write("Der nächste")
    paper.cockpit.until(lambda: paper.shown()[2:] == ["= Rückblick", "Der nächste"])


def test_a_note_that_was_begun_and_dropped_holds_nothing_up(paper: Minutes):
    paper.page.entry.setFocus()
    paper.cockpit.write(paper.page.entry, "N")
    go_on(paper)
    paper.cockpit.qtbot.keyClick(paper.page.entry, Key.Key_Backspace)
    assert paper.page.where.currentText() == "Rückblick"


def test_a_long_note_is_read_where_it_stands(paper: Minutes):
    long = "Die Gemeinde legt bis März eine Liste der leeren Häuser vor. " * 3
    paper.write(long)
    paper.cockpit.until(lambda: paper.page.subtitle.text().endswith(" 1 Eintrag."))
    paper.write("Kurz.")
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", long.strip(), "Kurz."])
    rows = paper.page.list
    heights = [rows.visualRect(rows.rows.index(place)).height() for place in range(3)]
    assert heights[0] == heights[2] < heights[1]


def test_saving_stays_in_sight_however_much_is_missing(paper: Minutes):
    desk, night = paper.cockpit.session.desk, paper.cockpit.night
    drafts = [(f"Programmpunkt mit einem langen Namen {number}", 5) for number in range(12)]
    desk.do(agenda.add_items, night.day_id, drafts, 1).result()
    for _item in range(14):
        paper.cockpit.clock.advance(timedelta(minutes=5))
        paper.cockpit.window_key(Key.Key_PageDown)
        paper.cockpit.settle()
    beside = paper.page.beside
    paper.cockpit.until(lambda: beside.missing.text() == "14 Programmpunkte ohne Eintrag:")
    assert len(pointers(beside.unwritten)) == 3
    assert beside.unwritten.more.text() == "und 11 weitere"
    paper.cockpit.window.resize(1366, 768)
    paper.cockpit.settle()
    save = paper.page.beside.save
    assert save.visibleRegion().boundingRect() == save.rect()


def test_notes_can_be_written_under_the_whole_event(paper: Minutes):
    paper.page.where.setFocus()
    paper.cockpit.qtbot.keyClick(paper.page.where, Key.Key_Home)
    paper.write("Gute Stimmung")
    paper.cockpit.until(lambda: paper.shown() == ["= ganze Veranstaltung", "Gute Stimmung"])


def test_pasted_lines_are_notes_and_one_step_of_undo(paper: Minutes):
    paper.page.entry.setFocus()
    QGuiApplication.clipboard().setText("eins\nzwei\n\ndrei\n")
    paper.cockpit.qtbot.keyClick(paper.page.entry, Key.Key_V, CTRL)
    paper.cockpit.until(lambda: paper.texts == ["eins", "zwei", "drei"])
    paper.cockpit.window.workplace.undo()
    paper.cockpit.until(lambda: paper.texts == [])


def test_an_entry_is_edited_below_the_list(paper: Minutes):
    paper.write("Altr Text")
    paper.cockpit.until(lambda: paper.texts == ["Altr Text"])
    paper.cockpit.settle()
    paper.select("Altr Text")
    paper.cockpit.press(Key.Key_Return)
    text, kind = paper.form.form.fields["text"], paper.form.form.fields["kind"]
    assert text.hasFocus()
    text.selectAll()
    paper.cockpit.write(text, "Neuer Text")
    kind.setFocus()
    paper.cockpit.until(lambda: paper.texts == ["Neuer Text"])
    paper.cockpit.qtbot.keyClick(kind, Key.Key_Down)
    paper.cockpit.until(lambda: paper.entries[0].kind is EntryKind.DECISION)
    paper.cockpit.window.workplace.undo()
    paper.cockpit.until(lambda: paper.entries[0].kind is EntryKind.NOTE)
    paper.cockpit.window.workplace.undo()
    paper.cockpit.until(lambda: paper.texts == ["Altr Text"])
    paper.cockpit.qtbot.keyClick(kind, Key.Key_Escape)
    assert not paper.form.isVisible()
    assert paper.page.list.hasFocus()


def test_an_emptied_text_is_not_taken(paper: Minutes):
    paper.write("Bleibt")
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Bleibt"])
    paper.select("Bleibt")
    paper.cockpit.press(Key.Key_Return)
    paper.form.form.fields["text"].clear()
    paper.cockpit.press(Key.Key_Escape)
    paper.cockpit.settle()
    assert paper.texts == ["Bleibt"]
    paper.cockpit.press(Key.Key_Return)
    assert paper.form.form.fields["text"].toPlainText() == "Bleibt"


def test_the_form_goes_with_its_entry(paper: Minutes):
    paper.write("Irrtum")
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Irrtum"])
    paper.select("Irrtum")
    paper.cockpit.press(Key.Key_Return)
    assert paper.form.isVisible()
    paper.cockpit.window.workplace.undo()
    paper.cockpit.until(lambda: not paper.form.isVisible())


def test_delete_removes_an_entry_and_leaves_headings_alone(paper: Minutes):
    paper.write("Weg damit")
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Weg damit"])
    paper.page.list.setFocus()
    paper.page.list.setCurrentIndex(paper.page.list.rows.index(0))
    for key in (Key.Key_Delete, Key.Key_Return):
        paper.cockpit.press(key)
    assert not paper.form.isVisible()
    paper.select("Weg damit")
    paper.cockpit.press(Key.Key_Delete)
    paper.cockpit.until(lambda: paper.shown() == [])
    paper.cockpit.window.workplace.undo()
    paper.cockpit.until(lambda: paper.shown() == ["= Ankommen", "Weg damit"])


def pointers(shown: Pointers) -> list[str]:
    """The lines that can be pressed."""
    return [made.accessibleName() for made in shown.buttons if made.isVisible()]


def test_before_anything_is_written_nobody_is_told_that_all_is_there(paper: Minutes):
    assert paper.page.beside.missing.text() == "Noch ist nichts notiert."
    paper.write("Ein Satz")
    paper.cockpit.until(lambda: paper.page.beside.missing.text() == "Nichts: Es ist alles da.")


def test_what_is_still_missing_leads_to_where_it_is_written(paper: Minutes):
    go_on(paper)
    beside = paper.page.beside
    paper.cockpit.until(lambda: pointers(beside.unwritten) == ["Rückblick"])
    assert beside.missing.text() == "1 Programmpunkt ohne Eintrag:"
    paper.page.turn_to(1)
    paper.page.where.setCurrentIndex(0)
    paper.cockpit.qtbot.mouseClick(beside.unwritten.buttons[0], LEFT)
    assert paper.page.stack.currentIndex() == 0
    assert paper.page.where.currentText() == "Rückblick"
    assert paper.page.entry.hasFocus()
    paper.write("Ein Satz")
    paper.cockpit.until(lambda: beside.missing.text() == "Nichts: Es ist alles da.")


def test_what_is_missing_of_another_day_is_written_there(paper: Minutes):
    desk, night = paper.cockpit.session.desk, paper.cockpit.night
    second = desk.do(event.add_day, night.event_id).result()
    desk.do(agenda.add_items, second, [("Auswertung", 5), ("Danach", 5)], 0).result()
    for _start in range(2):
        desk.do(live.proceed, second, paper.cockpit.clock.now()).result()
    beside = paper.page.beside
    paper.cockpit.until(lambda: "Auswertung" in pointers(beside.unwritten))
    beside.unwritten.buttons[pointers(beside.unwritten).index("Auswertung")].click()
    paper.cockpit.until(lambda: paper.page.where.currentText() == "Auswertung")
    assert paper.cockpit.window.workplace.day_id == second


def test_what_the_plan_lacks_leads_to_the_actions(paper: Minutes):
    add_action(paper, "")
    beside = paper.page.beside
    paper.cockpit.until(lambda: len(pointers(beside.plan)) == 2)
    assert pointers(beside.plan) == ["1 Maßnahme ohne Verantwortliche", "1 Maßnahme ohne Termin"]
    with paper.cockpit.qtbot.waitSignal(paper.page.page_wanted) as wanted:
        beside.plan.buttons[0].click()
    assert wanted.args == ["actions"]


def choose_the_other_edition(paper: Minutes) -> None:
    choice = paper.page.beside.edition_choice
    choice.setFocus()
    paper.cockpit.qtbot.keyClick(choice, Key.Key_Up if choice.currentIndex() else Key.Key_Down)


def add_action(paper: Minutes, who: str) -> None:
    paper.cockpit.session.desk.do(action.add_action, paper.cockpit.night.event_id, "Flyer", who=who).result()


def test_names_typed_by_hand_are_told_beside_the_preview_and_lead_to_their_line(paper: Minutes):
    add_action(paper, "Uwe Ende")
    paper.write("Frau Roth fragt nach.")
    paper.look_at_pages()
    beside, qtbot = paper.page.beside, paper.cockpit.qtbot
    told = ["Notiz zu „Ankommen“: „Frau Roth“", "Maßnahme 1, verantwortlich: „Uwe Ende“"]
    qtbot.waitUntil(lambda: pointers(beside.doubts) == told, timeout=PDF_TAKES_MS)
    assert beside.doubts_title.text() == "2 Namen sind zu prüfen"
    assert beside.doubts_help.isVisible()
    qtbot.mouseClick(beside.doubts.buttons[0], LEFT)
    assert paper.form.form.fields["text"].toPlainText() == "Frau Roth fragt nach."
    paper.form.form.fields["text"].selectAll()
    paper.cockpit.write(paper.form.form.fields["text"], "Es wird gefragt.")
    paper.cockpit.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: pointers(beside.doubts) == told[1:], timeout=PDF_TAKES_MS)
    paper.page.turn_to(1)
    choose_the_other_edition(paper)
    qtbot.waitUntil(lambda: not beside.doubts_help.isVisible(), timeout=PDF_TAKES_MS)


def test_a_name_in_the_plan_leads_to_the_actions(paper: Minutes):
    add_action(paper, "Uwe Ende")
    paper.cockpit.settle()
    paper.look_at_pages()
    doubts, qtbot = paper.page.beside.doubts, paper.cockpit.qtbot
    qtbot.waitUntil(lambda: len(pointers(doubts)) == 1, timeout=PDF_TAKES_MS)
    with qtbot.waitSignal(paper.page.page_wanted) as wanted:
        doubts.buttons[0].click()
    assert wanted.args == ["actions"]


def test_saving_says_that_names_are_to_be_checked(paper: Minutes, tmp_path: Path):
    add_action(paper, "Uwe Ende")
    paper.cockpit.settle()
    paper.page.save_to(tmp_path / "Protokoll.pdf")
    paper.cockpit.qtbot.waitUntil(lambda: bool(paper.said), timeout=PDF_TAKES_MS)
    assert paper.said == [
        f"Das Protokoll liegt in {tmp_path / 'Protokoll.pdf'}\n1 Name ist zu prüfen: siehe „Seiten ansehen“."
    ]


def test_the_pages_follow_the_writing_and_the_edition_and_keep_their_place(paper: Minutes):
    event_id, now = paper.cockpit.night.event_id, paper.cockpit.clock.now()
    desk = paper.cockpit.session.desk
    desk.do(person.add_walk_in, event_id, first_name="Sabine", last_name="Zetkin", now=now).result()
    long = [f"Notiz {count}: {'Viel zu sagen. ' * 40}" for count in range(30)]
    desk.do(minutes.write_entries, event_id, None, EntryKind.NOTE, long, now).result()
    paper.look_at_pages()
    qtbot = paper.cockpit.qtbot
    qtbot.waitUntil(lambda: "Notiz 29" in paper.pdf(), timeout=PDF_TAKES_MS)
    assert "Zetkin" not in paper.pdf()
    bar = paper.page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(700)
    paper.page.beside.edition_choice.setFocus()
    qtbot.keyClick(
        paper.page.beside.edition_choice,
        Key.Key_Up if paper.page.beside.edition_choice.currentIndex() else Key.Key_Down,
    )
    assert paper.page.edition is Edition.INTERNAL
    qtbot.waitUntil(lambda: "Zetkin" in paper.pdf(), timeout=PDF_TAKES_MS)
    assert bar.value() == 700
    desk.do(minutes.write_entries, event_id, None, EntryKind.NOTE, ["Nachgetragen"], now).result()
    qtbot.waitUntil(lambda: "Nachgetragen" in paper.pdf(), timeout=PDF_TAKES_MS)
    assert bar.value() == 700


def test_typing_goes_on_while_the_pdf_is_made(paper: Minutes, tmp_path: Path):
    target = tmp_path / "Protokoll.pdf"
    paper.page.save_to(target)
    for count in range(5):
        paper.write(f"Notiz {count}")
    paper.cockpit.until(lambda: len(paper.texts) == 5)
    assert not target.exists(), "the file was written before the notes: the window waited for it"
    paper.cockpit.qtbot.waitUntil(lambda: f"Das Protokoll liegt in {target}" in paper.said, timeout=PDF_TAKES_MS)
    assert target.read_bytes().startswith(b"%PDF-")


def test_where_nothing_can_be_written_a_sentence_says_so(paper: Minutes, tmp_path: Path):
    blocked = tmp_path / "Datei"
    blocked.write_text("kein Ordner", encoding="utf-8")
    paper.page.save_to(blocked / "Protokoll.pdf")
    paper.cockpit.qtbot.waitUntil(lambda: bool(paper.said), timeout=PDF_TAKES_MS)
    assert "„Protokoll.pdf“ ließ sich nicht schreiben" in paper.said[0]
    assert "%" not in paper.said[0]


def test_when_the_job_dies_a_sentence_says_so_and_the_next_one_works(paper: Minutes, tmp_path: Path):
    jobs = paper.cockpit.session.jobs
    process = jobs.run(os.getpid).result(timeout=20)
    paper.cockpit.window.workplace.relay.then(
        jobs.run(os.kill, process, signal.SIGKILL), lambda done: None, paper.cockpit.window.workplace.complain
    )
    paper.cockpit.qtbot.waitUntil(lambda: bool(paper.said), timeout=PDF_TAKES_MS)
    assert paper.said == [
        "Die Arbeit wurde unterbrochen. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal."
    ]
    paper.page.save_to(tmp_path / "Protokoll.pdf")
    paper.cockpit.qtbot.waitUntil(lambda: len(paper.said) == 2, timeout=PDF_TAKES_MS)
    assert paper.said[1].startswith("Das Protokoll liegt in")


def test_a_name_is_proposed_for_the_file(paper: Minutes):
    title = 'Netzwerk/Konferenz: "Wohnen"?\n' + "x" * 300
    paper.cockpit.session.desk.do(event.describe_event, paper.cockpit.night.event_id, title=title).result()
    paper.cockpit.settle()
    paper.cockpit.press(Key.Key_P, CTRL)
    paper.cockpit.until(lambda: paper.page.findChild(QFileDialog) is not None)
    dialog = paper.page.findChild(QFileDialog)
    name = Path(dialog.selectedFiles()[0]).name
    assert name.startswith("Protokoll Netzwerk Konferenz Wohnen x")
    assert name.endswith("x (öffentlich).pdf")
    assert len(name) < 120
    dialog.reject()
