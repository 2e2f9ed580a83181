"""Sets the blocks of a document in type."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, TableStyle

from werkstatt.paper import fonts, safe_text, styles
from werkstatt.paper.blocks import Block, Document, Facts, Look, Section, Subheading, Table, Text
from werkstatt.paper.clean_text import line
from werkstatt.paper.row_table import RowTable

_LABEL_WIDTH = 41 * mm
_GAP = 8  # points between columns
_BULLET = "–"
_PLAIN = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),  # else every table names Helvetica, which is not embedded
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
)
_RULED = TableStyle(
    [
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, styles.LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, styles.INK),
    ],
    parent=_PLAIN,
)
# What a column without a width of its own keeps, and what it gets at most for the sake of a long word.
_LEAST_WIDTH = 45 * mm
_MOST_FOR_A_WORD = 65 * mm
# Room that must be left for a heading and what follows; otherwise it moves to the next page. For a table it is more.
_FOR_SECTION = 42 * mm
_FOR_SUBHEADING = 26 * mm
_MOST_FOR_TABLE = 150 * mm


def story(document: Document) -> Iterator[Flowable]:
    """The whole document in the order in which it is read."""
    yield from safe_text.paragraphs(document.kicker.upper(), styles.KICKER)
    yield from safe_text.paragraphs(document.title, styles.TITLE)
    yield HRFlowable(width="100%", thickness=1.4, color=styles.INK, spaceBefore=0, spaceAfter=5)
    yield from _flowables(document.facts)
    yield HRFlowable(width="100%", thickness=0.6, color=styles.LINE, spaceBefore=5, spaceAfter=0)
    for number, section in enumerate((section for section in document.sections if section.blocks), start=1):
        yield from _section(number, section)


def _section(number: int, section: Section) -> Iterator[Flowable]:
    yield CondPageBreak(max(_FOR_SECTION, _height(styles.SECTION) + _beginning(section.blocks)))
    for paragraph in safe_text.paragraphs(section.title, styles.SECTION, bullet=str(number)):
        yield _in_outline(paragraph, 0, f"{number} {section.title}")
    for place, block in enumerate(section.blocks):
        if isinstance(block, Subheading):
            yield CondPageBreak(max(_FOR_SUBHEADING, _beginning(section.blocks[place:])))
        yield from _flowables(block)


def _beginning(blocks: Sequence[Block]) -> float:
    """The height that a table at the beginning of these blocks, below its heading, takes with its first rows."""
    match blocks:
        case [Subheading(), *rest]:
            return _height(styles.SUBSECTION) + _beginning(rest)
        case [Table() as table, *_]:
            return float(min(sum(made.beginning(styles.TEXT_WIDTH) for made in _table(table)), _MOST_FOR_TABLE))
    return 0.0


def _height(heading: ParagraphStyle) -> float:
    return float(heading.spaceBefore + heading.leading + heading.spaceAfter)


def _in_outline(paragraph: Flowable, level: int, title: str) -> Flowable:
    """Note for `pages` that the paragraph is a heading that the reader can jump to."""
    paragraph.outline = (level, line(title))
    return paragraph


@singledispatch
def _flowables(block: Block) -> Iterable[Flowable]:
    raise TypeError(block)


@_flowables.register
def _text(text: Text) -> Iterable[Flowable]:
    return _set(text, styles.TEXTS[text.look])


@_flowables.register
def _subheading(heading: Subheading) -> Iterable[Flowable]:
    for paragraph in safe_text.paragraphs(heading.text, styles.SUBSECTION):
        yield _in_outline(paragraph, 1, heading.text)


@_flowables.register
def _facts(facts: Facts) -> Iterable[Flowable]:
    if facts.rows:
        cells = [[safe_text.paragraphs(label, styles.LABEL), _cell(texts)] for label, texts in facts.rows]
        yield RowTable(cells, colWidths=[_LABEL_WIDTH, styles.TEXT_WIDTH - _LABEL_WIDTH], style=_PLAIN)


@_flowables.register
def _table(table: Table) -> Iterable[RowTable]:
    table = table.without_empty_columns()
    if table.rows:
        numbers = [column.is_number for column in table.columns]
        head = [
            safe_text.paragraphs(column.title, styles.HEAD_OF_NUMBERS if column.is_number else styles.HEAD)
            for column in table.columns
        ]
        rows = [[_cell(texts, number) for texts, number in zip(row, numbers, strict=True)] for row in table.rows]
        yield RowTable([head, *rows], colWidths=_widths(table), style=_RULED, repeatRows=1)


def _cell(texts: Sequence[Text], is_number: bool = False) -> list[Flowable]:
    """What stands in one cell."""
    return [
        paragraph for text in texts for paragraph in _set(text, styles.NUMBER if is_number else styles.CELLS[text.look])
    ]


def _set(text: Text, style: ParagraphStyle) -> list[Flowable]:
    bullet = _BULLET if text.look is Look.NOTE else ""
    return safe_text.paragraphs(text.text, style, lead=text.lead, bullet=bullet)


def _widths(table: Table) -> list[float]:
    """The widths of columns in points, the whole page wide.

    A column is as wide as it says, and wider if one of its words is longer and the columns without a width can spare
    the room; these share what is left.
    """
    words = [_longest_word(table, index) + _GAP for index in range(len(table.columns))]
    widths = [
        column.width * mm if column.width else min(max(_LEAST_WIDTH, word), _MOST_FOR_A_WORD)
        for column, word in zip(table.columns, words, strict=True)
    ]
    for index, column in enumerate(table.columns):
        if column.width:
            widths[index] += max(0.0, min(words[index] - widths[index], styles.TEXT_WIDTH - sum(widths)))
    elastic = [column.width is None for column in table.columns]
    if not any(elastic):  # those without a width were empty
        elastic = [True] * len(elastic)
    share = (styles.TEXT_WIDTH - sum(widths)) / sum(elastic)
    return [width + share * grows for width, grows in zip(widths, elastic, strict=True)]


def _longest_word(table: Table, index: int) -> float:
    """The width of the longest word below the head of a column, in points."""
    words = {word for row in table.rows for text in row[index] for word in text.text.split()}
    style = styles.CELLS[Look.BODY]
    return max((safe_text.width(word, style.fontName, style.fontSize) for word in words), default=0.0)
