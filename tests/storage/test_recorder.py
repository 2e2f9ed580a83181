"""Whatever a transaction does to rows can be undone and done again exactly; what others changed since is left alone.

Played on tables of its own, with everything that tables to come may have: two-part keys, floating numbers, bytes.
"""

import math
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from werkstatt.domain.errors import Refused
from werkstatt.storage.connection import connect
from werkstatt.storage.recorder import Recorder, Step

META = sa.MetaData()
sa.Table("board", META, sa.Column("id", sa.String, primary_key=True), sa.Column("title", sa.String))
sa.Table(
    "card",
    META,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("board_id", sa.ForeignKey("board.id", ondelete="CASCADE")),
    sa.Column("twin_id", sa.ForeignKey("card.id", ondelete="SET NULL")),
    sa.Column("text", sa.String),
    sa.Column("x", sa.Float),
    sa.Column("rank", sa.Integer),
    sa.Column("picture", sa.LargeBinary),
)
sa.Table(
    "dot",
    META,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("card_id", sa.ForeignKey("card.id", ondelete="CASCADE")),
)
sa.Table(
    "tag",
    META,
    sa.Column("card_id", sa.ForeignKey("card.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("name", sa.String, primary_key=True),
)
sa.Table(
    "light",
    META,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("board_id", sa.ForeignKey("board.id", ondelete="CASCADE")),
)


class Book:
    """A file under record."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.recorder = Recorder(raw, META.sorted_tables, frozenset({"light"}))

    def do(self, statement: str, *values: object) -> Step:
        with self.raw:
            self.raw.execute("BEGIN IMMEDIATE")
            self.raw.execute(statement, values)
        return self.recorder.take()

    def revert(self, step: Step) -> Step:
        try:
            with self.raw:
                self.raw.execute("BEGIN IMMEDIATE")
                return self.recorder.undoable(self.recorder.revert(self.recorder.undoable(step)))
        finally:
            self.recorder.forget()

    def content(self) -> dict[str, list[tuple[object, ...]]]:
        names = [table.name for table in META.sorted_tables]
        return {name: sorted(self.raw.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'book'}")
    META.create_all(engine)
    engine.dispose()
    with closing(connect(tmp_path / "book")) as raw:
        raw.executescript("""
            INSERT INTO board VALUES ('B', 'Wand'), ('C', 'Tür');
            INSERT INTO card VALUES ('eins', 'B', NULL, 'Bus', 0.5, 1, NULL);
            INSERT INTO card VALUES ('zwei', 'B', 'eins', 'Rad', 0.1, 2, NULL);
            INSERT INTO dot VALUES ('d1', 'eins'), ('d2', 'eins');
            INSERT INTO tag VALUES ('eins', 'a'), ('eins', 'b');
        """)
        yield Book(raw)


DEEDS = {
    "insert": ("INSERT INTO card VALUES ('drei', 'B', 'eins', 'Bahn', 1, 3, NULL)",),
    "insert of many": ("INSERT INTO dot SELECT 'n' || id, id FROM card",),
    "insert into a table with two keys": ("INSERT INTO tag VALUES ('zwei', 'a')",),
    "update": ("UPDATE card SET text = 'Zug' WHERE id = 'eins'",),
    "update of all": ("UPDATE card SET x = x + 1, rank = rank * 10",),
    "swap": ("UPDATE card SET rank = 3 - rank",),
    "update of a key": ("UPDATE tag SET name = 'c' WHERE name = 'a'",),
    "delete": ("DELETE FROM dot WHERE id = 'd1'",),
    "delete of a leaf": ("DELETE FROM card WHERE id = 'zwei'",),
    "delete of what others point to": ("DELETE FROM card WHERE id = 'eins'",),
    "cascade": ("DELETE FROM board WHERE id = 'B'",),
    "upsert": ("INSERT INTO card (id, text) VALUES ('eins', 'x') ON CONFLICT (id) DO UPDATE SET text = excluded.text",),
    "replace": ("INSERT OR REPLACE INTO board VALUES ('B', 'Neu')",),
    "replace by the same": ("INSERT OR REPLACE INTO dot VALUES ('d1', 'zwei')",),
    "NUL, quotes, emoji": ("UPDATE card SET text = ?", "a\0b'\";--%s 🎉 \u202e"),
    "bytes": ("UPDATE card SET picture = ?", os.urandom(100_000)),
    "infinite": ("UPDATE card SET x = ?", math.inf),
    "one third": ("UPDATE card SET x = ?", 1 / 3),
    "nothing": ("UPDATE card SET text = NULL",),
    "largest number": ("UPDATE card SET rank = ?", 2**63 - 1),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_undo_and_redo_are_exact(book: Book, deed: tuple[str, ...]):
    before = book.content()
    step = book.do(*deed)
    after = book.content()
    assert before != after
    for _round in range(2):
        redo = book.revert(step)
        assert book.content() == before
        step = book.revert(redo)
        assert book.content() == after


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_the_way_back_from_odd_values(book: Book, deed: tuple[str, ...]):
    book.do(*deed)
    odd = book.content()
    back = book.do("UPDATE card SET text = 'schlicht', x = 2.5, rank = 7, picture = NULL")
    if back:
        book.revert(back)
    assert book.content() == odd


def test_several_statements_make_one_step_of_net_changes(book: Book):
    before = book.content()
    with book.raw:
        book.raw.execute("BEGIN IMMEDIATE")
        book.raw.execute("INSERT INTO card (id, board_id) VALUES ('neu', 'B')")
        book.raw.execute("UPDATE card SET text = 'neu' WHERE id = 'neu'")
        book.raw.execute("DELETE FROM dot WHERE id = 'd1'")
        book.raw.execute("INSERT INTO dot VALUES ('d1', 'neu')")
        book.raw.execute("INSERT INTO dot VALUES ('kurz', 'neu')")
        book.raw.execute("DELETE FROM dot WHERE id = 'kurz'")
    step = book.recorder.take()
    assert set(step) == {("card", ("neu",)), ("dot", ("d1",))}
    book.revert(step)
    assert book.content() == before


def test_keys_that_change_places(book: Book):
    """A row takes the key of one that was deleted in the same breath."""
    before = book.content()
    with book.raw:
        book.raw.execute("BEGIN IMMEDIATE")
        book.raw.execute("DELETE FROM tag WHERE name = 'a'")
        book.raw.execute("UPDATE tag SET name = 'a' WHERE name = 'b'")
    book.revert(book.recorder.take())
    assert book.content() == before


def test_what_changes_nothing_is_no_step(book: Book):
    assert not book.do("UPDATE card SET text = text")
    assert not book.do("INSERT OR REPLACE INTO dot VALUES ('d1', 'eins')")


REFUSED = {
    "the same field was changed": ("UPDATE card SET text = 'A' WHERE id = 'eins'", "UPDATE card SET text = 'B'"),
    "what was changed is gone": ("UPDATE card SET text = 'A' WHERE id = 'eins'", "DELETE FROM card WHERE id = 'eins'"),
    "a dot was put on what was made": (
        "INSERT INTO card (id, board_id) VALUES ('neu', 'B')",
        "INSERT INTO dot VALUES ('fremd', 'neu')",
    ),
    "what was made was changed": (
        "INSERT INTO card (id, board_id) VALUES ('neu', 'B')",
        "UPDATE card SET x = 9 WHERE id = 'neu'",
    ),
    "what was made points elsewhere": (
        "INSERT INTO card (id, board_id) VALUES ('neu', 'B')",
        "UPDATE card SET twin_id = 'neu' WHERE id = 'zwei'",
    ),
    "what was deleted is there again": ("DELETE FROM dot WHERE id = 'd1'", "INSERT INTO dot VALUES ('d1', 'zwei')"),
    "what it belonged to is gone": ("DELETE FROM dot WHERE id = 'd1'", "DELETE FROM card WHERE id = 'eins'"),
}


@pytest.mark.parametrize(("deed", "meanwhile"), REFUSED.values(), ids=REFUSED)
def test_undo_is_refused_when(book: Book, deed: str, meanwhile: str):
    step = book.do(deed)
    book.do(meanwhile)
    before = book.content()
    with pytest.raises((Refused, sqlite3.IntegrityError)):
        book.revert(step)
    assert book.content() == before


ALLOWED = {
    "another field was changed": ("UPDATE card SET text = 'A' WHERE id = 'eins'", "UPDATE card SET rank = 99"),
    "another row was changed": ("UPDATE card SET text = 'A' WHERE id = 'eins'", "DELETE FROM card WHERE id = 'zwei'"),
    "something was added beside": ("DELETE FROM dot WHERE id = 'd1'", "INSERT INTO dot VALUES ('d3', 'eins')"),
}


@pytest.mark.parametrize(("deed", "meanwhile"), ALLOWED.values(), ids=ALLOWED)
def test_undo_is_done_although(book: Book, deed: str, meanwhile: str):
    step = book.do(deed)
    book.do(meanwhile)
    after = book.content()
    redo = book.revert(step)
    assert book.content() != after
    book.revert(redo)
    assert book.content() == after


class TestWhatIsNotUndone:
    """The light shows a board. It is moved by its own keys, and goes out with its board."""

    def test_its_changes_are_no_step(self, book: Book):
        assert not book.recorder.undoable(book.do("INSERT INTO light VALUES ('l', 'B')"))
        assert not book.recorder.undoable(book.do("UPDATE light SET board_id = 'C'"))

    def test_it_stays_where_it_was_moved(self, book: Book):
        book.do("INSERT INTO light VALUES ('l', 'B')")
        step = book.do("UPDATE card SET text = 'A'")
        book.do("UPDATE light SET board_id = 'C'")
        book.revert(step)
        assert book.content()["light"] == [("l", "C")]

    def test_undo_of_what_it_shows_and_redo(self, book: Book):
        step = book.do("INSERT INTO board VALUES ('N', 'Neu')")
        book.do("INSERT INTO light VALUES ('l', 'N')")
        redo = book.revert(step)
        assert book.content()["light"] == []
        book.revert(redo)
        assert book.content()["light"] == [("l", "N")]

    def test_it_comes_back_with_its_board(self, book: Book):
        book.do("INSERT INTO light VALUES ('l', 'B')")
        step = book.do("DELETE FROM board WHERE id = 'B'")
        book.revert(step)
        assert book.content()["light"] == [("l", "B")]

    def test_it_does_not_come_back_where_another_one_shines(self, book: Book):
        book.do("INSERT INTO light VALUES ('l', 'B')")
        step = book.do("DELETE FROM board WHERE id = 'B'")
        book.do("INSERT INTO light VALUES ('l', 'C')")
        book.revert(step)
        assert book.content()["light"] == [("l", "C")]


def test_a_rollback_is_forgotten(book: Book):
    book.raw.execute("BEGIN IMMEDIATE")
    book.raw.execute("DELETE FROM board")
    book.raw.rollback()
    book.recorder.forget()
    assert not book.recorder.take()
