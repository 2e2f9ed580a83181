"""What the scenes say in the course of an evening, word by word."""

from dataclasses import replace
from datetime import time

import pytest

from tests.projector.evening import DATE, WORDINGS, agenda_picture, at, event, initiatives, item, review, shown, timer
from tests.projector.room import read, space
from werkstatt.domain.spotlight import Scene
from werkstatt.projector.agenda_scene import lay_agenda
from werkstatt.projector.break_scene import lay_break
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.guest_scene import lay_guest
from werkstatt.projector.initiative_scene import lay_initiative
from werkstatt.projector.item_scene import lay_item
from werkstatt.projector.review_scene import lay_review
from werkstatt.projector.text_scene import lay_text
from werkstatt.projector.thanks_scene import lay_thanks
from werkstatt.projector.welcome_scene import lay_welcome
from werkstatt.qtkit import fonts
from werkstatt.readmodels.scene_contents import (
    AgendaScene,
    BreakScene,
    GuestScene,
    InitiativeScene,
    TextScene,
    ThanksScene,
    WelcomeScene,
)

PLAIN = WORDINGS["plain"]


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


@pytest.mark.parametrize(
    ("minutes", "added"),
    [(-300, ["Beginn 18:00 Uhr"]), (-18.7, ["18:42", "Beginn 18:00 Uhr"]), (0, []), (3, [])],
)
def test_the_welcome_counts_down_in_the_last_hour(minutes, added):
    content = WelcomeScene(
        title="Netzwerkkonferenz", date=DATE, place="Gemeindehalle", question="Was hilft?", starts_at=time(18)
    )
    laid = lay_welcome(shown(content, Scene.WELCOME), content, space(), at(minutes))
    words = read(laid, minutes=minutes)
    assert words[:4] == ["Netzwerkkonferenz", "Herzlich willkommen", "Mittwoch, 18. Januar 2023", "Gemeindehalle"]
    assert {"Worum es heute geht", "Was hilft?"} <= set(words)
    assert [word for word in words if word in {"Beginn 18:00 Uhr", "18:42"}] == sorted(added)
    assert laid.until == {-300: at(-60), -18.7: at(0)}.get(minutes)


@pytest.mark.parametrize(
    ("minutes", "clock"),
    [
        (40, ["10:00", "bis 18:50 Uhr"]),
        (50, ["+00:00", "über der Zeit"]),
        (51.39, ["+01:23", "über der Zeit"]),
        (115.5, ["+1:05", "Stunden über der Zeit"]),
    ],
)
def test_the_running_item_shows_its_question_and_the_time(minutes, clock):
    content = item(PLAIN)
    words = read(lay_item(shown(content, Scene.ITEM), content, space(), at(minutes)), minutes=minutes)
    assert words == ["Projekt-Café", "Danach: Wechsel", "Netzwerkkonferenz", "Was braucht es?", *clock]


def test_a_held_clock_says_so():
    content = replace(item(PLAIN), timer=replace(timer(50), paused_at=at(30)))
    words = read(lay_item(shown(content, Scene.ITEM), content, space(), at(40)))
    assert words[-2:] == ["20:00", "angehalten"]


def test_a_clock_is_as_large_as_its_digits_need_and_never_small():
    usual = ClockRing(space(), event(PLAIN), timer(50), 140).radius
    assert ClockRing(space(), event(PLAIN), timer(200, 200), 140).radius > usual
    assert ClockRing(space(), event(PLAIN), timer(50), 20).radius == usual


@pytest.mark.parametrize(
    ("minutes", "clock", "words"),
    [
        (40, True, ["Pause", "Weiter um 18:50 Uhr", "Kartenabfrage", "10:00", "bis 18:50 Uhr"]),
        (51, True, ["Pause", "Jetzt geht es weiter", "Kartenabfrage", "+01:00", "über der Zeit"]),
        (40, False, ["Pause", "Danach", "Kartenabfrage"]),
    ],
)
def test_a_break_tells_when_and_how_it_goes_on(minutes, clock, words):
    content = BreakScene(event=event(PLAIN), title="", timer=timer(50) if clock else None, next_title="Kartenabfrage")
    laid = lay_break(shown(content, Scene.BREAK), content, space(), at(minutes))
    assert read(laid, minutes=minutes) == ["Netzwerkkonferenz", *words]


def test_the_agenda_tells_what_is_over_what_runs_and_what_was_left_out():
    content = AgendaScene(agenda=agenda_picture(PLAIN, 6))
    words = read(lay_agenda(shown(content, Scene.AGENDA), content, space(), at(25)))
    assert words == [
        "Netzwerkkonferenz · Mittwoch,\N{NO-BREAK SPACE}18.\N{NO-BREAK SPACE}Januar\N{NO-BREAK SPACE}2023",
        "Ablauf",
        "Ende voraussichtlich 18:51 Uhr",
        *["Gespräch 0", "18:00"],
        *["Gespräch 1", "entfällt"],
        *["Gespräch 2", "18:10"],
        *["Gespräch 3", "18:21", "jetzt, bis 18:31 Uhr"],
        *["Gespräch 4", "18:31"],
        *["Gespräch 5", "18:41"],
    ]


