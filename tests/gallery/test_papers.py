"""The papers of the demo: all of them first, then only the badges that have changed."""

from pathlib import Path

from tests.support.cafes import cafe_evening
from werkstatt.domain.cafe import Paper
from werkstatt.gallery.papers import print_papers
from werkstatt.operations import seat
from werkstatt.readmodels.printed import contents, to_print


def test_first_everything_is_printed_then_what_has_changed(tmp_path: Path):
    said: list[str] = []
    with cafe_evening(tmp_path) as at:
        picture = at.seat_all()
        print_papers(picture, tmp_path / "papers", said.append)
        written = {path.stem for path in (tmp_path / "papers").iterdir()}
        assert {"badges", "table-signs", "seats-by-name", "seats-by-table", "host-sheets", "attendance-list"} <= written
        badges = contents(picture, Paper.BADGE, to_print(picture, Paper.BADGE))
        at.do(seat.note_printed, at.cafe_id, Paper.BADGE, badges, at.night.clock.now())
        one = picture.rounds[1].seats[picture.tables[0].id][0].attendance_id
        at.do(seat.move, picture.rounds[1].id, one, picture.tables[5].id)
        print_papers(at.picture, tmp_path / "papers", said.append)
    changed = tmp_path / "papers" / "badges-changed.pdf"
    assert changed.read_bytes().startswith(b"%PDF") and str(changed) in said
    assert changed.stat().st_size < (tmp_path / "papers" / "badges.pdf").stat().st_size
