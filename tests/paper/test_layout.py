"""Blocks set in type: widths of columns, numbers of sections, headings in the outline."""

from pathlib import Path

import pytest
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from tests.paper.reading import pages_of
from werkstatt.paper import fonts, layout, pages, styles
from werkstatt.paper.blocks import Column, Document, Facts, Section, Subheading, Table, Text
from werkstatt.paper.row_table import RowTable


@pytest.fixture(autouse=True)
def registered():
    fonts.register()


def document(*sections: Section) -> Document:
    return Document(
        kicker="Plan",
        title="Titel",
        facts=Facts([("Ort", [Text("Halle")])]),
        sections=sections,
        running_title="Titel",
        author="",
        subject="",
        language="de-DE",
    )


def outline(flowables: list[Flowable]) -> list[tuple[int, str]]:
    return [flowable.outline for flowable in flowables if hasattr(flowable, "outline")]


def widths(columns: list[Column], *cells: str) -> list[float]:
    """The widths of columns in millimetres."""
    table = Table(columns, [[[Text(cell)] for cell in cells]])
    story = list(layout.story(document(Section("S", [table]))))
    made = [flowable for flowable in story if isinstance(flowable, RowTable)][-1]
    return [width / mm for width in made._colWidths]


def test_sections_are_numbered_and_empty_ones_left_out():
    sections = [Section("Eins", [Text("x")]), Section("Leer", []), Section("Zwei", [Subheading("Teil"), Text("y")])]
    assert outline(list(layout.story(document(*sections)))) == [(0, "1 Eins"), (0, "2 Zwei"), (1, "Teil")]
    assert pages.pdf(document(*sections)).count(b"/Title") == 4  # three headings and the document


def test_columns_fill_the_page():
    columns = [Column(title="a", width=20), Column(title="b"), Column(title="c", width=30)]
    made = widths(columns, "x", "x", "x")
    assert made[0] == pytest.approx(20)
    assert made[2] == pytest.approx(30)
    assert sum(made) == pytest.approx(styles.TEXT_WIDTH / mm)


def test_a_column_grows_for_a_long_word_as_far_as_the_others_can_spare_it():
    columns = [Column(title="a"), Column(title="b", width=20), Column(title="c", width=20)]
    grown = widths(columns, "x", "Wohnungsbaugenossenschaft", "x")
    assert grown[1] == pytest.approx(46, abs=3)
    greedy = widths(columns, "x", "x" * 300, "x" * 300)
    assert greedy[0] == pytest.approx(45)
    assert sum(greedy) == pytest.approx(styles.TEXT_WIDTH / mm)


def plan(rows: int, lines: int = 1) -> Table:
    """A table of numbered rows, each so many lines high."""
    return Table([Column(title="Kopf")], [[[Text(f"Zeile {row}" + "\nx" * (lines - 1))]] for row in range(rows)])


def pages_with_rows(tmp_path: Path, rows: int, above: int, lines: int = 1) -> list[int]:
    """How many rows of a table stand on each page, below so many paragraphs."""
    sections = [Section("S", [*[Text("Absatz")] * above, Subheading("Liste"), plan(rows, lines)])]
    texts = pages_of(pages.pdf(document(*sections)), tmp_path)
    for text in texts:
        assert "Zeile" not in text or "Kopf" in text, "every part of the table has its head"
        assert "Liste" not in text or "Zeile" in text, "the heading stays with its table"
    assert sum(text.count("Zeile") for text in texts) == rows
    return [text.count("Zeile") for text in texts]


@pytest.mark.parametrize(("rows", "lines"), [(2, 1), (3, 1), (4, 1), (9, 1), (3, 4), (7, 4), (60, 2)])
def test_neither_a_head_nor_a_row_is_left_by_itself(tmp_path: Path, rows: int, lines: int):
    for above in range(18, 38):
        assert 1 not in pages_with_rows(tmp_path, rows, above, lines), f"below {above} paragraphs"


def test_rows_as_long_as_pages_are_still_printed(tmp_path: Path):
    assert sum(pages_with_rows(tmp_path, rows=3, above=3, lines=90)) == 3


def test_a_column_without_any_text_is_left_out():
    columns = [Column(title="Was"), Column(title="Mit", width=30), Column(title="Wer", width=20)]
    rows = [[[Text("a")], [Text(" ")], [Text("")]], [[Text("b")], [], [Text("c")]]]
    shown = Table(columns, rows).without_empty_columns()
    assert [column.title for column in shown.columns] == ["Was", "Wer"]
    assert [len(row) for row in shown.rows] == [2, 2]
    assert len(widths(columns, "", "x", "x")) == 2
    assert sum(widths(columns, "", "x", "x")) == pytest.approx(styles.TEXT_WIDTH / mm)
    assert len(widths(columns, "", "", "")) == 3
