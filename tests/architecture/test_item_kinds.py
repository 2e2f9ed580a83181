"""What is decided for each kind of agenda item, in one place, though each layer keeps its own table.

Most tables have an answer for a kind that they don't name, so a new one would be forgotten without a word. Here every
kind says what it should be: its scene, its colour, and what may become of it when time is short.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.desks import evening
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.colours import TOPICS
from werkstatt.domain.proposal import DISCUSSIONS, DISPENSABLE, SPARED
from werkstatt.domain.spotlight import Scene
from werkstatt.moderator.agenda_line import kind_colour
from werkstatt.operations import agenda, live
from werkstatt.qtkit.tokens import LOOKS, Look
from werkstatt.readmodels.scene import shown_scene
from werkstatt.wording.programme import kind_of
from werkstatt.wording.terms import term

LIGHT = LOOKS[Look.LIGHT]


class Decided(NamedTuple):
    """`called`: a title by which the kind is guessed; `time`: what is done to such an item first when time is short."""

    scene: Scene
    colour: str
    time: str
    called: str = ""


DECIDED = {
    ItemKind.ARRIVAL: Decided(Scene.WELCOME, LIGHT.muted, "spared", called="Ankommen"),
    ItemKind.INPUT: Decided(Scene.ITEM, TOPICS[0], "skipped", called="Grußwort"),
    ItemKind.CAFE: Decided(Scene.ITEM, TOPICS[5], "shortened or skipped", called="Projekt-Café"),
    ItemKind.CHANGE: Decided(Scene.ITEM, LIGHT.muted, "shortened last", called="Wechsel"),
    ItemKind.CARDS: Decided(Scene.ITEM, TOPICS[3], "shortened or skipped", called="Kartenabfrage"),
    ItemKind.FEEDBACK: Decided(Scene.ITEM, TOPICS[3], "shortened or skipped", called="Feedback"),
    ItemKind.PLENARY: Decided(Scene.ITEM, TOPICS[2], "shortened or skipped", called="Austausch"),
    ItemKind.ACTIONS: Decided(Scene.ITEM, LIGHT.ink, "shortened or skipped", called="Wer macht was"),
    ItemKind.BREAK: Decided(Scene.BREAK, TOPICS[1], "spared", called="Pause"),
    ItemKind.GUEST: Decided(Scene.GUEST, TOPICS[4], "skipped"),  # nobody can tell a guest's slides by their title
    ItemKind.CLOSING: Decided(Scene.ITEM, LIGHT.muted, "spared", called="Verabschiedung"),
}


def test_every_kind_is_decided():
    assert list(DECIDED) == list(ItemKind)


@pytest.mark.parametrize("kind", ItemKind)
def test_a_kind_is_treated_everywhere_as_decided(kind: ItemKind):
    decided = DECIDED[kind]
    assert term(kind)
    assert kind_colour(kind, LIGHT) == decided.colour
    assert when_time_is_short(kind) == decided.time
    assert not decided.called or kind_of(decided.called) is kind


def when_time_is_short(kind: ItemKind) -> str:
    if kind in SPARED:
        return "spared"
    if kind in DISPENSABLE:
        return "shortened or skipped" if kind in DISCUSSIONS else "skipped"
    return "shortened last"


def test_the_beamer_shows_what_is_decided(tmp_path: Path):
    with evening(tmp_path) as night:
        night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
        shown = {}
        for kind in ItemKind:
            night.desk.do(agenda.change_item, night.picture.item.id, kind=kind).result()
            shown[kind] = night.desk.ask(shown_scene).result().scene
    assert shown == {kind: decided.scene for kind, decided in DECIDED.items()}
