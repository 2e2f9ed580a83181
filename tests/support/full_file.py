"""An evening whose file holds something of everything; what is private is marked, to be found where it leaks."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from tests.support.desks import Evening
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.domain.person import Attendance, Role
from werkstatt.domain.timer import Timer
from werkstatt.operations import action, agenda, attachment, event, live, minutes, person, process
from werkstatt.storage.records import Records

SECRET = "GEHEIM"
PICTURE, SLIDES = b"a picture", b"three slides"


def fill(night: Evening) -> Mapping[str, str]:
    """Write something of everything; the evening is in its café, after an item that nobody planned.

    The break was left out before the evening began. Returns the ids of what was written.
    """
    ids = night.desk.do(_prepare, night).result()
    for minutes_later in (0, 15):
        night.clock.advance(timedelta(minutes=minutes_later))
        night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    night.clock.advance(timedelta(minutes=20))
    return ids | night.desk.do(_run, night).result()


def _prepare(records: Records, night: Evening) -> dict[str, str]:
    here = night.event_id
    private = {"moderation": f"{SECRET} Moderation", "minutes_taker": f"{SECRET} Protokoll"}
    event.describe_event(records, here, place="Gemeindehalle", question="Was hilft?", **private)
    second_day = event.add_day(records, here)
    agenda.add_item(records, second_day, ItemKind.INPUT, "Zweiter Tag", 30)
    other_event = event.add_event(records, "Entwicklerwerkstatt", date(2023, 3, 1), time(9))
    process.write_fields_of_action(records, ["Wohnen", "Gesundheit"])
    process.write_criteria(records, ["Relevanz", "Machbarkeit"])
    process.add_stage(records, "Ausgangslage")
    stage = process.add_stage(records, "Netzwerkkonferenz", event_id=here)
    process.add_stage(records, "Entwicklerwerkstatt", period="ab März", event_id=other_event)
    initiative = process.add_initiative(records, "Neues Wohnen", "Alle wohnen gut")
    process.write_focus_points(records, initiative, ["Ortskerne", "Leerstand", "Energie"])
    process.add_initiative(records, "Handwerk")
    picture = attachment.attach(records, here, "dorf.png", "image/png", 1, PICTURE)
    slides = attachment.attach(records, here, "gast.pdf", "application/pdf", 3, SLIDES)
    attachment.attach(records, other_event, f"{SECRET}.pdf", "application/pdf", 1, b"not for today")
    for item in records.find(AgendaItem):
        agenda.change_item(records, item.id, notes=f"{SECRET} Notiz", responsible=f"{SECRET} Name", buffer=5)
    pause, cafe = (records.find(AgendaItem, title=title)[0].id for title in ("Pause", "Projekt-Café"))
    agenda.change_item(records, pause, skipped=True)
    agenda.change_item(records, cafe, prompt="Was braucht diese Initiative?")
    return {
        "event": here,
        "day": night.day_id,
        "second_day": second_day,
        "other_event": other_event,
        "stage": stage,
        "initiative": initiative,
        "picture": picture,
        "slides": slides,
        "pause": pause,
        "cafe": cafe,
        "closing": records.find(AgendaItem, title="Abschluss")[0].id,
    }


def _run(records: Records, night: Evening) -> dict[str, str]:
    here, now = night.event_id, night.clock.now()
    past = live.insert_now(records, night.day_id, "Frage aus dem Saal", 5, now)
    night.clock.advance(timedelta(minutes=4))
    now = night.clock.now()
    live.proceed(records, night.day_id, now)
    (running,) = records.find(Run, ended_at=None)
    group = live.start_timer(records, here, "Gruppe A", 600, now)
    private = {"organisation": f"{SECRET} GmbH", "email": f"{SECRET}@example.org", "phone": f"{SECRET} 1"}
    guest = person.add_walk_in(records, here, f"{SECRET}-Name", SECRET, now, note=SECRET, **private)
    person.set_role(records, guest, Role.HOST)
    person.add_anonymous(records, here, 2, now)
    agreed = action.add_action(records, here, f"{SECRET} tun", who=SECRET, partners=SECRET, item_id=past)
    action.add_action(records, here, "Noch etwas")
    minutes.write_entries(records, here, past, EntryKind.NOTE, [f"{SECRET} gesagt", f"{SECRET} auch"], now)
    return {
        "past": past,
        "running": running.item_id,
        "timer": records.find(Timer, run_id=running.id)[0].id,
        "group": group,
        "attendance": guest,
        "person": records.get(Attendance, guest).person_id,
        "action": agreed,
        "entry": records.find(Entry, order="rank")[0].id,
    }
