"""Undo and redo of a file: what can be undone, what it is called, and that it always leads back exactly."""

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from werkstatt.domain.action import Action
from werkstatt.domain.errors import NotThere, Refused
from werkstatt.domain.event import Day, Event
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance, Person, Wish
from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Curtain, Spotlight
from werkstatt.operations import event, process, spotlight
from werkstatt.storage.history import History
from werkstatt.storage.records import Records
from werkstatt.storage.tables import TABLES
from werkstatt.storage.workshop_file import WorkshopFile

Content = dict[str, list[object]]


def content(file: WorkshopFile, *left_out: type) -> Content:
    with file.reading() as records:
        return {noun.__name__: list(records.find(noun)) for noun in TABLES if noun not in left_out}


def test_a_new_deed_empties_the_redo_stack(file: WorkshopFile):
    for title in ("eins", "zwei"):
        file.perform("process.add_initiative", lambda records, title=title: process.add_initiative(records, title))
    assert file.undo().result == "process.add_initiative"
    assert (file.history.next_undo(), file.history.next_redo()) == ("process.add_initiative",) * 2
    file.perform("process.add_stage", lambda records: process.add_stage(records, "drei"))
    assert (file.history.next_undo(), file.history.next_redo()) == ("process.add_stage", None)
    with pytest.raises(Refused, match="nothing_to_redo"):
        file.redo()


def test_there_is_an_end_to_undoing(file: WorkshopFile):
    with pytest.raises(Refused, match="nothing_to_undo"):
        file.undo()
    assert History() == file.history


def test_what_changed_nothing_is_no_deed(file: WorkshopFile):
    assert not file.perform("process.remove_initiative", lambda records: records.remove(Initiative, ["none"])).changed
    assert file.history.next_undo() is None


def test_what_failed_left_nothing(file: WorkshopFile):
    def half(records: Records) -> None:
        process.add_initiative(records, "halb")
        raise Refused("failed")

    before = content(file)
    with pytest.raises(Refused):
        file.perform("process.add_initiative", half)
    assert content(file) == before
    file.perform("process.add_stage", lambda records: process.add_stage(records, "ganz"))
    file.undo()
    assert content(file) == before


def test_what_a_phone_did_is_not_the_moderators_to_undo(file: WorkshopFile):
    outcome = file.perform("process.add_stage", lambda records: process.add_stage(records, "Karte"), actor="phone")
    assert outcome.changed == {"stage"}
    assert file.history.next_undo() is None


def test_a_refused_undo_stays_on_the_stack_until_its_time_comes(file: WorkshopFile):
    key = file.perform("process.add_initiative", lambda records: process.add_initiative(records, "Vereine")).result
    point = FocusPoint(id="f", initiative_id=key, rank=0, text="vom Telefon")
    file.perform("phone", lambda records: records.add(point), actor="phone")
    before = content(file)
    with pytest.raises(Refused, match="changed_since"):
        file.undo()
    assert content(file) == before
    assert file.history.next_undo() == "process.add_initiative"
    file.perform("phone", lambda records: records.remove(FocusPoint, ["f"]), actor="phone")
    assert file.undo().result == "process.add_initiative"


def test_undo_of_a_removal_whose_whole_is_gone_is_refused(file: WorkshopFile):
    """The row fits, but what it belongs to is not there any more: SQLite says so at the very end only."""
    key = file.perform("process.add_initiative", lambda records: process.add_initiative(records, "Vereine")).result
    file.perform("test", lambda records: records.add(FocusPoint(id="f", initiative_id=key, rank=0, text="")))
    file.perform("test", lambda records: records.remove(FocusPoint, ["f"]))
    file.perform("phone", lambda records: records.remove(Initiative, [key]), actor="phone")
    before = content(file)
    with pytest.raises(Refused, match="changed_since"):
        file.undo()
    assert content(file) == before


class TestTheSpotlight:
    """Goes its own ways."""

    @pytest.fixture
    def event_id(self, file: WorkshopFile) -> str:
        added = file.perform(
            "event.add_event", lambda records: event.add_event(records, "E", date(2023, 1, 18), time(18))
        )
        return added.result

    def test_is_never_undone(self, file: WorkshopFile, event_id: str):
        file.perform("spotlight.draw_curtain", lambda records: spotlight.draw_curtain(records, Curtain.BLACK))
        assert file.history.next_undo() == "event.add_event"

    def test_goes_and_comes_with_the_event_that_lit_it(self, file: WorkshopFile, event_id: str):
        file.perform("spotlight.turn_page", lambda records: spotlight.turn_page(records, 3))
        before = content(file)
        file.undo()
        assert content(file)["Spotlight"] == []
        file.redo()
        assert content(file) == before

    def test_stays_where_it_is_when_other_things_are_undone(self, file: WorkshopFile, event_id: str):
        file.perform("event.describe_event", lambda records: event.describe_event(records, event_id, title="F"))
        file.perform("spotlight.turn_page", lambda records: spotlight.turn_page(records, 3))
        file.undo()
        with file.reading() as records:
            assert records.get(Spotlight, SPOTLIGHT_ID).page == 3


