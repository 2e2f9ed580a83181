"""What a minutes taker would still want to write."""

from datetime import UTC, date, datetime

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.wording.minutes import still_missing

DUE = date(2023, 6, 30)


def action(**values: object) -> Action:
    return Action(id="a", event_id="e", rank=0, what="Flyer", **values)  # type: ignore[arg-type]


def item(title: str) -> AgendaItem:
    return AgendaItem(id=title, day_id="d", rank=0, kind=ItemKind.PLENARY, title=title, minutes=10)


def entry(item_id: str | None) -> Entry:
    written = datetime(2023, 1, 18, tzinfo=UTC)
    return Entry(id="n", event_id="e", rank=0, kind=EntryKind.NOTE, text="x", written_at=written, item_id=item_id)


def test_nothing_is_missing_when_all_is_there() -> None:
    assert still_missing([], [], []) == []
    assert still_missing([item("Rückblick")], [entry("Rückblick")], [action(who="Bauamt", due=DUE)]) == []


def test_actions_lack_somebody_or_a_date() -> None:
    assert still_missing([], [], [action(), action(who="Bauamt"), action(due=DUE)]) == [
        "2 Maßnahmen ohne Verantwortliche",
        "2 Maßnahmen ohne Termin",
    ]
    assert still_missing([], [], [action()]) == ["1 Maßnahme ohne Verantwortliche", "1 Maßnahme ohne Termin"]


def test_what_was_dropped_needs_nobody_and_what_is_done_needs_no_date() -> None:
    assert still_missing([], [], [action(state=ActionState.DROPPED)]) == []
    assert still_missing([], [], [action(who="Bauamt", state=ActionState.DONE)]) == []
    assert still_missing([], [], [action(state=ActionState.DONE)]) == ["1 Maßnahme ohne Verantwortliche"]


def test_items_on_which_nothing_was_written_are_named() -> None:
    said = still_missing([item("Rückblick"), item("Café")], [entry("Café"), entry(None)], [])
    assert len(said) == 1
    assert "„Rückblick“" in said[0]
