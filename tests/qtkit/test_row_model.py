"""The list model shows any new list, and rows that stay are not replaced."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.qtkit.row_model import ROW, RowModel


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    id: str
    text: str


rows = st.lists(st.builds(Row, st.sampled_from("abcdefgh"), st.sampled_from("xyz")), unique_by=lambda row: row.id)


@given(rows, rows)
def test_a_new_list_is_shown_as_it_is(before, after):
    model = RowModel(lambda row: row.text)
    model.set_rows(before)
    model.set_rows(after)
    assert [model.index(place).data(ROW) for place in range(model.rowCount())] == after


@given(rows, rows)
def test_the_views_are_told_exactly_what_changed(before, after):
    model = RowModel(lambda row: row.text)
    model.set_rows(before)
    mirror = [row.id for row in before]
    model.rowsRemoved.connect(lambda parent, first, last: mirror.pop(first))
    model.rowsInserted.connect(lambda parent, first, last: mirror.insert(first, model.row_at(first).id))
    model.rowsMoved.connect(lambda parent, first, last, to, place: mirror.insert(place, mirror.pop(first)))
    model.modelReset.connect(lambda: mirror.__setitem__(slice(None), [row.id for row in after]))
    model.set_rows(after)
    assert mirror == [row.id for row in after]


def test_a_row_that_stays_keeps_its_place_in_the_view():
    model = RowModel(lambda row: row.text)
    model.set_rows([Row("a", "x"), Row("b", "x"), Row("c", "x")])
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(model.index(2))
    model.set_rows([Row("d", "x"), Row("c", "y")])
    assert kept.row() == 1
    assert kept.data(ROW) == Row("c", "y")


def test_screen_readers_hear_the_row_in_words():
    model = RowModel(lambda row: f"Zeile {row.text}")
    model.set_rows([Row("a", "x")])
    from PySide6.QtCore import Qt

    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Zeile x"
