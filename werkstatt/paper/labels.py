"""Sheets of badges and cards that can be bought, or cut: how many cards there are on A4, and where.

Sizes and gaps are those of gLabels' templates (avery-iso, zweckform-iso). The cards of all these sheets lie in the
middle of the page, so the margins follow from them; gLabels has the same, rounded to half a millimetre for L4785.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

_PAGE_WIDTH, _PAGE_HEIGHT = 210.0, 297.0


class LabelSheet(StrEnum):
    """The sheets to choose from, by their makers' numbers. Badge holders of 90 × 54 mm are the usual ones."""

    HOLDER = "90x54"
    STICKER = "L4785"
    CARD = "C32011"
    LABEL = "3659"


@dataclass(frozen=True, slots=True)
class Card:
    """One card on its page (from 0): lower left corner and size in millimetres, from the lower left of the page."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """Columns and rows of cards on A4; their size and the gaps between them in millimetres."""

    columns: int
    rows: int
    width: float
    height: float
    gap_x: float = 0
    gap_y: float = 0

    @property
    def per_sheet(self) -> int:
        """How many cards there are on a sheet."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        """The margin at the left, and at the right."""
        return (_PAGE_WIDTH - self.columns * self.width - (self.columns - 1) * self.gap_x) / 2

    @property
    def top(self) -> float:
        """The margin at the top, and at the bottom."""
        return (_PAGE_HEIGHT - self.rows * self.height - (self.rows - 1) * self.gap_y) / 2

    def pages(self, count: int) -> int:
        """How many sheets so many cards need."""
        return ceil(count / self.per_sheet)

    def cards(self, count: int) -> Iterator[Card]:
        """So many cards, row by row, on as many pages as needed."""
        for place in range(count):
            page, at = divmod(place, self.per_sheet)
            row, column = divmod(at, self.columns)
            x = self.left + column * (self.width + self.gap_x)
            y = _PAGE_HEIGHT - self.top - row * (self.height + self.gap_y) - self.height
            yield Card(page, x, y, self.width, self.height)

    def cuts(self) -> tuple[list[float], list[float]]:
        """Where to cut from top to bottom (x), and from left to right (y), in millimetres."""
        cards = list(self.cards(self.per_sheet))
        across = {edge for card in cards for edge in (card.x, card.x + card.width)}
        upward = {edge for card in cards for edge in (card.y, card.y + card.height)}
        return sorted(across), sorted(upward)


GEOMETRIES: Mapping[LabelSheet, Geometry] = {
    # To cut from any paper, for badge holders; no waste between the cards.
    LabelSheet.HOLDER: Geometry(columns=2, rows=4, width=90, height=54),
    # Avery Zweckform L4784, L4785, L4786, L4787: name stickers, textile or paper.
    LabelSheet.STICKER: Geometry(columns=2, rows=5, width=80, height=50, gap_x=15, gap_y=5),
    # Avery Zweckform C32010, C32011: cards with smooth edges.
    LabelSheet.CARD: Geometry(columns=2, rows=5, width=85, height=54, gap_x=10),
    # Avery Zweckform 3659, 4781: stickers, the most on a sheet.
    LabelSheet.LABEL: Geometry(columns=2, rows=6, width=97, height=42.3),
}
