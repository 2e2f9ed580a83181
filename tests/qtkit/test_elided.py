"""Texts of one line lose no letter where there is room for it, and end in "…" where there is not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from tests.support.hostile import ENDLESS, HOSTILE
from werkstatt.qtkit.elided import ElidedButton, ElidedLabel
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look
from werkstatt.qtkit.widgets import row


def test_an_elided_label_shows_as_much_as_there_is_room_for(qtbot):
    place = QWidget()
    line = QHBoxLayout(place)
    title = ElidedLabel("title", widest=300)
    line.addWidget(title)
    line.addStretch(1)
    qtbot.addWidget(place)
    title.setText("Netzwerk")
    place.resize(500, 60)
    place.show()
    qtbot.waitUntil(lambda: title.text() == "Netzwerk")
    assert title.toolTip() == ""
    title.setText(f"Netzwerk\n{HOSTILE} {ENDLESS}")
    qtbot.waitUntil(lambda: title.text().startswith("Netzwerk <b>") and "…" in title.text())
    assert title.width() <= 320
    assert title.accessibleName().endswith(ENDLESS)
    assert "<img" not in title.toolTip()
    assert "&lt;img" in title.toolTip()
    before = title.text()
    place.resize(150, 60)
    qtbot.waitUntil(lambda: len(title.text()) < len(before))
    place.resize(500, 60)
    qtbot.waitUntil(lambda: title.text() == before)


def test_an_elided_button_shows_as_much_as_there_is_room_for(qtbot):
    pressed: list[bool] = []
    place = QWidget()
    line = QHBoxLayout(place)
    made = ElidedButton(lambda: pressed.append(True), "next", widest=300, least=80)
    line.addStretch(1)
    line.addWidget(made)
    qtbot.addWidget(place)
    made.setText("Weiter & fort ▸")
    place.resize(500, 60)
    place.show()
    qtbot.waitUntil(lambda: made.text() == "Weiter && fort ▸")
    assert made.shortcut().isEmpty()
    made.setText(f"Weiter: {HOSTILE} {ENDLESS}")
    qtbot.waitUntil(lambda: "…" in made.text())
    assert made.width() <= 300
    assert made.accessibleName().endswith(ENDLESS)
    assert "<img" not in made.toolTip()
    assert place.minimumSizeHint().width() < 120
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == [True]


class Strip:
    """The strip at the top with a chip and the one button, in the style of the program; letters of any size."""

    def __init__(self, larger: float) -> None:
        self.chip = ElidedLabel("chip", widest=300)
        self.next = ElidedButton(lambda: None, "next", widest=440, least=180)
        self.elsewhere = QPushButton("x")
        self.place = _bar(larger, self.chip, 1, self.next, self.elsewhere)
        # The same where there is room for everything.
        self.whole_chip, self.whole_next = QLabel(), QPushButton()
        self.whole_chip.setProperty("role", "chip")
        self.whole_next.setProperty("role", "next")
        self.roomy = _bar(larger, self.whole_chip, self.whole_next)
        self.roomy.resize(3000, 90)


def _bar(larger: float, *children: QWidget | int) -> QWidget:
    place = QWidget()
    place.setObjectName("strip")
    place.setLayout(row(*children))
    if larger > 1:
        place.setStyleSheet(
            f"QWidget#strip QLabel {{ font-size: {14 * larger:.0f}px; max-height: 90px; }}"
            f"QPushButton {{ font-size: {16 * larger:.0f}px; }}"
        )
    return place


def inked(widget: QWidget) -> int:
    """How many pixels wide the letters are that can be seen."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 5).lightness()
    rows = range(picture.height() // 4, 3 * picture.height() // 4)
    columns = [
        x
        for x in range(6, picture.width() - 6)
        if any(abs(picture.pixelColor(x, y).lightness() - ground) > 90 for y in rows)
    ]
    return columns[-1] - columns[0] if columns else 0


@pytest.fixture
def strip(qtbot, request: pytest.FixtureRequest) -> Iterator[Strip]:
    Theme().apply(Look.LIGHT)
    made = Strip(request.param)
    qtbot.addWidget(made.place)
    qtbot.addWidget(made.roomy)
    made.place.resize(1366, 80)
    made.place.show()
    made.place.activateWindow()
    qtbot.waitUntil(made.place.isActiveWindow)
    yield made


@pytest.mark.parametrize("strip", [1, 1.5, 2], indirect=True)
@pytest.mark.parametrize(
    "title", ["Ankommen und Begrüßung", "Projekt-Café Runde 1", "Grußwort Ortsbürgermeister", "Wf"]
)
def test_no_letter_is_cut_at_the_edge_of_a_chip_or_of_the_one_button(strip: Strip, title: str):
    strip.chip.setText(title)
    for has_keys in (True, False):  # a style may pad the button otherwise while it has the keyboard
        strip.place.resize(1366, 80)
        (strip.next if has_keys else strip.elsewhere).setFocus()
        strip.next.setText(f"Weiter: {title} ▸")
        QApplication.processEvents()
        (strip.elsewhere if has_keys else strip.next).setFocus()
        for width in (1366, 900, 620, 480, 400, 350):
            strip.place.resize(width, 80)
            QApplication.processEvents()
            strip.whole_chip.setText(strip.chip.text())
            strip.whole_next.setText(strip.next.text())
            strip.roomy.layout().activate()
            for shown, whole in ((strip.chip, strip.whole_chip), (strip.next, strip.whole_next)):
                assert abs(inked(shown) - inked(whole)) <= 1, f"{width}: {shown.text()}"


@pytest.mark.parametrize("strip", [1], indirect=True)
def test_a_title_that_fits_is_shown_whole(strip: Strip):
    strip.chip.setText("Projekt-Café Runde 1")
    strip.next.setText("Weiter: Grußwort Ortsbürgermeister ▸")
    QApplication.processEvents()
    assert (strip.chip.text(), strip.next.text()) == ("Projekt-Café Runde 1", "Weiter: Grußwort Ortsbürgermeister ▸")
    strip.place.setStyleSheet("QWidget#strip QLabel { font-size: 40px; } QPushButton { font-size: 40px; }")
    QApplication.processEvents()
    assert "…" in strip.chip.text()
    assert "…" in strip.next.text()
