"""The little that nouns know by themselves: names, plans, identities and what went wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.errors import FileTrouble, NotThere, Refused, WerkstattError
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Person


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Person(id="p", title="Dr.", first_name="Nina", last_name="Roth"), "Dr. Nina Roth"),
        (Person(id="p", last_name="Roth"), "Roth"),
        (Person(id="p", first_name="Nina", organisation="Sparkasse", email="nina@example.org"), "Nina"),
        (Person(id="p"), ""),
    ],
)
def test_a_name_is_said_first_name_first(person: Person, name: str) -> None:
    assert person.name == name


def item(**values: object) -> AgendaItem:
    return AgendaItem(id="i", day_id="d", rank=0, kind=ItemKind.CAFE, title="Café", minutes=25, **values)  # type: ignore[arg-type]


@given(st.integers(0, 600), st.integers(0, 60), st.booleans())
def test_an_item_remembers_its_plan(minutes: int, buffer: int, skipped: bool) -> None:
    changed = item(buffer=3, skipped=skipped, planned_minutes=minutes, planned_buffer=buffer)
    assert changed.as_planned.skipped is False
    assert (changed.as_planned.minutes, changed.as_planned.buffer) == (minutes, buffer)
    assert (changed.minutes, changed.buffer, changed.skipped) == (25, 3, skipped)


@pytest.mark.parametrize("unchanged", [item(), item(skipped=True), item(unplanned=True, buffer=5)])
def test_an_item_that_nobody_changed_is_as_planned(unchanged: AgendaItem) -> None:
    assert unchanged.as_planned == unchanged


def test_identities_tell_nothing_and_never_meet() -> None:
    made = {new_id() for _ in range(10_000)}
    assert len(made) == 10_000
    assert all(len(key) == 32 and int(key, 16) >= 0 for key in made)


def test_errors_say_what_they_are_about() -> None:
    gone, refused = NotThere("Event", "1"), Refused("too_large", name="film.pdf", megabytes=64)
    trouble = FileTrouble("newer", "/a/b", version=9)
    assert (gone.noun, gone.key) == ("Event", "1")
    assert (refused.reason, refused.values) == ("too_large", {"name": "film.pdf", "megabytes": 64})
    assert (trouble.reason, trouble.path, trouble.values) == ("newer", "/a/b", {"version": 9})
    for error in (gone, refused, trouble):
        assert isinstance(error, WerkstattError)
        assert all(str(value) in str(error) for value in vars(error).values() if isinstance(value, str))
