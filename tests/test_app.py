"""The life of the program: the start screen, opening, closing, going back, and trouble said where it happened."""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desks import evening
from werkstatt import settings
from werkstatt.app import Program, begin
from werkstatt.desk import Desk
from werkstatt.domain.attachment import Attachment
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.minutes import Entry
from werkstatt.domain.person import Person
from werkstatt.domain.process import Process
from werkstatt.moderator import opening
from werkstatt.moderator.process_page import ProcessPage
from werkstatt.moderator.rehearsal import OPENS_AT
from werkstatt.moderator.rescue import RescueDialog, offer_backups
from werkstatt.moderator.session import Session
from werkstatt.operations.process import begin_process
from werkstatt.readmodels.agenda import agenda as agenda_picture

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    """The program, without what it loads behind its first picture."""
    interval = sys.getswitchinterval()
    made = Program()
    made._later.setInterval(3_600_000)
    yield made
    if made.session is not None:
        made.session.end()
    if made.start is not None:
        made.start.deleteLater()
    made._later.stop()
    made._later.deleteLater()
    sys.setswitchinterval(interval)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workshop file with the test evening."""
    with evening(tmp_path) as night:
        return night.desk.path


def opened(qtbot: QtBot, program: Program, *, before: Session | None = None) -> Session:
    """The session, once its window is there."""
    qtbot.waitUntil(lambda: program.session not in {None, before}, timeout=20_000)
    session = program.session
    assert session is not None
    qtbot.waitUntil(session.window.isVisible, timeout=20_000)
    return session


def go_on(qtbot: QtBot, session: Session, title: str) -> None:
    qtbot.waitUntil(lambda: session.window.agenda is not None)
    qtbot.mouseClick(session.window.strip.next, LEFT)
    for asked in session.window.banners.findChildren(QPushButton):
        if asked.text() == "Jetzt beginnen":  # the evening of the tests is not planned for today
            qtbot.mouseClick(asked, LEFT)
    qtbot.waitUntil(lambda: session.window.agenda.item is not None and session.window.agenda.item.title == title)


def files(folder: Path) -> list[str]:
    """All files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize("key", [None, Key.Key_Q, Key.Key_W])
def test_closing_leaves_one_plain_file_with_everything_in_it(
    qtbot: QtBot, program: Program, file: Path, key: Key | None
):
    """By the window's own button, by "Quit" and by "Close the file"."""
    program.open(file)
    session = opened(qtbot, program)
    go_on(qtbot, session, "Ankommen")
    process = session.jobs.run(os.getpid).result(20)
    page = session.window.pages["agenda"]
    session.window.turn_to("agenda")
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 5)  # type: ignore[attr-defined]
    qtbot.keyClick(page.list, Key.Key_Return)  # type: ignore[attr-defined]
    title = page.form.form.fields["title"]  # type: ignore[attr-defined]
    qtbot.waitUntil(title.hasFocus)
    title.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString("Begrüßung im Flur")
    QApplication.sendEvent(title, typed)
    if key is None:
        session.window.close()
    else:
        QTest.keyClick(session.window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.session is None)
    assert (program.start is not None) is (key is Key.Key_W)
    assert files(file.parent) == [file.name]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with_it = Desk.open(file, VirtualClock(session.desk.now()))
    picture = with_it.ask(agenda_picture, session.workplace.day_id).result()
    with_it.close()
    assert (picture.run is not None, picture.items[0].title) == (True, "Begrüßung im Flur")


def test_a_file_that_was_closed_is_one_press_away_on_the_start_screen(qtbot: QtBot, program: Program, file: Path):
    program.open(file)
    session = opened(qtbot, program)
    assert program.settings.left_open_file == str(file)
    session.leave()
    session.leave()  # twice is once
    assert program.settings.left_open_file == ""
    start = program.start
    assert start is not None
    qtbot.waitUntil(start.isActiveWindow)
    likeliest = start.focusWidget()
    assert likeliest is not None
    assert likeliest.accessibleName() == str(file)
    qtbot.mouseClick(likeliest, LEFT)
    assert opened(qtbot, program, before=session).desk.path == file


