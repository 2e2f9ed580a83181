"""The run of show in words, and items as people type them."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.forecast import LiveSlot, SlotState
from werkstatt.wording.agenda import USUAL_MINUTES, item_from_line, running_note, slot_note


def item(**values: object) -> AgendaItem:
    return AgendaItem(id="i", day_id="d", rank=0, kind=ItemKind.PLENARY, title="A", minutes=10, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Projekt-Café Runde 2", ("Projekt-Café Runde 2", USUAL_MINUTES)),
        ("Gruppe 4", ("Gruppe 4", USUAL_MINUTES)),
        ("Gruppe 2 10", ("Gruppe 2", 10)),
        ("Runde 2, 25", ("Runde 2", 25)),
        ("Gong 3 min", ("Gong", 3)),
        ("Gong, 3", ("Gong", 3)),
        ("Gong 3'", ("Gong", 3)),
        ("Gong (3 min)", ("Gong", 3)),
        ("Gong (3", ("Gong (3", USUAL_MINUTES)),
        ("Grußwort 5", ("Grußwort", 5)),
        ("Agenda 2030", ("Agenda 2030", USUAL_MINUTES)),
        ("Essen um 12:30", ("Essen um 12:30", USUAL_MINUTES)),
        ("Stille 0 min", ("Stille", 1)),
        ("Vortrag 90 Minuten", ("Vortrag", 90)),
    ],
)
def test_a_small_number_alone_belongs_to_the_title(typed: str, understood: tuple[str, int]) -> None:
    assert item_from_line(typed) == understood


@given(st.text())
def test_any_line_is_an_item_and_no_word_is_lost(line: str) -> None:
    title, minutes = item_from_line(line)
    assert minutes >= 1
    words = " ".join(line.split())
    assert words.startswith(title)
    rest = words.removeprefix(title).strip(" ,;()")
    assert not rest or rest[0].isdecimal()
    assert bool(title) == bool(words)


@given(
    st.text("abc Ä-", min_size=1).filter(str.strip), st.integers(5, 999), st.sampled_from([" {}", ", {}", " {} min"])
)
def test_title_and_minutes_are_found(title: str, minutes: int, way: str) -> None:
    assert item_from_line(title + way.format(minutes)) == (" ".join(title.split()), minutes)


@pytest.mark.parametrize(
    ("slot", "note"),
    [
        (LiveSlot(item=item(), state=SlotState.AHEAD), ""),
        (LiveSlot(item=item(skipped=True), state=SlotState.SKIPPED), "entfällt"),
        (LiveSlot(item=item(), state=SlotState.MISSED), "übersprungen"),
        (
            LiveSlot(item=item(buffer=5), state=SlotState.INTERRUPTED, rest=timedelta(seconds=750)),
            "unterbrochen, noch 12 min · Puffer aufgebraucht",
        ),
        (LiveSlot(item=item(unplanned=True), state=SlotState.DONE), "ungeplant"),
        (LiveSlot(item=item(fixed_start=time(19, 15)), state=SlotState.DONE), "fest 19:15"),
        (LiveSlot(item=item(), state=SlotState.AHEAD, afterwards=True), "nach dem angekündigten Ende"),
        (LiveSlot(item=item(buffer=5), state=SlotState.AHEAD, kept=timedelta(minutes=5)), "Puffer 5 min"),
        (LiveSlot(item=item(buffer=5), state=SlotState.AHEAD, kept=timedelta(seconds=190)), "vom Puffer noch 3 min"),
        (LiveSlot(item=item(buffer=5), state=SlotState.RUNNING), "Puffer aufgebraucht"),
        (LiveSlot(item=item(buffer=5), state=SlotState.DONE), ""),
        (LiveSlot(item=item(), state=SlotState.AHEAD, slack=timedelta(minutes=7, seconds=59)), "7 min Luft davor"),
        (LiveSlot(item=item(), state=SlotState.AHEAD, slack=timedelta(seconds=59)), ""),
    ],
)
def test_what_is_special_about_an_item_is_said(slot: LiveSlot, note: str) -> None:
    assert slot_note(slot) == note


@pytest.mark.parametrize(
    ("seconds", "held", "note"),
    [
        (551, False, "läuft, noch 9 min"),
        (551, True, "angehalten"),
        (-59, True, "angehalten"),
        (-214, True, "angehalten, 3 min über der Zeit"),
        (59, False, "läuft, gleich vorbei"),
        (0, False, "läuft, gleich vorbei"),
        (-1, False, "Zeit ist um"),
        (-59, False, "Zeit ist um"),
        (-60, False, "1 min über der Zeit"),
        (-3119, False, "51 min über der Zeit"),
    ],
)
def test_how_the_running_item_stands(seconds: int, held: bool, note: str) -> None:
    assert running_note(timedelta(seconds=seconds), held=held) == note
