"""A column that scrolls only when it has to: wrapped texts get the height they need, and no more."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.qtkit.tall_area import TallArea
from werkstatt.qtkit.widgets import label

WORDS = "Wer hier leben will, findet eine passende Wohnung. " * 12


@pytest.fixture
def column(qtbot):
    """An area of 400 × 300 pixels with one wrapped label, as (area, label)."""
    content = QWidget()
    words = label(WORDS, wrap=True)
    QVBoxLayout(content).addWidget(words)
    area = TallArea(content)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    return area, words


def test_what_fits_does_not_scroll(column, qtbot):
    area, words = column
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 100)
    assert area.verticalScrollBar().maximum() == 0


def test_what_grows_scrolls_and_what_shrinks_stops(column, qtbot):
    area, words = column
    words.setText(WORDS * 5)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert words.width() <= area.viewport().width()
    words.setText("kurz")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_a_narrower_area_needs_more_height(column, qtbot):
    area, words = column
    qtbot.waitUntil(lambda: words.height() > 100)
    before = area.sizeHint().height()
    area.resize(200, 300)
    qtbot.waitUntil(lambda: area.sizeHint().height() > before)