def test_going_back_to_a_backup_keeps_the_present_file_beside(qtbot: QtBot, program: Program, file: Path):
    clock = VirtualClock(OPENS_AT)
    program._begin(lambda: Desk.open(file, clock))
    session = opened(qtbot, program)
    qtbot.waitUntil(lambda: len(session.desk.backups()) == 1)
    clock.advance(timedelta(minutes=1))
    go_on(qtbot, session, "Ankommen")
    menu = session.menus.build()
    back = next(action for action in menu.actions() if action.text() == "Zurück zu…").menu()
    assert isinstance(back, QMenu)
    back.actions()[-1].trigger()
    (sheet,) = session.window.findChildren(QDialog)
    qtbot.mouseClick(next(b for b in sheet.findChildren(QPushButton) if b.property("role") == "primary"), LEFT)
    again = opened(qtbot, program, before=session)
    qtbot.waitUntil(lambda: again.window.agenda is not None)
    assert again.window.agenda.run is None
    again.window.close()
    qtbot.waitUntil(lambda: program.session is None)
    kept = next(path for path in file.parent.glob("*.werkstatt") if path != file)
    beside = Desk.open(kept, clock)
    assert beside.ask(agenda_picture, session.workplace.day_id).result().run is not None
    beside.close()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("brief.werkstatt", b"Sehr geehrte Damen und Herren, " * 50, "keine Werkstatt-Datei"),
        ("leer.werkstatt", b"", "ist leer"),
        ("weg.werkstatt", None, "Es gibt keine Datei"),
    ],
)
def test_what_cannot_be_opened_is_said_on_the_start_screen(
    qtbot: QtBot, program: Program, tmp_path: Path, name: str, content: bytes | None, words: str
):
    program.show_start()
    start = program.start
    assert start is not None
    if content is not None:
        (tmp_path / name).write_bytes(content)
    start.open_asked.emit(str(tmp_path / name))
    qtbot.waitUntil(start.trouble.isVisible)
    assert words in start.trouble.text()
    assert start.isEnabled()
    assert (tmp_path / name).read_bytes() == content if content is not None else not (tmp_path / name).exists()


def test_a_new_file_is_named_after_its_process_and_found_again(qtbot: QtBot, program: Program, tmp_path: Path):
    path = tmp_path / "Wohnen & Leben.werkstatt"
    program.show_start()
    assert program.start is not None
    program.start.create_asked.emit(str(path))
    session = opened(qtbot, program)
    assert program.start is None
    title = session.desk.ask(lambda records: records.find(Process)[0].title).result()
    assert title == "Wohnen & Leben"
    session.window.close()
    qtbot.waitUntil(lambda: program.session is None)
    program.show_start()
    recent = next(b for b in program.start.findChildren(QPushButton) if b.accessibleName() == str(path))
    assert recent.text() == "Wohnen && Leben"
    qtbot.mouseClick(recent, LEFT)
    opened(qtbot, program)


def test_an_existing_file_is_not_made_anew(qtbot: QtBot, program: Program, file: Path):
    before = file.read_bytes()
    program.show_start()
    assert program.start is not None
    program.start.create_asked.emit(str(file))
    qtbot.waitUntil(program.start.trouble.isVisible)
    assert file.read_bytes() == before


def test_a_long_name_keeps_the_start_screen_as_it_is(qtbot: QtBot, program: Program, tmp_path: Path):
    path = tmp_path / f"{'Verbandsgemeinde' * 14}.werkstatt"
    path.touch()
    program.settings.recent_files = [str(path)]
    program.show_start()
    assert program.start is not None
    qtbot.waitUntil(program.start.isVisible)
    assert program.start.width() <= 920
    assert program.start.minimumSizeHint().width() <= 880


def test_the_demo_opens_once_and_in_the_middle_of_its_evening(qtbot: QtBot, program: Program):
    program.show_start()
    start = program.start
    assert start is not None
    for _impatient in range(3):
        qtbot.mouseClick(start.demo, LEFT)
    session = opened(qtbot, program)
    qtbot.waitUntil(lambda: session.window.agenda is not None and session.window.agenda.item is not None)
    assert session.window.strip.rest.text().startswith("noch ")
    assert session.window.isMaximized()
    session.window.close()
    qtbot.waitUntil(lambda: program.session is None)
    assert program.start is None, "another one was opened, and said that the file is in use"
    assert settings.load().recent_files == []


def test_a_file_that_cannot_take_the_place_of_another_is_said(
    qtbot: QtBot, program: Program, file: Path, tmp_path: Path
):
    foreign = tmp_path / "brief.werkstatt"
    foreign.write_bytes(b"Sehr geehrte Damen und Herren" * 50)
    program.open(file)
    session = opened(qtbot, program)
    session.menus.reopen_asked.emit(partial(opening.open_desk, foreign))
    qtbot.waitUntil(lambda: program.start is not None and program.start.trouble.isVisible())
    assert files(tmp_path) == [file.name, foreign.name]
    recent = [button.accessibleName() for button in program.start.findChildren(QPushButton)]
    assert str(file) in recent


def back_up(qtbot: QtBot, session: Session) -> Path:
    qtbot.waitUntil(lambda: bool(session.desk.backups()))
    return session.desk.backups()[0].path


