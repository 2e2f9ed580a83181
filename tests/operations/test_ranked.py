"""Lists in an order that people choose have the ranks 0, 1, 2 … whatever is done to them, and leave others alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.desks import Evening
from werkstatt.domain.ids import new_id
from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.operations import ranked
from werkstatt.storage.records import Records

ACTS = st.lists(st.tuples(st.sampled_from(["add", "place", "remove"]), st.integers(0, 7), st.integers(-3, 9)))


def points(records: Records, initiative_id: str) -> list[FocusPoint]:
    return list(records.find(FocusPoint, order="rank", initiative_id=initiative_id))


def play(records: Records, acts: list[tuple[str, int, int]]) -> None:
    """Do the acts to one of two lists, and to a plain list alike."""
    mine, other = (Initiative(id=new_id(), rank=0, title=title) for title in "ab")
    records.add(mine, other)
    records.add(*(FocusPoint(id=new_id(), initiative_id=other.id, rank=rank, text="x") for rank in range(3)))
    before = points(records, other.id)
    expected: list[str] = []
    for act, which, rank in acts:
        if act == "add":
            end = ranked.end(records, FocusPoint, initiative_id=mine.id)
            assert end == len(expected)
            point = FocusPoint(id=new_id(), initiative_id=mine.id, rank=end, text="y")
            records.add(point)
            expected.append(point.id)
        elif expected:
            key = expected.pop(which % len(expected))
            if act == "place":
                ranked.place(records, FocusPoint, key, rank, initiative_id=mine.id)
                expected.insert(max(0, rank), key)
            else:
                records.remove(FocusPoint, [key])
                ranked.renumber(records, FocusPoint, initiative_id=mine.id)
        assert [(point.id, point.rank) for point in points(records, mine.id)] == [
            (key, rank) for rank, key in enumerate(expected)
        ]
    assert points(records, other.id) == before


def test_ranks_are_numbers_without_gaps(night: Evening) -> None:
    @given(ACTS)
    @settings(max_examples=60)
    def check(acts: list[tuple[str, int, int]]) -> None:
        night.desk.do(play, acts).result()

    check()


def test_gaps_and_doubles_that_were_there_are_mended(night: Evening) -> None:
    def mend(records: Records) -> list[tuple[str, int]]:
        records.add(Initiative(id="i", rank=0, title="a"))
        records.add(
            *(FocusPoint(id=f"{n}", initiative_id="i", rank=rank, text="x") for n, rank in enumerate((7, 2, 2)))
        )
        ranked.renumber(records, FocusPoint, initiative_id="i")
        return [(point.id, point.rank) for point in points(records, "i")]

    assert night.desk.do(mend).result() == [("1", 0), ("2", 1), ("0", 2)]


def test_only_what_stands_elsewhere_now_is_written(night: Evening) -> None:
    def move(records: Records) -> None:
        records.add(Initiative(id="i", rank=0, title="a"))
        records.add(*(FocusPoint(id=f"{rank}", initiative_id="i", rank=rank, text="x") for rank in range(5)))

    night.desk.do(move).result()
    labels = []
    night.desk.on_stacks = lambda stacks: labels.append(stacks.undo)
    night.desk.do(ranked.place, FocusPoint, "3", 3, initiative_id="i").result()
    assert labels == ["test_ranked.move"]
