"""Every page on small screens, by keyboard alone, and with names that nobody expects."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.support.cockpit import Cockpit
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond
from werkstatt.domain.minutes import EntryKind
from werkstatt.domain.process import Process
from werkstatt.moderator.cafe_page import CafePage
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import action, agenda, cafe, cafe_round, event, live, minutes, person, process, seat
from werkstatt.qtkit.elided import ElidedButton, ElidedLabel
from werkstatt.readmodels.cafe import cafe as cafe_picture

Key = Qt.Key
PAGES = ("process", "people", "agenda", "actions", "minutes")
CAFE_TABS = range(5)
SIZES = [(1366, 768), (1280, 760), (1024, 700)]
HOSTILE = "<img src=/etc/passwd><b>fett</b> 👩‍👩‍👧 שלום עולם \u202eumgedreht &amp; && " + "Verbandsgemeinde" * 15
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QAbstractItemView)


def fill(cockpit: Cockpit, words: str = "") -> None:
    """An evening with something on every page; all its names end in `words`."""
    desk, night, now = cockpit.session.desk, cockpit.night, cockpit.clock.now()
    assert night is not None

    def do(operation, *args, **values):
        return desk.do(operation, *args, **values).result()

    def named(text: str) -> str:
        return f"{text} {words}".strip()

    process_id = desk.ask(lambda records: records.find(Process)[0].id).result()
    do(process.describe_process, process_id, title=named("Masterplan"), aim=named("Gut leben"))
    for title in ("Analyse", "Netzwerkkonferenz", "Entwicklerwerkstatt"):
        do(process.add_stage, named(title))
    for title in ("Bündnis neues Wohnen", "Fachkräfte"):
        initiative = do(process.add_initiative, named(title), named("Gut wohnen"))
        do(process.write_focus_points, initiative, [named("Ortskerne"), named("Leerstand")])
    do(event.describe_event, night.event_id, title=named("Netzwerkkonferenz"), place=named("Gemeindehalle"))
    for item in night.picture.items:
        do(agenda.change_item, item.id, title=named(item.title), notes=named("Notiz"), responsible=named("Sie"))
    for name in ("Sabine", "Jürgen"):
        do(
            person.add_walk_in,
            night.event_id,
            first_name=name,
            last_name=named("Roth"),
            organisation=named("Kreis"),
            now=now,
        )
    cafe_id = do(cafe.begin_cafe, night.day_id, named("Projekt-Café"), (), 2)
    do(cafe_round.add_round, cafe_id, [ItemDraft("Wechsel", 5, ItemKind.CHANGE), ItemDraft("R 2", 5, ItemKind.CAFE)])
    seated = desk.ask(cafe_picture, cafe_id).result()
    for place, guest in enumerate(seated.guests):
        do(seat.move, seated.rounds[1].id, guest, seated.tables[place].id)
    do(cafe.bind, cafe_id, Bond.APART, *seated.guests)
    do(action.add_action, night.event_id, what=named("Einladen"), who=named("Frau Roth"))
    do(live.proceed, night.day_id, now)
    do(live.start_timer, night.event_id, named("Gruppe A"), 600, now)
    texts = [named("Alle kennen den Stand.")]
    do(minutes.write_entries, night.event_id, night.item_id(named("Ankommen")), EntryKind.DECISION, texts, now)
    cockpit.clock.advance(timedelta(minutes=40))
    cockpit.settle()
    cockpit.tick()


def turn_to(cockpit: Cockpit, key: str) -> None:
    cockpit.window.turn_to(key)
    cockpit.settle()
    cockpit.tick()
    QApplication.processEvents()


def turn_to_tab(cockpit: Cockpit, tab: int) -> None:
    """A tab of the café's page."""
    turn_to(cockpit, "cafe")
    cockpit.window.pages["cafe"].turn_to(tab)  # type: ignore[attr-defined]
    cockpit.settle()
    QApplication.processEvents()


def open_form(cockpit: Cockpit, key: str) -> None:
    """Open what is edited below the list of a page."""
    page = cockpit.window.pages[key]
    if key == "process":
        page.edit_process.click()  # type: ignore[attr-defined]
    else:
        rows = page.check_in.list if key == "people" else page.list  # type: ignore[attr-defined]
        rows.setFocus()
        rows.setCurrentIndex(rows.rows.index(rows.rows.rowCount() - 1))
        cockpit.press(Key.Key_Return)
    cockpit.settle()
    QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """The visible texts that have less room than they need, as "text: needed > there is"."""
    found = []
    for shown in window.findChildren(QWidget):
        if not shown.isVisible() or isinstance(shown, ElidedLabel | ElidedButton) or not _text(shown):
            continue
        hint, wraps = shown.sizeHint(), isinstance(shown, QLabel) and shown.wordWrap()
        if not wraps and hint.width() > shown.width():
            found.append(f"{_text(shown)!r}: {hint.width()} > {shown.width()} wide")
        needed = shown.heightForWidth(shown.width()) if wraps else shown.fontMetrics().height()
        if needed > shown.height() + 1:
            found.append(f"{_text(shown)!r}: {needed} > {shown.height()} high")
        inside = shown.parentWidget().rect() if shown.parentWidget() else shown.rect()
        if not _scrolls(shown) and shown.geometry().right() > inside.right():
            found.append(f"{_text(shown)!r} reaches out of its place")
    return found


def _text(shown: QWidget) -> str:
    return shown.text() if isinstance(shown, QLabel | QAbstractButton) else ""