def rescue(qtbot: QtBot, program: Program) -> RescueDialog:
    """The offer on the start screen."""

    def visible() -> list[RescueDialog]:
        sheets = program.start.findChildren(RescueDialog) if program.start is not None else []
        return [sheet for sheet in sheets if sheet.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def spoil_while_open(qtbot: QtBot, session: Session) -> None:
    """Something else writes into the open file, and it is noticed."""
    os.truncate(session.desk.path, 10_000)
    session.workplace.do(lambda records: [records.find(noun) for noun in (Process, Person, Attachment, Entry)])
    session.workplace.do(begin_process, "noch einer")
    session.window.guardian.back_up()
    qtbot.waitUntil(lambda: any("beschädigt" in text or "damaged" in text for text in session.window.banners.texts()))


def test_going_back_works_when_it_is_needed_most(qtbot: QtBot, program: Program, file: Path):
    """The open file is damaged, so closing it gives trouble."""
    program.open(file)
    session = opened(qtbot, program)
    backup = back_up(qtbot, session)
    spoil_while_open(qtbot, session)
    session.menus.reopen_asked.emit(partial(opening.put_back_desk, file, backup))
    again = opened(qtbot, program, before=session)
    assert again.desk.ask(lambda records: records.find(Process)[0].title).result() == "Masterplan"
    assert len(list(file.parent.glob("*.werkstatt"))) == 2
    said = " ".join(again.window.banners.texts())
    assert "Masterplan (Stand" in said
    assert "damaged" not in said
    assert "beschädigt" not in said


def test_closing_a_damaged_file_offers_its_backups(qtbot: QtBot, program: Program, file: Path):
    program.open(file)
    session = opened(qtbot, program)
    back_up(qtbot, session)
    spoil_while_open(qtbot, session)
    session.window.close()
    rescue(qtbot, program).reject()
    assert program.start is not None
    assert program.start.isEnabled()


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and then nothing", b"Sehr geehrte Damen und Herren", None])
def test_backups_are_offered_for_a_file_that_can_not_be_used(
    qtbot: QtBot, program: Program, file: Path, damage: bytes | None
):
    program.open(file)
    session = opened(qtbot, program)
    backup = back_up(qtbot, session)
    session.window.close()
    qtbot.waitUntil(lambda: program.session is None)
    file.unlink() if damage is None else file.write_bytes(damage)
    program.open(file)
    sheet = rescue(qtbot, program)
    assert sheet.isModal()
    assert len(sheet.choices) == 1
    backup.with_suffix(".sha256").write_text("0" * 64, encoding="utf-8")
    qtbot.mouseClick(sheet.choices[0], LEFT)
    sheet = rescue(qtbot, program)  # that one is damaged, too
    assert (file.read_bytes() if file.exists() else None) == damage
    backup.with_suffix(".sha256").unlink()
    qtbot.mouseClick(sheet.choices[0], LEFT)
    again = opened(qtbot, program)
    assert again.desk.ask(lambda records: records.find(Process)[0].title).result() == "Masterplan"


def test_a_file_without_backups_is_offered_none(qtbot: QtBot, program: Program, tmp_path: Path):
    (tmp_path / "leer.werkstatt").touch()
    program.open(tmp_path / "leer.werkstatt")
    qtbot.waitUntil(lambda: program.start is not None and program.start.trouble.isVisible())
    assert program.start is not None
    assert program.start.findChild(RescueDialog) is None
    assert offer_backups(program.start, ValueError(), lambda *_: None) is None


def test_trouble_with_the_earlier_file_is_said_in_the_next_one(qtbot: QtBot, program: Program, file: Path):
    program.open(file)
    session = opened(qtbot, program)
    other = file.with_name("Anderes.werkstatt")
    file.rename(file.with_name("weg.werkstatt"))
    session.workplace.do(begin_process, "noch einer")
    session.menus.reopen_asked.emit(partial(opening.create_desk, other))
    again = opened(qtbot, program, before=session)
    assert again.desk.path == other
    assert any("Fassung" in text for text in again.window.banners.texts())


def test_a_new_file_from_a_template_asks_for_its_first_event(qtbot: QtBot, program: Program, tmp_path: Path):
    program.show_start()
    assert program.start is not None
    program.start.template_asked.emit(str(tmp_path / "Neu.werkstatt"), "world-cafe")
    session = opened(qtbot, program)
    page = session.window.pages["process"]
    assert isinstance(page, ProcessPage)
    qtbot.waitUntil(page.new_event.isVisible)
    assert page.new_event.template.value() == "world-cafe"


def test_the_program_begins_with_the_start_screen(qtbot: QtBot, program: Program):
    begin(program, None)
    assert program.start is not None
    qtbot.waitUntil(program.start.isVisible)
    assert program.start.new.hasFocus() or not program.start.isActiveWindow()


def test_the_windows_have_an_icon(program: Program):
    program._show_icon()
    assert not program.application.windowIcon().pixmap(32, 32).isNull()


def test_a_file_left_open_is_opened_again_unless_it_is_gone(qtbot: QtBot, program: Program, file: Path):
    program.settings.left_open_file = str(file.with_name("weg.werkstatt"))
    begin(program, None)
    assert program.start is not None
    program.settings.left_open_file, program.settings.left_open_page = str(file), "minutes"
    begin(program, None)
    assert opened(qtbot, program).window.page_key == "minutes"
