"""The page "Prozess" by keyboard: the road, the initiatives, the head, and what is due."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.support.bench import Bench, bench
from werkstatt.domain.action import ActionState
from werkstatt.domain.process import Process
from werkstatt.moderator.action_form import ActionForm
from werkstatt.moderator.initiative_form import InitiativeForm
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.noun_form import NounForm, lines_of
from werkstatt.moderator.process_form import ProcessForm
from werkstatt.moderator.process_page import ProcessPage
from werkstatt.moderator.road import Tense
from werkstatt.moderator.stage_form import StageForm
from werkstatt.operations import action, event, process
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.readmodels.process import process as process_picture
from werkstatt.storage.records import Records

Key = Qt.Key


@pytest.fixture
def at(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ProcessPage) as opened:
        yield opened


def seen(at: Bench) -> ProcessPicture:
    return at.desk.ask(process_picture).result()


def head(at: Bench) -> Process:
    found = seen(at).process
    assert found is not None
    return found


def stages(at: Bench) -> list[str]:
    return [stage.title for stage in seen(at).stages]


def initiatives(at: Bench) -> list[str]:
    return [shown.title for shown in seen(at).initiatives]


def lay_road(at: Bench, *titles: str) -> list[str]:
    keys = [at.do(process.add_stage, title) for title in titles]
    at.until(lambda: at.page.road.rows.rowCount() == len(titles))
    at.go_to(at.page.road)
    return keys


def found(at: Bench, *titles: str) -> list[str]:
    """Initiatives that are there already when the test begins."""
    keys = [at.do(process.add_initiative, title) for title in titles]
    at.until(lambda: at.page.cards.keys() == keys)
    return keys


def form(at: Bench, kind: type[NounForm]) -> dict[str, Any]:
    """The editors of a form, once it is open and has the keyboard."""
    fields = at.page.form(kind).form.fields
    at.until(lambda: next(iter(fields.values())).hasFocus())
    return fields


# The road


def test_the_present_stage_is_the_one_of_the_chosen_event(at):
    lay_road(at, "Ziel")
    at.do(process.add_stage, "Netzwerkkonferenz", event_id=at.night.event_id)
    at.do(process.add_stage, "Werkstätten", period="ab März")
    rows = at.page.road.rows
    at.until(lambda: rows.rowCount() == 3)
    steps = [rows.row_at(place) for place in range(3)]
    assert [step.tense for step in steps] == [Tense.PAST, Tense.PRESENT, Tense.AHEAD]
    assert [step.note for step in steps] == ["", "hier · 18.01.2023", "ab März"]


def test_a_stage_is_edited_below_the_road(at):
    _first, second = lay_road(at, "Ziel", "Felder")
    at.press(Key.Key_Right, Key.Key_Return)
    form(at, StageForm)
    at.press(
        "Handlungsfelder",
        Key.Key_Tab,
        "2022",
        Key.Key_Tab,
        Key.Key_Down,
        Key.Key_Tab,
        "Sechs Workshops",
        Key.Key_Escape,
    )
    at.until(lambda: at.page.road.current().note == "2022" or at.page.road.current().note.endswith("2022"))
    stage = at.desk.ask(process_picture).result().stages[1]
    assert (stage.id, stage.title, stage.period, stage.summary) == (
        second,
        "Handlungsfelder",
        "2022",
        "Sechs Workshops",
    )
    assert stage.event_id == at.night.event_id
    assert at.page.form(StageForm).isHidden()
    assert at.page.road.hasFocus()


def test_stages_are_moved_added_and_removed_by_keyboard(at):
    lay_road(at, "a", "b", "c")
    assert at.page.road.current().title == "a"
    at.press(Key.Key_Right, alt=True)
    at.until(lambda: stages(at) == ["b", "a", "c"])
    at.until(lambda: at.page.road.currentIndex().row() == 1)
    at.press(Key.Key_Delete)
    at.until(lambda: at.page.road.rows.rowCount() == 2)
    at.press("+")
    fields = form(at, StageForm)
    assert fields["title"].selectedText() == "Neue Phase"
    at.press("d", Key.Key_Escape)
    at.until(lambda: stages(at) == ["b", "c", "d"])
    for _deed in range(4):
        at.workplace.undo()
    at.until(lambda: stages(at) == ["a", "b", "c"])


def test_a_form_goes_with_its_stage(at):
    (key,) = lay_road(at, "a")
    at.press(Key.Key_Return)
    form(at, StageForm)
    at.press("halb getippt")
    at.do(process.remove_stage, key)
    at.until(at.page.form(StageForm).isHidden)
    assert not at.said


# The initiatives


def test_an_initiative_is_added_and_described(at):
    at.page.add_initiative.click()
    form(at, InitiativeForm)
    at.press("Bündnis neues Wohnen", Key.Key_Tab, "Gut wohnen", Key.Key_Tab)
    at.press("zeigen", Key.Key_Return, "  ", Key.Key_Return, "prüfen", Key.Key_Escape)
    at.until(lambda: seen(at).initiatives and len(seen(at).initiatives[0].points) == 2)
    shown = seen(at).initiatives[0]
    assert (shown.title, shown.initiative.aim) == ("Bündnis neues Wohnen", "Gut wohnen")
    assert [point.text for point in shown.points] == ["zeigen", "prüfen"]
    card = at.page.cards.card(shown.id)
    at.until(lambda: "prüfen" in card.accessibleDescription())
    assert card.hasFocus()
    texts = [made.text() for made in card.findChildren(QLabel)]
    assert "Ziel: Gut wohnen" in texts
    assert "0 Maßnahmen" in texts


def test_arrows_go_from_card_to_card(at):
    keys = found(at, "a", "b", "c")
    at.page.cards.select(keys[0])
    for key, place in ((Key.Key_Right, 1), (Key.Key_Left, 0), (Key.Key_Down, 2), (Key.Key_Down, 2), (Key.Key_Up, 0)):
        at.press(key)
        assert at.page.cards.card(keys[place]).hasFocus()
    at.press(Key.Key_Return)
    assert form(at, InitiativeForm)["title"].text() == "a"


def test_cards_are_moved_and_removed_and_the_keyboard_stays(at):
    keys = found(at, "a", "b", "c")
    at.page.cards.select(keys[0])
    at.press(Key.Key_Down, alt=True)
    at.until(lambda: at.page.cards.keys() == [keys[1], keys[0], keys[2]])
    assert at.page.cards.card(keys[0]).hasFocus()
    at.press(Key.Key_Delete)
    at.until(lambda: initiatives(at) == ["b", "c"])
    at.until(lambda: at.page.cards.keys() == [keys[1], keys[2]])
    assert at.page.cards.card(keys[2]).hasFocus()
    at.workplace.undo()
    at.until(lambda: at.page.cards.keys() == [keys[1], keys[0], keys[2]])


# The head


def test_the_head_is_described(at):
    at.go_to(at.page.edit_process)
    at.press(Key.Key_Space)
    form(at, ProcessForm)
    texts = ("Vom Mangel zur Region", "Verbandsgemeinde", "10.1.2022", "30.6.24", "Fachkräfte", "Gut leben")
    for text in texts:
        at.press(text, Key.Key_Tab)
    at.press("Wohnen", Key.Key_Return, "Handwerk", Key.Key_Tab, "Wirkung", Key.Key_Escape)
    at.until(lambda: seen(at).criteria)
    assert head(at) == Process(
        id=head(at).id,
        title=texts[0],
        sponsor=texts[1],
        starts_on=date(2022, 1, 10),
        ends_on=date(2024, 6, 30),
        challenge=texts[4],
        aim=texts[5],
    )
    assert [field.title for field in seen(at).fields] == ["Wohnen", "Handwerk"]
    at.until(lambda: at.page.title.text() == texts[0])
    assert at.page.subtitle.text() == "Ziel: Gut leben"
    assert at.page.edit_process.hasFocus()


def test_an_empty_process_says_what_it_is_for_and_begins(at):
    at.do(Records.remove, Process, [head(at).id])
    page = at.page
    at.until(page.begin.isVisible)
    invitation: Invitation = page.invitation
    assert "Weg des ganzen Prozesses" in invitation.sentence.text()
    page.begin.click()
    assert form(at, ProcessForm)["title"].selectedText() == "Neuer Prozess"
    at.press("Masterplan", Key.Key_Escape)
    at.until(lambda: page.title.text() == "Masterplan")
    assert page.begin.isHidden()
    page.add_stage.click()
    form(at, StageForm)
    assert page.add_stage.isVisible()
    found(at, "Wohnen")
    assert page.invitation.isHidden()


def test_a_file_without_events_shows_its_process(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ProcessPage, chosen=False) as at:
        at.until(lambda: at.page.title.text() == "Masterplan")


def test_lines_say_something():
    assert lines_of(" a  b \n\n\tc\n ") == ["a b", "c"]


# What is due


def leave_open(at: Bench, **values: object) -> str:
    earlier = at.do(event.add_event, "Workshop", date(2022, 6, 14), time(18))
    return at.do(action.add_action, earlier, "Leerstandskataster", **values)


def spoken(rows: Any) -> list[str]:
    return [rows.data(rows.index(place)) for place in range(rows.rowCount())]


def test_what_is_due_says_who_and_how_late(at):
    due = at.page.beside.due
    assert due.isHidden()
    leave_open(at, who="Bauamt", due=date(2022, 12, 28))
    at.until(due.isVisible)
    assert spoken(due.rows) == ["Leerstandskataster, Bauamt, seit 3 Wochen überfällig"]
    at.night.clock.advance(timedelta(days=7))
    at.workplace.ticked.emit()
    assert spoken(due.rows) == ["Leerstandskataster, Bauamt, seit 4 Wochen überfällig"]


def test_a_due_action_is_followed_up_in_place(at):
    leave_open(at)
    due = at.page.beside.due
    at.until(due.isVisible)
    assert spoken(due.rows) == ["Leerstandskataster, noch niemand, ohne Termin"]
    at.go_to(due)
    at.press(Key.Key_Return)
    fields = form(at, ActionForm)
    at.press(Key.Key_Tab, Key.Key_Tab, "Bauamt", Key.Key_Tab)
    at.until(lambda: "Bauamt" in spoken(due.rows)[0])
    at.go_to(fields["state"])
    at.press(Key.Key_End)
    at.until(due.isHidden)
    assert at.page.form(ActionForm).isHidden()
    assert not seen(at).unfinished


# Text from people


def test_what_people_wrote_is_plain_text(at):
    evil = "<img src=/etc/passwd> & <b>fett</b> " + "langerTitel " * 30
    lay_road(at, evil)
    (key,) = found(at, evil)
    at.do(process.write_focus_points, key, [evil])
    at.do(process.describe_process, head(at).id, title=evil, aim=evil)
    leave_open(at, who=evil, due=date(2023, 1, 1), state=ActionState.UNDER_WAY)
    at.until(lambda: at.page.title.text() == evil)
    at.page.cards.select(key)
    at.press(Key.Key_Return)
    form(at, InitiativeForm)
    labels = at.page.window().findChildren(QLabel)
    assert {made.textFormat() for made in labels} == {Qt.TextFormat.PlainText}
    assert at.page.window().height() == 682
