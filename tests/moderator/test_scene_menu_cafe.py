"""The menu of scenes offers what there is to show of a café, and nothing that leads nowhere."""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QMenu

from tests.support.cockpit import Cockpit
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.operations import agenda, cafe, event, spotlight
from werkstatt.wording.terms import term

CAFE_SCENES = [Scene.ROUND, Scene.CHANGE, Scene.SEATS, Scene.TABLES, Scene.HARVEST]


def entries(cockpit: Cockpit) -> dict[str, list[str]]:
    """What the menu offers, with what lies under each entry."""
    cockpit.settle()
    menu = cockpit.window.scene_menu.build()
    found = {action.text(): titles(action.menu()) for action in menu.actions() if not action.isSeparator()}
    menu.deleteLater()
    return found


def titles(menu: QMenu | None) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()] if menu else []


def begin_cafe(cockpit: Cockpit, rounds: int = 2, title: str = "Projekt-Café") -> str:
    """A café of so many rounds at the event that is open."""
    workplace = cockpit.session.workplace
    desk, day_id = cockpit.session.desk, workplace.day_id
    present = cockpit.night.picture.items if cockpit.night else []
    for number in range(rounds - sum(item.kind is ItemKind.CAFE for item in present)):
        desk.do(agenda.add_item, day_id, ItemKind.CAFE, f"Noch eine Runde {number}", 15).result()
    return desk.do(cafe.begin_cafe, day_id, title, ()).result()


@pytest.fixture
def names() -> list[str]:
    return [term(scene) for scene in CAFE_SCENES]


def test_without_a_cafe_nothing_of_it_is_offered(cockpit: Cockpit, names: list[str]):
    assert not entries(cockpit).keys() & set(names)


def test_a_cafe_is_offered_with_each_of_its_rounds(cockpit: Cockpit, names: list[str]):
    begin_cafe(cockpit)
    found = entries(cockpit)
    assert [name for name in found if name in names] == names
    assert found[term(Scene.SEATS)] == [_("Round {number}").format(number=number) for number in (1, 2)]
    assert found[term(Scene.TABLES)] == []


def test_a_round_is_chosen_and_shown(cockpit: Cockpit):
    begin_cafe(cockpit)
    cockpit.settle()
    menu = cockpit.window.scene_menu.build()
    under = next(action.menu() for action in menu.actions() if action.text() == term(Scene.SEATS))
    under.actions()[1].trigger()
    menu.deleteLater()
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.SEATS)
    assert cockpit.window.shown.content.number == 2
    menu = cockpit.window.scene_menu.build()
    assert [action.text() for action in menu.actions() if action.isChecked()] == [term(Scene.SEATS)]
    menu.deleteLater()


def test_a_single_round_needs_no_menu_of_its_own(cockpit: Cockpit):
    begin_cafe(cockpit)
    items = [item for item in cockpit.night.picture.items if item.kind is ItemKind.CAFE]
    cockpit.session.desk.do(agenda.remove_item, items[-1].id).result()
    assert entries(cockpit)[term(Scene.SEATS)] == []


def test_a_cafe_without_rounds_offers_its_tables_and_harvest_alone(cockpit: Cockpit, names: list[str]):
    begin_cafe(cockpit)
    for item in cockpit.night.picture.items:
        if item.kind is ItemKind.CAFE:
            cockpit.session.desk.do(agenda.remove_item, item.id).result()
    assert [name for name in entries(cockpit) if name in names] == names[3:]


def test_several_cafes_are_told_apart(cockpit: Cockpit):
    begin_cafe(cockpit)
    begin_cafe(cockpit, rounds=3, title="Abend & Café")
    found = entries(cockpit)
    assert found[term(Scene.HARVEST)] == ["Projekt-Café", "Abend && Café"]
    assert found[term(Scene.SEATS)][-1] == f"Abend && Café · {_('Round {number}').format(number=1)}"


def test_the_cafe_of_another_event_is_not_offered(cockpit: Cockpit, names: list[str]):
    begin_cafe(cockpit)
    desk = cockpit.session.desk
    other = desk.do(event.add_event, "Werkstatt", date(2023, 3, 1), time(9)).result()
    desk.do(spotlight.turn_to, other).result()
    cockpit.session.workplace.choose(other, "")
    assert not entries(cockpit).keys() & set(names)
