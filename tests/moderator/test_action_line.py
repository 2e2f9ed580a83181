"""A row of the plan: every part gets the width that is there, and none is cut beside free space."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from werkstatt.domain.action import Action, ActionState
from werkstatt.moderator.action_line import Columns, PlanLine, cut_words, painted_line, plan_line, spoken_line
from werkstatt.qtkit import fonts
from werkstatt.qtkit.row_delegate import Cell
from werkstatt.readmodels.actions import ActionsPicture
from werkstatt.readmodels.table_notes import Origin
from werkstatt.wording.minutes_cafe import from_table

DAY = date(2023, 1, 18)
LAPTOP, SMALL = 808, 466  # the widths of the list in windows of 1366 and 1024 pixels
MARGIN, GAP = 16, 12


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def lines(*actions: tuple[str, str], due: date | None = date(2023, 6, 30)) -> list[PlanLine]:
    made = [
        Action(id=what, event_id="event", rank=rank, what=what, who=who, partners="Kreishandwerkerschaft", due=due)
        for rank, (what, who) in enumerate(actions)
    ]
    return [plan_line(action, number, {}, DAY) for number, action in enumerate(made, start=1)]


def cells(plan: Sequence[PlanLine], width: int, place: int = 0) -> Sequence[Cell]:
    return painted_line(plan[place], Columns.of(plan), width).cells


def needed(text: str) -> int:
    return QFontMetrics(fonts.font(15)).horizontalAdvance(text)


def rest(row: Sequence[Cell], width: int) -> int:
    """What the second cell gets, which has no width of its own."""
    return width - 2 * MARGIN - GAP * (len(row) - 1) - sum(cell.width for cell in row)


PLAN = (
    ("Zehn Eigentümerinnen und Eigentümer leerer Häuser", "Ortsgemeinde Sensweiler"),
    ("Haus für ein Muster im Ortskern finden", "Wohnungsbaugenossenschaft"),
)


def test_on_a_laptop_nothing_is_cut_while_there_is_room():
    plan = lines(*PLAN)
    for place, (what, who) in enumerate(PLAN):
        row = cells(plan, LAPTOP, place)
        assert row[2].width >= needed(who)
        assert rest(row, LAPTOP) >= needed(what)
        assert [cell.text for cell in row[3:]] == ["30.06.2023", "offen"]


def test_what_is_to_be_done_takes_what_short_names_leave():
    plan = lines(("Flyer drucken " * 4, "Bauamt"))
    row = cells(plan, LAPTOP)
    assert rest(row, LAPTOP) > LAPTOP // 2
    assert row[2].width < LAPTOP // 4


def test_in_a_small_window_the_state_goes_below_the_date():
    row = cells(lines(*PLAN), SMALL)
    assert (row[3].text, row[3].below) == ("30.06.2023", "offen")
    assert len(row) == 4
    assert rest(row, SMALL) > row[2].width > SMALL // 5


def test_what_is_late_says_so_in_every_window():
    plan = lines(*PLAN, due=date(2022, 12, 28))
    for width in (SMALL, LAPTOP):
        assert cells(plan, width)[3].below == "seit 3 Wochen überfällig"


def test_what_is_over_is_not_asked_for_anybody():
    done = Action(id="a", event_id="event", rank=0, what="Flyer", who="", state=ActionState.DONE)
    open_one = Action(id="b", event_id="event", rank=1, what="Halle", who="")
    plan = [plan_line(action, 1, {}, DAY) for action in (done, open_one)]
    assert [cells(plan, LAPTOP, place)[2].tone.name for place in (0, 1)] == ["MUTED", "WARN"]


def from_note(what: str, topic: str, initiative: str = "") -> PlanLine:
    """The line of an action that a note of table 3 became."""
    row = Action(id="a", event_id="e", rank=0, what=what, note_id="note", initiative_id="i", due=date(2023, 6, 30))
    picture = ActionsPicture(actions=[row], initiatives=[], origins={"note": Origin(1, 3)}, topics={"note": topic})
    return plan_line(row, 1, {"i": initiative}, DAY, picture)


def test_an_action_says_at_which_table_it_came_up():
    line = from_note("Fahrplan", "Wohnen", "Wohnen")
    below = f"{from_table(1, 3)} · Wohnen"
    assert cells([line], LAPTOP)[1].below == below
    assert spoken_line(line).endswith(below)
    assert from_note("Fahrplan", "Wohnen").below == below
    assert from_note("Fahrplan", "Wohnen", "Dörfer").below == f"{below} · Dörfer"
    assert lines(("Fahrplan", "Bauamt"))[0].below == ""


def test_only_what_is_cut_is_told_in_full():
    short, long = from_note("Fahrplan", "Wohnen"), from_note("Fahrplan " * 30, "Wohnen im Ortskern " * 9)
    assert cut_words(short, Columns.of([short]), LAPTOP) == ""
    assert cut_words(long, Columns.of([long]), LAPTOP) == f"{long.action.what}\n{long.below}"
    titled = from_note("Fahrplan", "Wohnen im Ortskern " * 9)
    assert cut_words(titled, Columns.of([titled]), LAPTOP) == titled.below


@given(what=st.integers(0, 2000), who=st.integers(0, 900), due=st.integers(60, 260), width=st.integers(466, 1500))
def test_no_column_is_wider_than_its_texts_and_what_is_to_be_done_has_the_most(
    what: int, who: int, due: int, width: int
):
    natural = Columns(what=what, who=who, due=due, state=60)
    given_who, given_due, given_state = natural.within(width)
    assert given_who <= who
    assert given_due <= due
    left = width - 2 * MARGIN - 20 - given_who - given_due - given_state - GAP * (4 if given_state else 3)
    assert left >= min(what, given_who)
    assert given_who == who or left <= max(what, given_who * 2)
