"""Undo puts everything back exactly as it was, and redo does it again: for every operation there is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import pytest

from tests.support.desks import Evening
from tests.support.full_file import fill
from werkstatt.domain.action import ActionState
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond, Cafe, CafeTable, Mix, NoteKind, Paper, Round, Seat, TableNote, Topic
from werkstatt.domain.minutes import EntryKind
from werkstatt.domain.person import Attendance, Presence, Role
from werkstatt.domain.process import Stage
from werkstatt.domain.registration import Registration
from werkstatt.domain.spotlight import Curtain, Scene, Spotlight
from werkstatt.domain.template import parse
from werkstatt.operations import (
    action,
    agenda,
    attachment,
    cafe,
    cafe_round,
    cafe_table,
    event,
    live,
    minutes,
    person,
    process,
    seat,
    spotlight,
    story,
    table_note,
)
from werkstatt.paths import resources
from werkstatt.storage.records import Records
from werkstatt.storage.tables import NOT_UNDONE, TABLES
from werkstatt.wording import deeds

Rows = Mapping[type, Sequence[object]]


class Deed(NamedTuple):
    """An operation with what it is given."""

    operation: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]


def deed(operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Deed:
    return Deed(operation, args, kwargs)


def everything(records: Records) -> Rows:
    """All rows of the file, but for the beamer, which has keys of its own for going back."""
    return {noun: records.find(noun) for noun, table in TABLES.items() if table.name not in NOT_UNDONE}


def prepared(night: Evening, ids: Mapping[str, str]) -> list[Deed]:
    """Every operation on what is prepared before an event."""
    here, day = ids["event"], ids["day"]
    template = parse(next((resources() / "templates").glob("*.toml")).read_text(encoding="utf-8"))
    longer = replace(night.picture.items[-1], minutes=7, buffer=0, skipped=True)
    return [
        deed(process.begin_process, "Noch einer"),
        deed(process.describe_process, night.desk.ask(process_id).result(), title="Anders", starts_on=date(2022, 1, 1)),
        deed(process.write_fields_of_action, ["Gesundheit", "Mobilität"]),
        deed(process.write_criteria, []),
        deed(process.add_stage, "Weiter"),
        deed(process.change_stage, ids["stage"], title="Anders", event_id=None),
        deed(process.move_stage, ids["stage"], 0),
        deed(process.remove_stage, ids["stage"]),
        deed(process.add_initiative, "Noch eine", "Ziel"),
        deed(process.change_initiative, ids["initiative"], aim=""),
        deed(process.write_focus_points, ids["initiative"], ["Energie", "Neu"]),
        deed(process.move_initiative, ids["initiative"], 1),
        deed(process.remove_initiative, ids["initiative"]),
        deed(event.add_event, "Noch eine", date(2024, 1, 1), time(18), place="Halle"),
        deed(event.add_event_from_template, template, "Nach Vorlage", date(2024, 1, 1), time(10)),
        deed(event.describe_event, here, question="Anders?"),
        deed(event.remove_event, here),
        deed(event.add_day, here),
        deed(event.change_day, day, date=date(2023, 1, 20), announced_end=None),
        deed(event.remove_day, ids["second_day"]),
        deed(agenda.add_item, day, ItemKind.INPUT, "Neu", 5, 1, prompt="Was?"),
        deed(agenda.add_items, day, [("Neu", 5), ("Noch", 7)], 2),
        deed(agenda.change_item, ids["running"], minutes=9, fixed_start=time(20), scene=Scene.TEXT),
        deed(agenda.move_item, ids["pause"], 0),
        deed(agenda.remove_item, ids["past"]),
        deed(agenda.apply_proposal, [longer]),
        deed(attachment.attach, here, "neu.pdf", "application/pdf", 2, b"\0neu"),
        deed(attachment.remove_attachment, ids["slides"]),
        deed(story.write_down, [Stage(id="told", rank=3, title="Erzählt")]),
    ]


def lived(night: Evening, ids: Mapping[str, str]) -> list[Deed]:
    """Every operation on what happens during an event."""
    here, day = ids["event"], ids["day"]
    now = night.clock.now() + timedelta(minutes=3)
    registration = Registration(line=1, last_name="Roth", first_name="Nina", wishes=("Wohnen", "Bus"))
    known = Registration(line=2, last_name="Neu", municipality="Rhaunen", presence=Presence.EXCUSED, wishes=("Bus",))
    return [
        deed(live.proceed, day, now),
        deed(live.jump_to, ids["pause"], now),
        deed(live.go_back, day),
        deed(live.skip, ids["running"], now),
        deed(live.insert_now, day, "Ungeplant", 5, now),
        deed(live.began_earlier, day, timedelta(minutes=2), now),
        deed(live.finish, day, now),
        deed(live.end_day, day, now),
        deed(live.start_timer, here, "Gruppe B", 60, now),
        deed(live.remove_timer, ids["group"]),
        deed(live.extend_timer, ids["timer"], -60),
        deed(live.pause_timer, ids["timer"], now),
        deed(live.resume_timer, ids["held"], now),
        deed(live.subtract_sleep, here, timedelta(minutes=2)),
        deed(person.add_walk_in, here, "Roth", "Nina", now, email="roth@example.org"),
        deed(person.add_anonymous, here, 3, now),
        deed(person.set_presence, [ids["attendance"]], Presence.EXCUSED, now),
        deed(person.set_role, ids["attendance"], Role.GUEST),
        deed(person.change_person, ids["person"], last_name="Roth", may_be_named=True),
        deed(person.remove_attendance, [ids["attendance"]]),
        deed(person.import_registrations, here, [registration, known], {2: ids["person"]}),
        deed(action.add_action, here, "Neu", who="Bauamt", due=date(2023, 6, 30)),
        deed(action.add_actions, here, [("Neu", "", None), ("Noch", "Bauamt", date(2023, 6, 30))]),
        deed(action.change_action, ids["action"], state=ActionState.DONE, initiative_id=ids["initiative"]),
        deed(action.move_action, ids["action"], 1),
        deed(action.remove_action, ids["action"]),
        deed(minutes.write_entries, here, ids["pause"], EntryKind.DECISION, ["Eins", "Zwei"], now),
        deed(minutes.change_entry, ids["entry"], text="Anders", kind=EntryKind.DECISION),
        deed(minutes.remove_entry, ids["entry"]),
        deed(spotlight.show_text, "Bitte umparken", here, day),
    ]


def with_a_cafe(records: Records, ids: Mapping[str, str], now: datetime) -> dict[str, str]:
    """A café whose first round runs, with a second one ahead; and another one that nobody has used."""
    here = cafe.begin_cafe(records, ids["day"], "Projekt-Café", ())
    first, second = (table.id for table in records.find(CafeTable, order="number", cafe_id=here))
    one, two, three = (row.id for row in records.find(Attendance, order="number", event_id=ids["event"]))
    running = records.find(Round, cafe_id=here)[0].id
    seat.move(records, running, one, first)
    seat.move(records, running, two, second)
    ahead = cafe_round.add_round(records, here, [ItemDraft("Runde 2", 20, ItemKind.CAFE)])
    seat.move(records, ahead, one, second)
    seat.keep_reserve(records, {1: {ahead: first}})
    closed = cafe_table.add_table(records, records.find(Topic, order="rank", cafe_id=here)[1].id)
    seat.publish(records, here, now)
    cafe_table.close_table(records, closed)
    records.change(Cafe, here, published_at=None)
    cafe_table.extend_table(records, running, first, 300)
    table_note.write_notes(records, running, first, [(NoteKind.IDEA, "Eins"), (NoteKind.IDEA, "Zwei")], now)
    unused = cafe.begin_cafe(records, ids["day"], "Noch eins", [ItemDraft("Café", 10, ItemKind.CAFE)])
    return {
        "cafe": here,
        "unused": unused,
        "running_round": running,
        "ahead": ahead,
        "first": first,
        "second": second,
        "closed": closed,
        "one": one,
        "two": two,
        "three": three,
        "rule": cafe.bind(records, here, Bond.APART, one, two),
        "topic": records.find(Topic, order="rank", cafe_id=here)[1].id,
        "unused_topic": records.find(Topic, order="rank", cafe_id=unused)[0].id,
        "seat": records.find(Seat, round_id=ahead, attendance_id=one)[0].id,
        "note": records.find(TableNote, order="rank")[0].id,
    }


def at_the_tables(night: Evening, ids: Mapping[str, str]) -> list[Deed]:
    """Every operation on a café."""
    here, ahead, running, first, second = (ids[key] for key in ("cafe", "ahead", "running_round", "first", "second"))
    now, drafts = night.clock.now(), [ItemDraft("Wechsel", 5, ItemKind.CHANGE), ItemDraft("Mehr", 9, ItemKind.CAFE)]
    return [
        deed(cafe.begin_cafe, ids["day"], "Drittes", drafts, 2),
        deed(cafe.change_cafe, here, mix=Mix.CALM, topics_differ=False),
        deed(cafe.remove_cafe, ids["unused"]),
        deed(cafe.add_topic, here, "Mobilität", 2),
        deed(cafe.change_topic, ids["topic"], title="Anders", initiative_id=None),
        deed(cafe.move_topic, ids["topic"], 0),
        deed(cafe.remove_topic, ids["unused_topic"]),
        deed(cafe.bind, here, Bond.TOGETHER, ids["two"], ids["one"]),
        deed(cafe.unbind, ids["rule"]),
        deed(cafe_round.add_round, here, drafts),
        deed(cafe_table.add_table, ids["topic"], place="Bühne"),
        deed(cafe_table.change_table, second, place="Fenster", most=12),
        deed(cafe_table.close_table, second),
        deed(cafe_table.reopen_table, ids["closed"]),
        deed(cafe_table.set_host, first, ids["one"]),
        deed(cafe_table.seat_hosts, here),
        deed(cafe_table.extend_table, running, second, 60),
        deed(cafe_table.take_time_back, running),
        deed(cafe_table.let_all_wait, running, ids["timer"]),
        deed(seat.take_plan, {ahead: {first: [ids["two"]], second: [ids["three"]]}}),
        deed(seat.take_in, {ahead: {first: [ids["three"]]}}, {3: {ahead: second}}),
        deed(seat.move, ahead, ids["one"], first),
        deed(seat.exchange, running, ids["one"], ids["two"]),
        deed(seat.let_go, [ids["seat"]]),
        deed(seat.keep_reserve, {1: {ahead: second}, 2: {ahead: first}}),
        deed(seat.drop_reserve, here, [1]),
        deed(seat.seat_from_reserve, here, ids["one"], 1),
        deed(seat.publish, here, now),
        deed(seat.note_printed, here, Paper.SIGN, {first: "Tisch 1"}, now),
        deed(table_note.write_notes, running, second, [(NoteKind.QUESTION, "Drei")], now),
        deed(table_note.change_note, ids["note"], text="Anders", starred=True),
        deed(table_note.move_note, ids["note"], 1),
        deed(table_note.take_note_to, ids["note"], ahead, second),
        deed(table_note.remove_note, ids["note"]),
    ]


def process_id(records: Records) -> str:
    from werkstatt.domain.process import Process

    return records.find(Process)[0].id


def name_of(done: Deed) -> str:
    return f"{done.operation.__module__.rpartition('.')[2]}.{done.operation.__name__}"


@pytest.mark.parametrize("name", sorted(deeds._DEEDS))
def test_undo_restores_the_file_exactly_and_redo_does_it_again(night: Evening, name: str) -> None:
    ids = dict(fill(night))
    ids["held"] = night.desk.do(live.start_timer, ids["event"], "Gruppe C", 90, night.clock.now()).result()
    night.desk.do(live.pause_timer, ids["held"], night.clock.now()).result()
    ids |= night.desk.do(with_a_cafe, ids, night.clock.now()).result()
    deeds_done = prepared(night, ids) + lived(night, ids) + at_the_tables(night, ids)
    chosen = [done for done in deeds_done if name_of(done) == name]
    assert len(chosen) == 1
    before = night.desk.ask(everything).result()
    night.desk.do(chosen[0].operation, *chosen[0].args, **chosen[0].kwargs).result()
    after = night.desk.ask(everything).result()
    assert after != before
    assert night.desk.undo().result() == name
    assert night.desk.ask(everything).result() == before
    assert night.desk.redo().result() == name
    assert night.desk.ask(everything).result() == after


@pytest.mark.parametrize(
    "done",
    [
        lambda ids: deed(spotlight.turn_to, ids["other_event"]),
        lambda ids: deed(spotlight.follow, ids["event"]),
        lambda ids: deed(spotlight.show, Scene.THANKS),
        lambda ids: deed(spotlight.turn_page, 4),
        lambda ids: deed(spotlight.draw_curtain, Curtain.BLACK),
    ],
)
def test_what_the_beamer_shows_is_no_step_of_undo(night: Evening, done: Callable[[Mapping[str, str]], Deed]) -> None:
    ids = fill(night)
    night.desk.do(process.add_stage, "davor").result()
    night.desk.do(spotlight.show, Scene.TEXT).result()
    chosen = done(ids)
    before = night.desk.ask(lambda records: records.find(Spotlight)).result()
    night.desk.do(chosen.operation, *chosen.args, **chosen.kwargs).result()
    shown = night.desk.ask(lambda records: records.find(Spotlight)).result()
    assert shown != before
    assert name_of(chosen) in deeds.NEVER_UNDONE
    assert night.desk.undo().result() == "process.add_stage"
    assert night.desk.ask(lambda records: records.find(Spotlight)).result() == shown
