"""Events on the page "Prozess": choosing, editing, removing, and new ones from templates."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.support.bench import Bench, bench
from werkstatt.moderator.event_form import EventForm
from werkstatt.moderator.new_event_panel import USUAL_START
from werkstatt.moderator.process_page import ProcessPage
from werkstatt.moderator.process_side import ProcessSide
from werkstatt.moderator.templates import templates
from werkstatt.operations import event
from werkstatt.readmodels.process import EventPicture, ProcessPicture
from werkstatt.readmodels.process import process as process_picture

Key = Qt.Key


@pytest.fixture
def at(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ProcessPage) as opened:
        yield opened


def seen(at: Bench) -> ProcessPicture:
    return at.desk.ask(process_picture).result()


def side(at: Bench) -> ProcessSide:
    """The page's side, once it shows an event."""
    shown: ProcessSide = at.page.beside
    at.until(lambda: shown.events.current() is not None)
    return shown


def edit(at: Bench) -> EventForm:
    """The form of the present event, once it is open."""
    side(at).edit.click()
    form: EventForm = at.page.form(EventForm)
    at.until(form.form.fields["title"].hasFocus)
    return form


def spoken(rows: Any) -> list[str]:
    return [rows.data(rows.index(place)) for place in range(rows.rowCount())]


def other_event(at: Bench) -> EventPicture:
    key = at.do(event.add_event, "Zweite", date(2023, 3, 1), time(18))
    at.do(event.add_day, key)
    at.until(lambda: at.page.beside.events.rows.rowCount() == 3)
    picture = seen(at).event(key)
    assert picture is not None
    return picture


def test_choosing_a_day_turns_the_cockpit_to_it(at):
    other = other_event(at)
    events = at.page.beside.events
    assert spoken(events.rows) == [
        "Zweite, Tag 1 · 01.03.2023",
        "Zweite, Tag 2 · 02.03.2023",
        "Netzwerkkonferenz, 18.01.2023 (gewählt)",
    ]
    at.go_to(events)
    at.press(Key.Key_Home, Key.Key_Down, Key.Key_Return)
    assert (at.workplace.event_id, at.workplace.day_id) == (other.id, other.days[1].id)
    at.until(lambda: spoken(events.rows)[1].endswith("(gewählt)"))


def test_an_event_is_edited_with_its_days(at):
    edit(at)
    for text in ("Konferenz", "Überblick", "Gemeindehalle", "Sensweiler", "Team", "Geschäftsstelle", "Was braucht es?"):
        at.press(text, Key.Key_Tab)
    at.press("19.1.2023", Key.Key_Tab, "1830", Key.Key_Tab, "21", Key.Key_Tab)
    at.until(lambda: seen(at).events[0].days[0].announced_end)
    shown = seen(at).events[0]
    assert shown.event.title == "Konferenz"
    assert (shown.event.place, shown.event.municipality) == ("Gemeindehalle", "Sensweiler")
    assert (shown.event.moderation, shown.event.minutes_taker) == ("Team", "Geschäftsstelle")
    assert (shown.event.occasion, shown.event.question) == ("Überblick", "Was braucht es?")
    day = shown.days[0]
    assert (day.date, day.starts_at, day.announced_end) == (date(2023, 1, 19), time(18, 30), time(21))


def test_a_day_never_loses_its_date(at):
    form = edit(at)
    line = form.days.line(at.night.day_id)
    at.go_to(line.date)
    at.press(Key.Key_Delete, Key.Key_Tab)
    assert line.date.text() == "18.01.2023"
    at.press("abends", Key.Key_Tab)
    assert line.starts_at.property("wrong") is True
    assert seen(at).events[0].days[0].starts_at == time(18)


