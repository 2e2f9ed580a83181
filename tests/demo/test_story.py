"""The demo's data tells one consistent evening: plan, people, minute by minute."""

import csv
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from werkstatt.demo.cafe_steps import BeginCafe, ExtendTable, Mix, NoteAtTable, Print, TakeIn
from werkstatt.demo.steps import Agree, Arrive, Begin, Excuse, Extend, Finish, Pause, Resume, Shorten, WalkIn, Write
from werkstatt.demo.steps import read_steps as read
from werkstatt.demo.story import Story, load
from werkstatt.domain.action import ActionState
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Event, local, moment
from werkstatt.domain.minutes import EntryKind
from werkstatt.domain.spotlight import Scene
from werkstatt.domain.template import TemplateItem, table_of


@pytest.fixture(scope="module")
def story() -> Story:
    return load()


@pytest.fixture(scope="module")
def people(story: Story) -> list[dict[str, str]]:
    with story.registrations.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0][0] == "Anmeldungen zur Netzwerkkonferenz Sensweiler am 18.01.2023"
    return [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]


def clock(story: Story, when: datetime) -> time:
    return local(story.evening.event, when).time()


def ends_after(items: tuple[TemplateItem, ...], start: datetime, story: Story) -> datetime:
    """When `items` are over if the first starts at `start` and all keep to their minutes."""
    now = start
    for item in items:
        if item.fixed_start:
            now = max(now, moment(story.evening.event, story.evening.day.date, item.fixed_start))
        now += timedelta(minutes=item.minutes + item.buffer)
    return now


def test_the_process_is_the_one_of_the_source(story: Story) -> None:
    assert [criterion.title for criterion in story.criteria] == [
        "Wirkungsgrad",
        "Relevanz",
        "Integrierter Charakter",
        "Machbarkeit",
        "Innovationskraft",
    ]
    assert [initiative.id for initiative in story.initiatives] == ["wohnen", "handwerk", "gesundheit", "lebendig"]
    assert all(initiative.aim for initiative in story.initiatives)
    assert [stage.title for stage in story.stages if stage.event_id == story.evening.event.id] == ["Netzwerkkonferenz"]
    assert [stage.title for stage in story.stages][-1] == "Entwicklerwerkstätten"


def test_what_no_source_states_is_marked(story: Story) -> None:
    invented = {(point.initiative_id, point.id in story.invented) for point in story.focus_points}
    assert invented == {("wohnen", False), ("handwerk", False), ("gesundheit", True), ("lebendig", True)}
    assert {field.id for field in story.fields} <= story.invented
    assert {event.event.id for event in story.past} <= story.invented
    assert story.evening.event.id not in story.invented


def test_planned_end_is_the_announced_one(story: Story) -> None:
    assert story.evening.day.date == date(2023, 1, 18)
    for plan in (*story.past, story.evening):
        start = moment(plan.event, plan.day.date, plan.day.starts_at)
        end = ends_after(plan.items, start, story)
        assert local(plan.event, end).time() == plan.day.announced_end
    assert {item.scene for item in story.evening.items} == {None, Scene.REVIEW, Scene.INITIATIVE}


def test_sixty_four_people_of_twenty_three_organisations_registered(people: list[dict[str, str]]) -> None:
    assert [row["lfd. Nr."] for row in people] == [str(number) for number in range(1, 65)]
    assert len({(row["Name"], row["Vorname"]) for row in people}) == 64
    assert len({row["Institution"] for row in people} - {""}) == 23
    assert Counter(row["Teilnahme"] for row in people) == {"ja": 50, "online": 8, "nein": 6}
    assert all(row["E-Mail"].endswith("@example.org") for row in people if row["E-Mail"])


def test_the_list_is_written_as_an_office_does(story: Story) -> None:
    raw = story.registrations.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 67


def test_wishes_are_the_initiatives(story: Story, people: list[dict[str, str]]) -> None:
    titles = {initiative.title for initiative in story.initiatives}
    first = {row["Wunschthema 1"] for row in people} - {""}
    second = {row["Wunschthema 2"] for row in people} - {""}
    assert first == second == titles
    assert all(row["Wunschthema 1"] != row["Wunschthema 2"] for row in people if row["Wunschthema 1"])


def test_who_comes_is_on_the_list_and_comes_once(story: Story, people: list[dict[str, str]]) -> None:
    arrived = [number for step in story.steps if isinstance(step, Arrive) for number in step.numbers]
    excused = [number for step in story.steps if isinstance(step, Excuse) for number in step.numbers]
    assert len(arrived + excused) == len(set(arrived + excused))
    expected = {row["lfd. Nr."]: row["Teilnahme"] for row in people}
    assert {expected[str(number)] for number in excused} == {"ja"}
    assert Counter(expected[str(number)] for number in arrived) == {"ja": 43, "online": 1}
    walk_ins = [step.person for step in story.steps if isinstance(step, WalkIn)]
    names = {(row["Vorname"], row["Name"]) for row in people}
    assert len(walk_ins) == 6
    assert all(person.organisation and (person.first_name, person.last_name) not in names for person in walk_ins)


