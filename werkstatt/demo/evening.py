"""Plays the story on a desk: what the moderator does that evening, through the same operations as in the window."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from werkstatt.demo import cafe_steps, steps
from werkstatt.demo.cafe import DemoCafe
from werkstatt.demo.story import Story, StoryEvent
from werkstatt.desk import Desk
from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.person import Presence
from werkstatt.domain.registration import merged
from werkstatt.domain.schedule import plan
from werkstatt.domain.spotlight import Scene
from werkstatt.exchange.people_list import read_people
from werkstatt.operations import action, agenda, live, minutes, person, spotlight
from werkstatt.operations import story as stories
from werkstatt.operations.attachment import attach
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.readmodels.attachments import attachments
from werkstatt.readmodels.people import people


def prepare(desk: Desk, story: Story) -> None:
    """Everything before the evening: the process, its past events, the agenda and the registrations."""
    nouns: list[Any] = [story.process, *story.initiatives, *story.focus_points, *story.fields, *story.criteria]
    for event in (*story.past, story.evening):
        nouns += [event.event, event.day, *_items(event), *event.actions]
    for event in story.past:
        nouns += _as_planned(event)
    nouns += story.stages
    desk.do(stories.write_down, nouns).result()
    desk.do(spotlight.turn_to, story.evening.event.id).result()
    for path, media_type, pages in ((story.picture, "image/png", 1), (story.slides, "application/pdf", 3)):
        desk.do(attach, story.evening.event.id, path.name, media_type, pages, path.read_bytes()).result()
    registrations = merged(read_people(story.registrations)[0].reading.registrations).people
    desk.do(person.import_registrations, story.evening.event.id, registrations, {}).result()


def _items(event: StoryEvent) -> list[AgendaItem]:
    return [
        AgendaItem(id=f"{event.day.id}-{rank + 1}", day_id=event.day.id, rank=rank, **asdict(item))
        for rank, item in enumerate(event.items)
    ]


def _as_planned(event: StoryEvent) -> list[Run]:
    """The runs of an event of the past, which went as planned."""
    return [
        Run(
            id=f"{slot.item.id}-run",
            day_id=event.day.id,
            item_id=slot.item.id,
            started_at=slot.starts_at,
            ended_at=slot.ends_at,
        )
        for slot in plan(event.event, event.day, _items(event))
    ]


class Evening:
    """The evening step by step. `clock` must be the desk's clock."""

    def __init__(self, desk: Desk, clock: VirtualClock, story: Story) -> None:
        self._desk = desk
        self._clock = clock
        self._story = story
        self.event_id = story.evening.event.id
        self.day_id = story.evening.day.id
        self.cafe = DemoCafe(desk, self.event_id, self.day_id)

    def play(self, until: datetime) -> None:
        """Do everything that happens up to and including a moment."""
        for step in self._story.steps:
            if step.at <= until:
                self.do(step)

    def do(self, step: steps.Step) -> None:
        """Do one step, at its time."""
        self._clock.move_to(step.at)
        self._do(step)

    def subject_of(self, scene: Scene) -> str | None:
        """What a scene of one's choice is about: the picture or the slides that the demo brings along."""
        media = {Scene.PICTURE: "image/png", Scene.SLIDES: "application/pdf"}
        kept = self._desk.ask(attachments, self.event_id).result()
        return next((one.id for one in kept if one.media_type == media.get(scene)), None)

    def _agenda(self) -> AgendaPicture:
        return self._desk.ask(agenda_picture, self.day_id).result()

    def _timer_id(self) -> str:
        timer = self._agenda().timer
        assert timer is not None
        return timer.id

    def _attendances(self, numbers: Sequence[int]) -> list[str]:
        rows = self._desk.ask(people, self.event_id).result().rows
        return [row.id for row in rows if row.attendance.number in numbers]

    def _in_order(self, numbers: Sequence[int]) -> list[str]:
        """The attendances with these list numbers, in their order."""
        rows = self._desk.ask(people, self.event_id).result().rows
        by_number = {row.attendance.number: row.id for row in rows}
        return [by_number[number] for number in numbers]

    @singledispatchmethod
    def _do(self, step: steps.Step) -> None:
        raise NotImplementedError(step)

    @_do.register
    def _(self, step: steps.Arrive) -> None:
        self._desk.do(person.set_presence, self._attendances(step.numbers), Presence.PRESENT, step.at).result()

    @_do.register
    def _(self, step: steps.Excuse) -> None:
        self._desk.do(person.set_presence, self._attendances(step.numbers), Presence.EXCUSED, step.at).result()

    @_do.register
    def _(self, step: steps.WalkIn) -> None:
        values = {name: value for name, value in asdict(step.person).items() if name != "id"}
        self._desk.do(person.add_walk_in, self.event_id, now=step.at, **values).result()

    @_do.register
    def _(self, step: steps.Begin) -> None:
        picture = self._agenda()
        item = next(item for item in picture.items if item.title == step.item)
        if picture.next_item == item:
            self._desk.do(live.proceed, self.day_id, step.at).result()
        else:
            self._desk.do(live.jump_to, item.id, step.at).result()

    @_do.register
    def _(self, step: steps.Pause) -> None:
        self._desk.do(live.pause_timer, self._timer_id(), step.at).result()

    @_do.register
    def _(self, step: steps.Resume) -> None:
        self._desk.do(live.resume_timer, self._timer_id(), step.at).result()

    @_do.register
    def _(self, step: steps.Extend) -> None:
        self._desk.do(live.extend_timer, self._timer_id(), 60 * step.minutes).result()

    @_do.register
    def _(self, step: steps.Shorten) -> None:
        item = next(item for item in self._agenda().items if item.title == step.item)
        self._desk.do(agenda.apply_proposal, [replace(item, minutes=step.minutes)]).result()

    @_do.register
    def _(self, step: steps.Write) -> None:
        running = self._agenda().item
        item_id = running.id if running else None
        self._desk.do(minutes.write_entries, self.event_id, item_id, step.kind, [step.text], step.at).result()

    @_do.register
    def _(self, step: steps.Agree) -> None:
        running = self._agenda().item
        values = {name: value for name, value in asdict(step.action).items() if name not in {"id", "event_id", "rank"}}
        values["item_id"] = running.id if running else None
        self._desk.do(action.add_action, self.event_id, **values).result()

    @_do.register
    def _(self, step: cafe_steps.BeginCafe) -> None:
        self.cafe.begin(step, self._in_order(step.hosts))

    @_do.register
    def _(self, step: cafe_steps.Mix) -> None:
        self.cafe.mix()

    @_do.register
    def _(self, step: cafe_steps.TakeIn) -> None:
        self.cafe.take_in()

    @_do.register
    def _(self, step: cafe_steps.Print) -> None:
        self.cafe.note_printed(step.at)

    @_do.register
    def _(self, step: cafe_steps.ExtendTable) -> None:
        self.cafe.extend_table(step)

    @_do.register
    def _(self, step: cafe_steps.NoteAtTable) -> None:
        self.cafe.write(step)

    @_do.register
    def _(self, step: steps.Finish) -> None:
        self._desk.do(live.finish, self.day_id, step.at).result()