def test_days_are_added_and_the_one_that_goes_is_left_first(at):
    form = edit(at)
    days = form.days
    assert days.line(at.night.day_id).removal.isHidden()
    form.add_day.click()
    at.until(days.line(at.night.day_id).removal.isVisible)
    second = seen(at).events[0].days[1]
    days.line(at.night.day_id).removal.click()
    assert at.workplace.day_id == second.id
    at.until(lambda: len(seen(at).events[0].days) == 1)
    assert not at.said


def test_the_cockpit_leaves_an_event_before_it_is_removed(at):
    form = edit(at)
    assert form.removal.isHidden()
    other = other_event(at)
    assert form.removal.isVisible()
    form.removal.click()
    assert (at.workplace.event_id, at.workplace.day_id) == (other.id, other.days[0].id)
    at.until(lambda: [shown.id for shown in seen(at).events] == [other.id])
    assert not at.said


def test_a_new_event_comes_from_a_template(at):
    at.go_to(at.page.beside.new)
    at.press(Key.Key_Space)
    panel = at.page.new_event
    at.until(panel.template.hasFocus)
    assert panel.template.currentText() == "leer, ohne Vorlage"
    assert panel.template.count() == 1 + len(templates()) == 8
    at.press("Netz")
    assert "40 bis 120" in panel.summary.text()
    assert panel.start.text() == f"{USUAL_START:%H:%M}"
    at.press(Key.Key_Tab, Key.Key_Return)
    assert panel.trouble.text().startswith("Wann findet sie statt?")
    assert panel.date.hasFocus()
    at.press("1.3.2023", Key.Key_Tab, "1930", Key.Key_Tab, "Frühjahrskonferenz", Key.Key_Return)
    at.until(lambda: len(seen(at).events) == 2)
    made = seen(at).events[1]
    at.until(lambda: at.workplace.event_id == made.id)
    assert at.workplace.day_id == made.days[0].id
    assert (made.event.title, made.first_date, made.days[0].starts_at) == (
        "Frühjahrskonferenz",
        date(2023, 3, 1),
        time(19, 30),
    )
    assert panel.isHidden()
    assert at.page.beside.events.current().event.id == made.id


def test_an_event_whose_creation_is_undone_is_left(at):
    at.page.beside.new.click()
    at.press(Key.Key_Tab, "1.3.", Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    at.until(lambda: at.workplace.event_id != at.night.event_id)
    at.workplace.undo()
    at.until(lambda: (at.workplace.event_id, at.workplace.day_id) == (at.night.event_id, at.night.day_id))


def test_a_new_event_may_be_empty_and_nameless(at):
    at.page.beside.new.click()
    at.press(Key.Key_Tab, "1.3.", Key.Key_Tab, "bald", Key.Key_Return)
    panel = at.page.new_event
    assert panel.trouble.text().startswith("Wann beginnt sie?")
    at.press("10", Key.Key_Return)
    at.until(lambda: len(seen(at).events) == 2)
    made = seen(at).events[1]
    assert (made.event.title, made.first_date, made.days[0].starts_at) == (
        "Neue Veranstaltung",
        date(2023, 3, 1),
        time(10),
    )


def test_the_summary_of_a_new_event_follows_its_start_and_says_what_is_created(at):
    at.page.beside.new.click()
    panel = at.page.new_event
    panel.begin("netzwerkkonferenz")
    day = next(template for template in templates() if template.id == "netzwerkkonferenz").days[0]
    assert f"{day.starts_at:%H:%M}–{day.announced_end:%H:%M} Uhr" in panel.summary.text()
    panel.start.setText("1930")
    said = panel.summary.text()
    assert "19:30" in said
    panel.start.setText("bald")
    assert f"{day.starts_at:%H:%M}–" in panel.summary.text()
    panel.start.setText("19:30")
    panel.date.setText("1.3.2023")
    panel.create_event()
    at.until(lambda: len(seen(at).events) == 2)
    made = seen(at).events[1].days[0]
    assert f"{made.starts_at:%H:%M}–{made.announced_end:%H:%M} Uhr" in said