def _scrolls(shown: QWidget) -> bool:
    return shown.parentWidget() is not None and shown.parentWidget().objectName() == "qt_scrollarea_viewport"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off_on_small_screens(cockpit: Cockpit, size: tuple[int, int]):
    fill(cockpit)
    cockpit.window.resize(*size)
    for key in PAGES:
        turn_to(cockpit, key)
        assert (cockpit.window.width(), cockpit.window.height()) == size, key
        assert (key, cut_off(cockpit.window)) == (key, [])
        open_form(cockpit, key)
        assert (cockpit.window.width(), cockpit.window.height()) == size, f"form on {key}"
        assert (f"form on {key}", cut_off(cockpit.window)) == (f"form on {key}", [])
        assert cockpit.window.strip.next.geometry().right() < size[0]


@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_the_cafe_is_cut_off_on_small_screens(cockpit: Cockpit, size: tuple[int, int]):
    fill(cockpit)
    cockpit.window.resize(*size)
    for tab in CAFE_TABS:
        turn_to_tab(cockpit, tab)
        assert (cockpit.window.width(), cockpit.window.height()) == size, tab
        assert (tab, cut_off(cockpit.window)) == (tab, [])
    page: CafePage = cockpit.window.pages["cafe"]  # type: ignore[assignment]
    page.setup.edit_table(page.setup.tables.rows.row_at(1).id)
    page.turn_to(3)
    QApplication.processEvents()
    assert cut_off(cockpit.window) == []
    page.turn_to(1)
    page.rounds.mix_anew()
    cockpit.until(lambda: page.rounds.remix.effect.text() and page.rounds.remix._found is not None)
    cockpit.settle()
    assert cut_off(cockpit.window) == []
    person = page.rounds.cards[next(iter(page.rounds.cards))].chips
    person.asked.emit(person.current() or person.rows.row_at(0).id, "2")
    QApplication.processEvents()
    assert cut_off(cockpit.window) == []


def test_banners_leave_the_pages_usable_on_the_smallest_screen(cockpit: Cockpit):
    fill(cockpit)
    cockpit.window.resize(1024, 700)
    turn_to(cockpit, "agenda")
    workplace: Workplace = cockpit.window.workplace
    for text in ("Das hat nicht geklappt. Alles vorher Gespeicherte ist sicher. " * 2, "Der Akku steht bei 20 %."):
        workplace.say(text, "alert")
    QApplication.processEvents()
    assert cut_off(cockpit.window) == []
    assert cockpit.window.height() == 700
    assert cockpit.window.pages["agenda"].list.height() > 100  # type: ignore[attr-defined]


def test_hostile_names_are_plain_text_and_widen_nothing(cockpit: Cockpit):
    cockpit.window.resize(1366, 768)
    fill(cockpit, HOSTILE)
    for key in PAGES:
        turn_to(cockpit, key)
        hint = cockpit.window.minimumSizeHint()
        assert (hint.width() <= 1024, hint.height() <= 768) == (True, True), f"{key}: {hint}"
        open_form(cockpit, key)
        hint = cockpit.window.minimumSizeHint()
        assert (hint.width() <= 1024, hint.height() <= 768) == (True, True), f"form on {key}: {hint}"
        for shown in cockpit.window.findChildren(QWidget):
            if isinstance(shown, QLabel):
                assert shown.textFormat() is Qt.TextFormat.PlainText, shown.text()
            assert "<img" not in shown.toolTip()
            assert "<b>" not in shown.toolTip()
    for tab in CAFE_TABS:
        turn_to_tab(cockpit, tab)
        hint = cockpit.window.minimumSizeHint()
        assert (hint.width() <= 1024, hint.height() <= 768) == (True, True), f"tab {tab}: {hint}"
        for shown in cockpit.window.findChildren(QLabel):
            assert shown.textFormat() is Qt.TextFormat.PlainText, shown.text()
    assert "<img src=/etc/passwd>" in cockpit.window.strip.title.accessibleName()
    assert cockpit.window.strip.next.shortcut().isEmpty()
    assert cockpit.window.size().width() == 1366


def controls(window: QWidget) -> list[QWidget]:
    """What a person can act on: visible, enabled, and reached by Tab."""
    return [
        found
        for found in window.findChildren(QWidget)
        if isinstance(found, CONTROLS)
        and found.isVisible()
        and found.isEnabled()
        and found.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(found.parent(), QSpinBox)  # which speaks for the line inside
    ]


@pytest.mark.parametrize("key", PAGES)
@pytest.mark.parametrize("with_form", [False, True])
def test_tab_comes_by_every_control_and_where_it_is_can_be_seen(cockpit: Cockpit, key: str, with_form: bool):
    fill(cockpit)
    turn_to(cockpit, key)
    if with_form:
        open_form(cockpit, key)
    go_round(cockpit)


@pytest.mark.parametrize("tab", CAFE_TABS)
def test_tab_comes_by_every_control_of_the_cafe(cockpit: Cockpit, tab: int):
    fill(cockpit)
    turn_to_tab(cockpit, tab)
    go_round(cockpit)


def go_round(cockpit: Cockpit) -> None:
    """Tab reaches everything, all of it has a name, and where the keyboard is can be seen."""
    window, reached = cockpit.window, []
    cockpit.until(window.isActiveWindow)
    for _step in range(120):
        QApplication.focusWidget() or window.strip.menu.setFocus()
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        reached.append(focused)
        cockpit.qtbot.keyClick(focused, Key.Key_Tab)
    missed = [control for control in controls(window) if control not in reached]
    assert [(type(control), control.accessibleName()) for control in missed] == []
    for control in controls(window):
        assert control.accessibleName() or (isinstance(control, QPushButton) and control.text()), control
    for focused in reached:
        window.setFocus()
        without = focused.grab().toImage()
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        assert focused.grab().toImage() != without, f"{focused} “{focused.accessibleName()}” looks the same with focus"