def test_every_item_begins_once_in_order_and_runs_late_as_told(story: Story) -> None:
    begins = [step for step in story.steps if isinstance(step, Begin)]
    assert [step.item for step in begins] == [item.title for item in story.evening.items]
    assert [f"{clock(story, step.at):%H:%M}" for step in begins] == [
        *("18:00", "18:17", "18:41", "19:09", "19:34", "19:39"),
        *("20:00", "20:15", "20:35", "20:46", "20:55"),
    ]
    finish = story.steps[-1]
    assert isinstance(finish, Finish)
    assert clock(story, finish.at) == story.evening.day.announced_end


def test_the_proposal_brings_the_end_back_to_the_announced_one(story: Story) -> None:
    items = story.evening.items
    shorten = next(step for step in story.steps if isinstance(step, Shorten))
    cut = next(index for index, item in enumerate(items) if item.title == shorten.item)
    running = next(step for step in reversed(story.steps) if isinstance(step, Begin) and step.at < shorten.at)
    here = next(index for index, item in enumerate(items) if item.title == running.item)
    late = ends_after(items[here:], running.at, story)
    assert here < cut
    assert clock(story, late) == time(21, 4)
    assert items[cut].minutes - shorten.minutes == 4


def test_clock_is_stopped_and_extended_within_an_item(story: Story) -> None:
    kinds = [type(step) for step in story.steps if isinstance(step, Begin | Pause | Resume | Extend)]
    assert kinds.index(Resume) == kinds.index(Pause) + 1
    assert kinds.count(Pause) == kinds.count(Resume) == kinds.count(Extend) == 1


def test_steps_are_sorted_and_nothing_is_written_before_the_start(story: Story) -> None:
    assert [step.at for step in story.steps] == sorted(step.at for step in story.steps)
    first = next(index for index, step in enumerate(story.steps) if isinstance(step, Begin))
    assert {type(step) for step in story.steps[:first]} == {BeginCafe, Mix, Print, Arrive, WalkIn}


def test_notes_and_decisions_belong_to_the_items(story: Story) -> None:
    written: Counter[tuple[str, EntryKind]] = Counter()
    item = ""
    for step in story.steps:
        if isinstance(step, Begin):
            item = step.item
        elif isinstance(step, Write):
            written[item, step.kind] += 1
    assert written["Vier strategische Initiativen", EntryKind.NOTE] == 3
    assert sum(count for (_, kind), count in written.items() if kind is EntryKind.DECISION) == 3


def test_actions_say_who_with_whom_and_until_when(story: Story) -> None:
    agreed = [step.action for step in story.steps if isinstance(step, Agree)]
    assert [action.rank for action in agreed] == list(range(7))
    assert all(action.who and action.partners and action.due > story.evening.day.date for action in agreed)
    due = [action for event in story.past for action in event.actions]
    assert len(due) == 2
    assert all(action.state is ActionState.OPEN for action in due)
    assert any(action.due < story.evening.day.date for action in due)
    known = {initiative.id for initiative in story.initiatives} | {None}
    assert {action.initiative_id for action in agreed + due} <= known


def test_a_step_out_of_order_is_sorted_in() -> None:
    text = 'steps = [{ at = 18:05:00, do = "pause" }, { at = 18:00:00, do = "begin", item = "Ankommen" }]'
    steps = read(table_of(text), Event(id="e", title="Abend"), date(2023, 1, 18))
    assert [type(step) for step in steps] == [Begin, Pause]


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ('{ at = 18:00:00, do = "sing" }', "steps[1].do"),
        ('{ at = 18:00:00, do = "arrive", numbers = ["7"] }', "steps[1].numbers"),
        ('{ at = 18:00:00, do = "begin" }', "steps[1].item"),
        ('{ at = 18:00:00, do = "pause", minutes = 2 }', "steps[1].minutes"),
    ],
)
def test_a_mistake_in_a_step_is_named(step: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(table_of(f"steps = [{step}]"), Event(id="e", title="Abend"), date(2023, 1, 18))
    assert refusal.value.values["field"] == field


def test_what_is_said_in_the_cafe_is_written_at_its_tables(story: Story) -> None:
    item, written = "", Counter()
    for step in story.steps:
        if isinstance(step, Begin):
            item = step.item
        elif isinstance(step, NoteAtTable):
            written[item, step.table] += 1
    assert {item for item, _table in written} == {"Projekt-Café Runde 1", "Projekt-Café Runde 2"}
    assert {table for _item, table in written} == set(range(1, 9)), "something comes from every table"


def test_latecomers_and_no_shows_are_seated_anew_between_the_rounds(story: Story) -> None:
    change, second = (
        next(step.at for step in story.steps if isinstance(step, Begin) and step.item == item)
        for item in ("Wechsel", "Projekt-Café Runde 2")
    )
    between = [type(step) for step in story.steps if change <= step.at < second]
    assert [TakeIn, Mix, Print] == [kind for kind in between if kind in {TakeIn, Mix, Print}]
    first = next(step.at for step in story.steps if isinstance(step, Begin) and step.item == "Projekt-Café Runde 1")
    late = [step for step in story.steps if isinstance(step, WalkIn) and first < step.at < second]
    assert len(late) == 3
    assert [step.minutes for step in story.steps if isinstance(step, ExtendTable)] == [5]
