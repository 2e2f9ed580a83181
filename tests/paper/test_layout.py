"""Blocks set in type: widths of columns, numbers of sections, headings in the outline."""

import pytest
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from werkstatt.paper import fonts, layout, pages, styles
from werkstatt.paper.blocks import Column, Document, Facts, Section, Subheading, Table, Text


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
    made = [flowable for flowable in story if isinstance(flowable, layout.RowTable)][-1]
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
