"""The papers of a café: saved, remembered, and only what has changed printed anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.moderator.cafe_room import CafeRoom, cafe_room
from werkstatt.domain.cafe import Paper
from werkstatt.moderator.cafe_papers import CafePapers
from werkstatt.operations import seat
from werkstatt.readmodels.printed import reserve_routes, to_print


@pytest.fixture
def room(tmp_path: Path, qtbot) -> Iterator[CafeRoom]:
    with cafe_room(tmp_path, qtbot) as made:
        made.mix()
        made.press(made.page.tabs["papers"])
        yield made


def line(room: CafeRoom, key: str):
    return room.page.papers.list.rows.row_at(room.page.papers.list.rows.row_of(key))


def test_badges_are_saved_and_known_from_then_on(room: CafeRoom, tmp_path: Path):
    papers: CafePapers = room.page.papers
    assert line(room, "badges").count == "24" and len(line(room, "badges").changed) == 24
    target = tmp_path / "Schilder.pdf"
    papers.save_to(line(room, "badges"), None, target)
    room.until(lambda: room.picture.printed)
    room.settle()
    assert target.read_bytes().startswith(b"%PDF") and str(target) in room.at.said[-1]
    assert room.picture.cafe.published_at and not line(room, "badges").changed


def test_after_a_change_only_what_differs_is_offered(room: CafeRoom, tmp_path: Path):
    papers = room.page.papers
    papers.save_to(line(room, "badges"), None, tmp_path / "alle.pdf")
    room.until(lambda: room.picture.printed)
    second = room.picture.rounds[1]
    one, other = (room.picture.rounds[1].seats[room.picture.tables[place].id][0].attendance_id for place in (0, 1))
    room.cafe.do(seat.exchange, second.id, one, other)
    room.settle()
    assert set(line(room, "badges").changed) == {one, other}
    papers.list.select("badges")
    assert papers.save_changed.isVisible() and "2" in papers.save_changed.text()
    papers.save_to(line(room, "badges"), line(room, "badges").changed, tmp_path / "zwei.pdf")
    room.until(lambda: not to_print(room.picture, Paper.BADGE))


def test_all_papers_go_into_a_folder(room: CafeRoom, tmp_path: Path):
    folder = tmp_path / "Papiere"
    room.page.papers.save_all_to(folder)
    room.until(lambda: room.at.said and str(folder) in room.at.said[-1])
    written = sorted(path.stem for path in folder.glob("*.pdf"))
    assert written == sorted(one.title for one in room.page.papers.list.rows._rows)
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.iterdir())


def test_a_folder_that_can_not_be_written_is_said_and_nothing_counts_as_printed(room: CafeRoom, tmp_path: Path):
    (tmp_path / "im Weg").write_text("keine Mappe")
    room.page.papers.save_to(line(room, "badges"), None, tmp_path / "im Weg" / "Schilder.pdf")
    room.until(lambda: room.at.said)
    assert "Schilder.pdf" in room.at.said[0] and not room.picture.printed


def test_reserve_badges_lead_unknown_people_to_free_places(room: CafeRoom):
    papers = room.page.papers
    papers.reserves.setValue(3)
    papers.reserves._tell()
    room.until(lambda: len(reserve_routes(room.picture)) == 3)
    room.settle()
    assert line(room, "reserve-badges").count == "3"
    routes = reserve_routes(room.picture)
    assert all(len({stop.table for stop in stops}) == 2 for stops in routes.values()), "two rounds, two tables"
    papers.reserves.setValue(0)
    papers.reserves._tell()
    room.until(lambda: not reserve_routes(room.picture))


def test_enter_asks_where_to_save(room: CafeRoom):
    room.page.papers.list.opened.emit(line(room, "table-signs"))
    dialog = room.page.papers.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".pdf")
    dialog.reject()