def test_until_a_bus_leaves_the_room_is_told_when_and_not_how_long_its_item_takes():
    bus = replace(item(PLAIN), title="Bus", timer=timer(47, 5), begins_at=at(45))
    early = lay_item(shown(bus, Scene.ITEM), bus, space(), at(42))
    assert read(early, minutes=42)[-2:] == ["03:00", "Beginn 18:45 Uhr"]
    assert early.until == at(45)
    assert read(lay_item(shown(bus, Scene.ITEM), bus, space(), at(45)), minutes=45)[-2:] == ["02:00", "bis 18:47 Uhr"]


@pytest.mark.parametrize(
    ("minutes", "row"), [(22, ["18:24", "Beginn 18:24 Uhr"]), (24, ["18:21", "jetzt, bis 18:31 Uhr"])]
)
def test_the_agenda_tells_when_a_bus_leaves(minutes, row):
    running = agenda_picture(PLAIN, 5)
    items = [replace(item, fixed_start=time(18, 24)) if item.rank == 3 else item for item in running.items]
    content = AgendaScene(agenda=replace(running, items=items))
    words = read(lay_agenda(shown(content, Scene.AGENDA), content, space(), at(minutes)))
    place = words.index("Gespräch 3")
    assert words[place + 1 : place + 3] == row


def test_the_agenda_says_that_what_was_interrupted_goes_on():
    running = agenda_picture(PLAIN, 5)
    items = [replace(item, unplanned=True) if item.rank == 3 else item for item in running.items]
    held = replace(timer(26, 10), run_id="run-2", paused_at=at(21))
    content = AgendaScene(agenda=replace(running, items=items, earlier_timers=[held]))
    words = read(lay_agenda(shown(content, Scene.AGENDA), content, space(), at(25)))
    assert words[words.index("Gespräch 2") :][:3] == ["Gespräch 2", "18:10", "geht danach weiter"]
    assert words[words.index("Gespräch 4") :][:2] == ["Gespräch 4", "18:36"]


def test_an_agenda_before_and_after_the_evening():
    running = agenda_picture(PLAIN, 5)
    before = AgendaScene(agenda=replace(running, runs=[], run=None, timer=None))
    assert "Ende 18:40 Uhr" in read(lay_agenda(shown(before, Scene.AGENDA), before, space(), at(-30)))
    none = AgendaScene(agenda=agenda_picture(PLAIN, 0))
    assert "Der Ablauf steht noch nicht fest." in read(lay_agenda(shown(none, Scene.AGENDA), none, space(), at(0)))


def test_the_review_shows_the_road_and_where_we_are():
    content = review(PLAIN, 5)
    words = read(lay_review(shown(content, Scene.REVIEW), content, space(), at(40)))
    assert words.index("Hier stehen wir") == words.index("Phase 3") + 2
    assert {"Herausforderung", "Fachkräfte", "Ziel", "Gut leben", "Handlungsfelder"} <= set(words)


def test_an_initiative_is_numbered_when_there_are_several():
    content = InitiativeScene(initiatives=initiatives(PLAIN, 2))
    words = read(lay_initiative(shown(content, Scene.INITIATIVE, 4), content, space(), at(40)))
    assert words == ["Strategische Initiative 2 von 2", "Netzwerkkonferenz", "Gesunde Betriebe"]
    only = InitiativeScene(initiatives=content.initiatives[:1])
    words = read(lay_initiative(shown(only, Scene.INITIATIVE, 99), only, space(), at(40)))
    assert words[:2] == ["Strategische Initiative", "Bündnis neues Wohnen"]
    assert words[-2:] == ["Ziel", "Gut leben"]


def test_a_text_stands_below_its_title_and_a_title_alone_below_the_event():
    content = TextScene(title="Frage", text="Was hilft?\n\nWem?")
    words = read(lay_text(shown(content, Scene.TEXT), content, space(), at(40)))
    assert words == ["Frage", "Netzwerkkonferenz", "Was hilft?", "Wem?"]
    alone = TextScene(title="Frage", text=" ")
    assert read(lay_text(shown(alone, Scene.TEXT), alone, space(), at(40))) == ["Netzwerkkonferenz", "Frage"]


def test_the_end_says_thanks_and_what_comes_next():
    content = ThanksScene(title="Netzwerkkonferenz", next_stage="Entwicklerwerkstätten", next_period="ab März")
    words = read(lay_thanks(shown(content, Scene.THANKS), content, space(), at(180)))
    assert words == ["Netzwerkkonferenz", "Vielen Dank!", "So geht es weiter", "Entwicklerwerkstätten", "ab März"]
    last = replace(content, next_stage="")
    words = read(lay_thanks(shown(last, Scene.THANKS), last, space(), at(180)))
    assert words[-1] == "Kommen Sie gut nach Hause."


def test_the_guests_card_is_calm():
    words = read(lay_guest(shown(GuestScene(), Scene.GUEST), GuestScene(), space(), at(40)))
    assert words == ["Netzwerkkonferenz", "Einen Moment, bitte", "Hier folgt gleich der Beitrag eines Gastes."]
