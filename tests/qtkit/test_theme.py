"""The looks: every text can be read against what is behind it, and one choice dresses the whole program."""

import re
from itertools import product
from string import Template

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from werkstatt import paths
from werkstatt.domain.colours import TOPICS
from werkstatt.qtkit import fonts
from werkstatt.qtkit.theme import Theme, style_sheet
from werkstatt.qtkit.tokens import LOOKS, Look, Tokens
from werkstatt.qtkit.widgets import button, row

SHEET = (paths.resources() / "styles" / "werkstatt.qss").read_text(encoding="utf-8")
# What painters and the style sheet write on what: rows are painted on the soft accent when they are selected.
GROUNDS = ("paper", "surface", "accent_soft")
PAIRS = [*product(("ink", "muted", "accent", "warn", "alert"), GROUNDS), ("ink", "good_soft"), ("ink", "kraft")]
PAIRS += [("on_accent", "accent"), ("on_bar", "bar"), ("on_bar", "bar_chip")]
ROOM = [*product(("beamer_ink", "beamer_muted", "beamer_accent"), ("beamer_paper", "beamer_surface"))]
ROOM += [("alert", "beamer_paper"), ("alert", "beamer_surface")]


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def written_in_the_sheet() -> list[tuple[str, str]]:
    """The pairs of text and background that rules of the style sheet name themselves."""
    pairs = []
    for rule in re.findall(r"\{([^}]*)\}", SHEET):
        text = re.search(r"(?<![-\w])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-\w])background(?:-color)?: \$(\w+)", rule)
        if text and ground:
            pairs.append((text[1], ground[1]))
    assert len(pairs) > 5
    return pairs


@pytest.mark.parametrize("look", Look)
def test_texts_can_be_read(look: Look):
    tokens = LOOKS[look]
    weak = [pair for pair in (*PAIRS, *written_in_the_sheet()) if contrast(*of(tokens, pair)) < 4.5]
    assert weak == []


@pytest.mark.parametrize("look", Look)
def test_the_room_can_read_from_the_last_row(look: Look):
    tokens = LOOKS[look]
    assert [pair for pair in ROOM if contrast(*of(tokens, pair)) < 7] == []


def of(tokens: Tokens, names: tuple[str, str]) -> tuple[str, str]:
    return getattr(tokens, names[0]), getattr(tokens, names[1])


def test_white_can_be_read_on_every_topic():
    assert [colour for colour in TOPICS if contrast(colour, "#FFFFFF") < 4.5] == []


@pytest.mark.parametrize("look", Look)
def test_the_style_sheet_names_only_what_there_is(look: Look):
    assert set(Template(SHEET).get_identifiers()) <= {*Tokens.__slots__}
    sheet = style_sheet(LOOKS[look])
    assert "$" not in sheet
    assert "url(" not in sheet, "a picture has one colour for all looks"


@pytest.mark.parametrize("look", Look)
def test_a_look_dresses_what_is_open(qtbot, look: Look):
    line = QLineEdit()
    line.setPlaceholderText("Begrüßung 15, dann Enter")
    line.resize(400, 40)
    qtbot.addWidget(line)
    theme = Theme()
    with qtbot.waitSignal(theme.changed):
        theme.apply(look)
    picture = line.grab().toImage()
    assert picture.pixelColor(200, 5) == QColor(theme.tokens.surface)
    assert contrast(furthest(picture, theme.tokens.surface), theme.tokens.surface) >= 4.5
    assert QApplication.palette().text().color() == QColor(theme.tokens.ink)
    theme.apply(Look.LIGHT)


@pytest.mark.parametrize("role", sorted({"", *re.findall(r'QPushButton\[role="(\w+)"\]', SHEET)}))
def test_a_button_needs_the_same_room_with_and_without_the_keyboard(qtbot, role: str):
    """Else its text would be cut when the keyboard comes or goes."""
    Theme().apply(Look.LIGHT)
    place = QWidget()
    qtbot.addWidget(place)
    made, other = button("Weiter: Grußwort ▸", lambda: None, role), button("anderswo", lambda: None)
    place.setLayout(row(made, other))
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    other.setFocus()
    without = made.sizeHint()
    made.setFocus()
    assert made.hasFocus()
    assert made.sizeHint() == without
    made.setCheckable(True)
    made.setChecked(True)
    assert made.sizeHint() == without


@pytest.mark.parametrize("look", Look)
def test_the_one_button_is_the_strongest_thing_on_the_screen(look: Look):
    (rule,) = re.findall(r'QPushButton\[role="next"\] \{([^}]*)\}', SHEET)
    tokens = LOOKS[look]
    ground, text = (
        getattr(tokens, re.search(rf"(?<![-\w]){name}: \$(\w+)", rule)[1])  # type: ignore[index]
        for name in ("background", "color")
    )
    of_others = [contrast(other, tokens.bar) for other in (tokens.bar_chip, tokens.accent, tokens.accent_soft)]
    assert contrast(ground, tokens.bar) > max(of_others)
    assert contrast(text, ground) >= 12


def furthest(picture: QImage, ground: str) -> str:
    """The colour inside a picture that stands out most: that of the middle of its letters' strokes."""
    inside = [(x, y) for x in range(8, picture.width() - 8) for y in range(8, picture.height() - 8)]
    colours = {picture.pixelColor(x, y).name() for x, y in inside}
    return max(colours, key=lambda colour: contrast(colour, ground))


def test_the_typeface_is_loaded_once_and_has_digits_of_one_width(qapp):
    fonts.load()
    fonts.load()
    from PySide6.QtGui import QFontDatabase, QFontMetrics

    assert QFontDatabase.families().count(fonts.FAMILY) == 1
    metrics = QFontMetrics(fonts.font(20, clock=True))
    assert len({metrics.horizontalAdvance(f"1{digit}:00") for digit in "0123456789"}) == 1
    assert fonts.font(0.2).pixelSize() == 1
    assert fonts.font(15, bold=True).bold()
