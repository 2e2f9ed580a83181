"""Which rounds are past is the same for operations as in the picture that people see."""

from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.operations import agenda, cafe_round, live, rounds


def jump_to_second(at: CafeEvening) -> None:
    at.do(live.jump_to, at.picture.rounds[1].item.id, at.night.clock.now())


def leave_first_out(at: CafeEvening) -> None:
    at.do(agenda.change_item, at.picture.rounds[0].item.id, skipped=True)


STORIES = {
    "nothing began": ([], 0),
    "the first runs": ([lambda at: at.seat_all(), lambda at: at.begin("Projekt-Café")], 1),
    "it runs without seats": ([lambda at: at.begin("Projekt-Café")], 0),
    "it is over": ([lambda at: at.begin("Wechsel")], 1),
    "it was passed over": ([lambda at: at.seat_all(), jump_to_second], 2),
    "it was left out": ([lambda at: at.seat_all(), leave_first_out, lambda at: at.begin("Projekt-Café Runde 2")], 1),
    "all are over": ([lambda at: at.begin("Pause")], 2),
}


@pytest.mark.parametrize("story", STORIES)
def test_operations_and_picture_agree_on_what_is_past(tmp_path: Path, story: str) -> None:
    acts, past = STORIES[story]
    with cafe_evening(tmp_path, guests=8, tables_each=1) as at:
        for act in acts:
            act(at)
        added = at.do(cafe_round.add_round, at.cafe_id, [ItemDraft("Runde 3", 20, ItemKind.CAFE)])
        picture = at.picture
        begun = at.desk.ask(rounds.begun, at.cafe_id).result()
        ahead = at.desk.ask(rounds.ahead, at.cafe_id).result()
        assert picture.past == past
        assert [row.id for row in begun] == [row.id for row in picture.rounds[:past]]
        assert {row.id for row in picture.rounds[past:]} <= {row.id for row in ahead}
        assert ahead[-1].id == added
        assert not {row.id for row in begun} & {row.id for row in ahead}
        assert [row.id for row in at.desk.ask(rounds.every, at.cafe_id).result()][-1] == added
