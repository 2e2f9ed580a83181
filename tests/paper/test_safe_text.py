"""Text from people is printed letter by letter: never read as markup, never lost without a sign."""

import ast
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import getFont

from tests.support.house import ROOT, place, sources, syntax
from werkstatt.paper import fonts, safe_text, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.clean_text import clean, line

BODY = styles.TEXTS[Look.BODY]
MARKUP = ['<img src="/etc/passwd">', "<para>", "</para>", "<onDraw>", '<a href="javascript:x">', "&lt;b&gt;", "<br/>"]
SNIPPETS = st.sampled_from(
    [*MARKUP, "\0", "\ud800", "\u202e", "👍🏽", "שלום", "مرحبا", "Ж", "ẞ", "\u0301", "x" * 300, "\r\n"]
)
WORDS = st.sampled_from(["Wort ", "Donau-", "Hoppstädten-Weiersbach "])
MUCH_TEXT = st.lists(st.one_of(SNIPPETS, WORDS), max_size=60).map("".join)
ANY_TEXT = st.lists(st.one_of(st.text(), SNIPPETS), max_size=8).map("".join)


@pytest.fixture(autouse=True)
def registered():
    fonts.register()


def printed(text: str, lead: str = "") -> str:
    """What the paragraphs of a text say."""
    return "".join(p.getPlainText(identify=None) for p in safe_text.paragraphs(text, BODY, lead=lead))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_was_typed(text: str):
    assert printed(text) == text
    assert printed("x", lead=text) == f"{text} x"


@given(ANY_TEXT)
def test_whatever_is_typed_can_be_set(text: str):
    for paragraph in safe_text.paragraphs(text, BODY):
        runs = list(paragraph.frags)
        paragraph.wrap(styles.TEXT_WIDTH, 10_000)
        for run in runs:
            glyphs = getFont(run.fontName).face.charToGlyph
            assert all(ord(letter) in glyphs for letter in run.text)


@given(ANY_TEXT)
def test_cleaned_text_is_stable_and_harmless(text: str):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(letter) for letter in cleaned.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "\n" not in line(text)


@given(ANY_TEXT, st.floats(20, 400))
def test_a_shortened_line_fits(text: str, most: float):
    short = safe_text.shortened(text, fonts.REGULAR, 8.5, most)
    assert safe_text.width(short, fonts.REGULAR, 8.5) <= most
    assert short == line(text) or short.endswith("…")


def test_letters_are_composed_and_what_hides_or_turns_is_taken_away():
    assert clean("a\u0308\0b\u202ec\ud800d\u200be\ufefff\u00adg\ufe0f") == "äbcdefg"
    assert clean("x\ty\u202fz\u2003!") == "x y\xa0z !"


def test_line_breaks_are_kept_but_not_heaps_of_them():
    assert clean("a\r\nb\rc\u2028d\n\n \n\ne\n") == "a\nb\nc\nd\n\ne"
    lines = safe_text.paragraphs("a\nb", BODY)[0].breakLines([400, 400]).lines
    assert len(lines) == 2


def test_a_letter_is_set_in_the_first_font_that_has_it():
    assert fonts.setting("ß", fonts.BOLD) == (fonts.BOLD, "ß")
    assert fonts.setting("Ж", fonts.REGULAR) == (fonts.FALLBACK, "Ж")
    assert fonts.setting("ẞ", fonts.REGULAR) == (fonts.FALLBACK, "ẞ")
    assert fonts.setting("λ", fonts.BOLD) == (fonts.FALLBACK, "λ")


def test_a_letter_that_no_font_has_leaves_a_visible_sign():
    assert printed("ja 👍 مرحبا 中") == "ja � ����� �"


def test_a_very_long_text_becomes_several_paragraphs_that_lose_nothing():
    text = "Wort und Satz. " * 1_000
    paragraphs = safe_text.paragraphs(text, BODY, lead="Beschluss", bullet="–")
    said = " ".join(p.getPlainText(identify=None) for p in paragraphs)
    assert said.split() == ["Beschluss", *text.split()]
    assert [p.bulletText for p in paragraphs] == ["–"] + [None] * (len(paragraphs) - 1)


def test_a_long_word_is_broken_inside_the_line():
    paragraph = safe_text.paragraphs("Ж" + "x" * 300 + "Ж" * 300, BODY)[0]
    widest, _height = paragraph.wrap(200, 10_000)
    assert widest <= 200
    assert len(paragraph.blPara.lines) > 10


@given(MUCH_TEXT, st.integers(2, 9))
def test_a_paragraph_cut_by_the_page_fits_where_it_was_cut(text: str, lines: int):
    height = lines * BODY.leading + 1
    for paragraph in safe_text.paragraphs(text, BODY):
        paragraph.wrap(100, 10_000)
        parts = paragraph.split(100, height)
        assert all(part.wrap(100, 10_000)[1] <= height for part in parts[:1])


def test_nothing_in_paper_makes_a_paragraph_or_draws_a_string_past_the_one_way():
    forbidden = {"Paragraph", "XPreformatted", "Preformatted", "beginText", "textOut", "textLine", "textLines"}
    forbidden |= {"drawString", "drawRightString", "drawCentredString", "drawAlignedString"}
    found = [
        f"{place(path, node)} {name}"
        for path in sources("werkstatt/paper")
        if path != ROOT / "werkstatt/paper/safe_text.py"
        for node in ast.walk(syntax(path))
        for name in names_in(node)
        if name in forbidden
    ]
    assert found == []


def names_in(node: ast.AST) -> list[str]:
    """The names that a node of a syntax tree imports or uses."""
    match node:
        case ast.ImportFrom(names=names):
            return [alias.name for alias in names]
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return [name]
        case _:
            return []
