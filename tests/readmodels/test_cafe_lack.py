"""What is missing for a scene of a café is known before the room would see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.spotlight import CAFE_SCENES, Scene
from werkstatt.operations import agenda, cafe, table_note
from werkstatt.readmodels.cafe_lack import CafeLack, cafe_lack


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=8, tables_each=1) as made:
        yield made


def lacks(at: CafeEvening, scene: Scene, subject_id: str | None = None) -> CafeLack | None:
    return at.desk.ask(cafe_lack, at.night.event_id, scene, subject_id).result()


def test_seats_and_stars_are_missing_until_they_are_given(at: CafeEvening) -> None:
    assert {scene: lacks(at, scene) for scene in CAFE_SCENES} == {
        Scene.ROUND: None,
        Scene.TABLES: None,
        Scene.CHANGE: CafeLack.SEATS,
        Scene.SEATS: CafeLack.SEATS,
        Scene.HARVEST: CafeLack.STARS,
    }
    picture = at.seat_all()
    first, table = picture.rounds[0], picture.tables[0]
    at.do(table_note.write_notes, first.id, table.id, [(NoteKind.IDEA, "Busse")], at.night.clock.now())
    assert lacks(at, Scene.HARVEST) is CafeLack.STARS
    (note,) = at.picture.rounds[0].notes[table.id]
    at.do(table_note.change_note, note.id, starred=True)
    assert {lacks(at, scene) for scene in CAFE_SCENES} == {None}


def test_without_rounds_only_tables_and_harvest_can_be_shown(at: CafeEvening) -> None:
    second = at.picture.rounds[1]
    assert lacks(at, Scene.ROUND, second.id) is None
    at.do(agenda.change_item, second.item.id, skipped=True)
    assert lacks(at, Scene.ROUND, second.id) is CafeLack.CHOSEN
    at.do(agenda.change_item, at.picture.rounds[0].item.id, skipped=True)
    assert {lacks(at, scene) for scene in (Scene.ROUND, Scene.CHANGE, Scene.SEATS)} == {CafeLack.ROUNDS}
    assert lacks(at, Scene.TABLES) is None


def test_without_a_cafe_nothing_of_it_can_be_shown(at: CafeEvening) -> None:
    at.do(cafe.remove_cafe, at.cafe_id)
    assert {lacks(at, scene, subject) for scene in CAFE_SCENES for subject in (None, at.cafe_id)} == {CafeLack.CAFE}