@dataclass(frozen=True)
class Kind:
    """How the machine makes nouns of a kind: fields that point to others, and fields that may change."""

    parents: dict[str, type]
    changes: dict[str, object]
    values: dict[str, object]


KINDS: dict[type, Kind] = {
    Initiative: Kind({}, {"title": "neu", "rank": 7}, {"rank": 0, "title": "I"}),
    FocusPoint: Kind({"initiative_id": Initiative}, {"text": "neu", "rank": 7}, {"rank": 0, "text": ""}),
    Event: Kind({}, {"title": "neu"}, {"title": "E"}),
    Day: Kind({"event_id": Event}, {"starts_at": time(9)}, {"date": date(2023, 1, 18), "starts_at": time(18)}),
    Person: Kind({}, {"note": "neu 🎉", "may_be_named": True}, {}),
    Attendance: Kind({"event_id": Event, "person_id": Person}, {"number": 9}, {"number": 1}),
    Wish: Kind({"attendance_id": Attendance}, {"topic": "neu"}, {"rank": 0, "topic": ""}),
    Action: Kind({"event_id": Event, "initiative_id": Initiative}, {"what": "neu"}, {"rank": 0, "what": ""}),
}
kinds = st.sampled_from(list(KINDS))
seeds = st.integers(0, 2**32)
actors = st.sampled_from(["moderator", "moderator", "phone"])


def add(records: Records, noun: type, pick: random.Random) -> None:
    values = dict(KINDS[noun].values)
    for name, parent in KINDS[noun].parents.items():
        if not (there := records.find(parent)):
            return
        values[name] = pick.choice(there).id  # type: ignore[attr-defined]
    records.add(noun(id=new_id(), **values))


def change(records: Records, noun: type, pick: random.Random) -> None:
    there = records.find(noun)
    for one in pick.sample(there, min(len(there), pick.randint(1, 3))):
        records.change(noun, one.id, **dict([pick.choice(list(KINDS[noun].changes.items()))]))  # type: ignore[attr-defined]


def remove(records: Records, noun: type, pick: random.Random) -> None:
    there = records.find(noun)
    records.remove(noun, [one.id for one in pick.sample(there, min(len(there), pick.randint(1, 2)))])  # type: ignore[attr-defined]


def move_to_another(records: Records, noun: type, pick: random.Random) -> None:
    there = records.find(noun)
    for name, parent in KINDS[noun].parents.items():
        if there and (others := records.find(parent)):
            one = replace(pick.choice(there), **{name: pick.choice(others).id})  # type: ignore[attr-defined,type-var]
            records.change(noun, one.id, **{name: getattr(one, name)})


class Deeds(RuleBasedStateMachine):
    """Moderator and phones change the file in any order; the moderator goes back and forth in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = WorkshopFile.create(Path(self.folder.name) / "Masterplan.werkstatt")
        # What the file held before each deed that can be undone, as long as nobody else wrote.
        self.trail: list[Content] = []
        self.alone = True

    def teardown(self) -> None:
        self.file.close()
        self.folder.cleanup()

    @initialize(seed=seeds)
    def begin(self, seed: int) -> None:
        pick = random.Random(seed)
        for noun in KINDS:
            self.file.perform("begin", lambda records, noun=noun: [add(records, noun, pick) for _ in range(3)])
        self.file.history.done.clear()

    @rule(acts=st.lists(st.sampled_from([add, change, remove, move_to_another]), min_size=1, max_size=3),
          noun=kinds, seed=seeds, actor=actors)  # fmt: skip
    def act(self, acts: list[Callable[..., None]], noun: type, seed: int, actor: str) -> None:
        before = content(self.file)
        pick = random.Random(seed)
        self.file.perform("act", lambda records: [act(records, noun, pick) for act in acts], actor)
        if content(self.file) == before:
            return
        if actor == "moderator":
            self.trail.append(before)
        else:
            self.trail.clear()
            self.alone = False

    @precondition(lambda self: self.file.history.done)
    @rule()
    def undo(self) -> None:
        before = content(self.file)
        try:
            self.file.undo()
        except Refused:
            assert content(self.file) == before
            assert not self.alone
            self.file.history.done.clear()
            self.trail.clear()
            return
        after = content(self.file)
        if self.trail:
            assert after == self.trail.pop()
        self.file.redo()
        assert content(self.file) == before
        self.file.undo()
        assert content(self.file) == after

    @precondition(lambda self: self.file.history.undone)
    @rule()
    def redo(self) -> None:
        before = content(self.file)
        try:
            self.file.redo()
        except Refused:
            assert content(self.file) == before
            assert not self.alone
            self.file.history.undone.clear()
            return
        self.trail.append(before)

    @invariant()
    def references_hold(self) -> None:
        assert not self.file._raw.execute("PRAGMA foreign_key_check").fetchall()


Deeds.TestCase.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
TestAnyOrderOfDeeds = Deeds.TestCase


def test_a_reference_to_what_is_gone_is_said_so(file: WorkshopFile):
    with pytest.raises(NotThere):
        file.perform("test", lambda records: records.add(FocusPoint(id="f", initiative_id="none", rank=0, text="")))
