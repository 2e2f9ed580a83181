"""The demo evening, played through the product's own operations: what is in the file afterwards is what was told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from PySide6.QtPdf import QPdfDocument

from werkstatt.demo.evening import Evening, prepare
from werkstatt.demo.steps import Agree, Arrive, Begin, Excuse, Extend, Finish, Pause, Resume, Shorten, WalkIn, Write
from werkstatt.demo.story import Story, load
from werkstatt.desk import Desk
from werkstatt.domain.action import Action
from werkstatt.domain.agenda import Run
from werkstatt.domain.attachment import Attachment, AttachmentContent
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.event import local
from werkstatt.domain.minutes import Entry
from werkstatt.domain.person import Presence
from werkstatt.domain.process import FocusPoint
from werkstatt.domain.proposal import proposals
from werkstatt.domain.spotlight import Scene
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.readmodels.choice import is_live, where_to_begin
from werkstatt.readmodels.people import PeoplePicture, people
from werkstatt.readmodels.process import process
from werkstatt.readmodels.scene import shown_scene

S = TypeVar("S")
REGISTERED = 64


class Told(NamedTuple):
    """The story and the desk on which it was prepared; `evening` plays it."""

    story: Story
    desk: Desk
    evening: Evening

    def steps(self, kind: type[S]) -> list[S]:
        return [step for step in self.story.steps if isinstance(step, kind)]

    def play(self, until: timedelta | None = None) -> None:
        """To the end, or to a moment after the first step."""
        steps = self.story.steps
        self.evening.play(steps[-1].at if until is None else steps[0].at + until)

    @property
    def agenda(self) -> AgendaPicture:
        return self.desk.ask(agenda_picture, self.evening.day_id).result()

    @property
    def people(self) -> PeoplePicture:
        return self.desk.ask(people, self.evening.event_id).result()

    def found(self, noun: type[S], **equal: object) -> Sequence[S]:
        return self.desk.ask(lambda records: records.find(noun, order="id", **equal)).result()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    story = load()
    clock = VirtualClock(story.steps[0].at)
    desk = Desk.create(tmp_path / "Demo.werkstatt", clock)
    prepare(desk, story)
    yield Told(story, desk, Evening(desk, clock, story))
    desk.close()


def test_before_the_evening_everything_is_prepared(told: Told) -> None:
    picture = told.desk.ask(process).result()
    assert picture.process == told.story.process
    assert len(picture.events) == len(told.story.past) + 1
    assert list(picture.stages) == list(told.story.stages)
    assert len(picture.unfinished) == sum(len(event.actions) for event in told.story.past)
    assert {*told.found(FocusPoint)} == {*told.story.focus_points}
    assert len(told.people.rows) == REGISTERED
    assert [row.attendance.number for row in sorted(told.people.rows, key=lambda row: row.attendance.number)] == [
        *range(1, REGISTERED + 1)
    ]
    assert (told.people.in_the_room, told.people.walk_ins) == (0, 0)
    assert told.desk.ask(where_to_begin).result() == (told.evening.event_id, told.evening.day_id)
    assert told.desk.ask(shown_scene).result().scene is Scene.WELCOME
    assert not told.desk.ask(is_live).result()


def test_events_of_the_past_are_over(told: Told) -> None:
    for past in told.story.past:
        picture = told.desk.ask(agenda_picture, past.day.id).result()
        assert len(picture.runs) == len(picture.items) == len(past.items)
        assert (picture.run, picture.next_item) == (None, None)
        assert local(past.event, max(run.ended_at for run in picture.runs)).time() == past.day.announced_end


def test_the_slides_have_as_many_pages_as_is_said(told: Told, tmp_path: Path, qapp: object) -> None:
    (slides,) = told.found(Attachment, media_type="application/pdf")
    file = tmp_path / "slides.pdf"
    (content,) = told.found(AttachmentContent, id=slides.id)
    file.write_bytes(content.content)
    document = QPdfDocument()
    document.load(str(file))
    assert document.pageCount() == slides.pages
    document.close()
    subjects = {scene: told.evening.subject_of(scene) for scene in Scene}
    assert subjects.pop(Scene.SLIDES) == slides.id
    assert subjects.pop(Scene.PICTURE) is not None
    assert set(subjects.values()) == {None}


def test_who_came_is_in_the_file(told: Told) -> None:
    told.play()
    arrived = {number for step in told.steps(Arrive) for number in step.numbers}
    excused = {number for step in told.steps(Excuse) for number in step.numbers}
    walk_ins = told.steps(WalkIn)
    by_number = {row.attendance.number: row for row in told.people.rows}
    assert len(by_number) == REGISTERED + len(walk_ins)
    assert told.people.walk_ins == len(walk_ins)
    here = {number for number, row in by_number.items() if row.attendance.presence is Presence.PRESENT}
    assert here == arrived | {number for number, row in by_number.items() if row.attendance.walk_in}
    assert all(by_number[number].attendance.presence is Presence.EXCUSED for number in excused)
    moments = {number: step.at for step in told.steps(Arrive) for number in step.numbers}
    assert {number: by_number[number].attendance.arrived_at for number in arrived} == moments
    assert Counter(row.person.organisation for row in by_number.values() if row.attendance.walk_in) == Counter(
        step.person.organisation for step in walk_ins
    )


def test_what_was_said_and_agreed_is_in_the_file(told: Told) -> None:
    told.play()
    titles = {item.id: item.title for item in told.agenda.items}
    written, running = [], ""
    agreed = []
    for step in told.story.steps:
        match step:
            case Begin():
                running = step.item
            case Write():
                written.append((step.kind, step.text, running, step.at))
            case Agree():
                agreed.append((step.action.what, step.action.who, step.action.due, step.action.initiative_id, running))
    entries = sorted(told.found(Entry, event_id=told.evening.event_id), key=lambda entry: entry.rank)
    assert [(one.kind, one.text, titles[one.item_id], one.written_at) for one in entries] == written
    actions = sorted(told.found(Action, event_id=told.evening.event_id), key=lambda action: action.rank)
    assert [(one.what, one.who, one.due, one.initiative_id, titles[one.item_id]) for one in actions] == agreed


def test_the_real_times_are_those_of_the_story(told: Told) -> None:
    told.play()
    begins, (finish,) = told.steps(Begin), told.steps(Finish)
    titles = {item.id: item.title for item in told.agenda.items}
    runs = told.agenda.runs
    assert [(titles[run.item_id], run.started_at) for run in runs] == [(step.item, step.at) for step in begins]
    assert [run.ended_at for run in runs] == [*(step.at for step in begins[1:]), finish.at]
    timers = told.agenda.earlier_timers
    assert len(timers) == len(begins)
    assert sum(timer.added_seconds for timer in timers) == 60 * sum(step.minutes for step in told.steps(Extend))
    (pause,), (resume,) = told.steps(Pause), told.steps(Resume)
    assert sum(timer.paused_seconds for timer in timers) == (resume.at - pause.at).total_seconds()
    assert told.desk.ask(shown_scene).result().scene is Scene.THANKS


def test_the_shortened_item_keeps_its_plan_and_the_end_is_the_announced_one(told: Told) -> None:
    (shorten,) = told.steps(Shorten)
    late = next(step for step in reversed(told.story.steps) if step.at < shorten.at)
    first = told.story.steps[0].at
    told.play(late.at - first)
    proposed = {
        (change.item_id, change.minutes)
        for offer in proposals(told.agenda.forecast(shorten.at))
        if not offer.remaining
        for change in offer.changes
    }
    item = next(item for item in told.agenda.items if item.title == shorten.item)
    assert (item.id, shorten.minutes) in proposed
    assert told.agenda.forecast(shorten.at).late_minutes == 4
    told.evening.do(shorten)
    assert told.agenda.forecast(shorten.at).late_minutes == 0
    shortened = next(one for one in told.agenda.items if one.id == item.id)
    assert (shortened.minutes, shortened.as_planned.minutes) == (shorten.minutes, item.minutes)


def test_the_evening_can_be_left_in_the_middle(told: Told) -> None:
    last = next(step for step in told.steps(Begin) if step.item == "Projekt-Café Runde 1")
    told.play(last.at - told.story.steps[0].at)
    assert told.desk.ask(is_live).result()
    assert told.agenda.item.title == "Projekt-Café Runde 1"
    assert told.desk.now() == last.at
    assert len(told.found(Run, day_id=told.evening.day_id)) == 4
