"""Badges meet the labels that were bought: the numbers of the makers' templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.paper.labels import GEOMETRIES, LabelSheet

# Columns, rows, left and top margin, step to the right and down, in millimetres, as gLabels 3.4 has them; its L4785 is
# half a millimetre off the middle of the page.
TEMPLATES = {
    LabelSheet.HOLDER: (2, 4, 15.0, 40.5, 90.0, 54.0),
    LabelSheet.STICKER: (2, 5, 18.0, 13.0, 95.0, 55.0),
    LabelSheet.CARD: (2, 5, 15.0, 13.5, 95.0, 54.0),
    LabelSheet.LABEL: (2, 6, 8.0, 21.53, 97.0, 42.3),
}


@pytest.mark.parametrize("sheet", LabelSheet)
def test_cards_lie_where_the_labels_are(sheet: LabelSheet):
    geometry = GEOMETRIES[sheet]
    columns, rows, left, top, step_x, step_y = TEMPLATES[sheet]
    cards = list(geometry.cards(columns * rows + 1))
    first, second, below, last = cards[0], cards[1], cards[2], cards[-2]
    assert (first.x, 297 - first.y - first.height) == pytest.approx((left, top), abs=0.51)
    assert (second.x - first.x, first.y - below.y) == pytest.approx((step_x, step_y))
    assert (210 - last.x - last.width, last.y) == pytest.approx((left, top), abs=0.51)
    assert (cards[-1].page, cards[-1].x, cards[-1].y) == (1, first.x, first.y)


@given(st.sampled_from(LabelSheet), st.integers(0, 200))
def test_cards_never_overlap_nor_leave_the_page(sheet: LabelSheet, count: int):
    geometry = GEOMETRIES[sheet]
    cards = list(geometry.cards(count))
    assert len({(card.page, card.x, card.y) for card in cards}) == count
    assert max((card.page + 1 for card in cards), default=0) == geometry.pages(count) == -(-count // geometry.per_sheet)
    for card in cards:
        assert 3 < card.x < card.x + card.width < 207
        assert 3 < card.y < card.y + card.height < 294
    assert geometry.width + geometry.gap_x >= geometry.width > 79


@pytest.mark.parametrize("sheet", LabelSheet)
def test_cuts_are_the_edges_of_cards(sheet: LabelSheet):
    geometry = GEOMETRIES[sheet]
    across, upward = geometry.cuts()
    assert len(across) == (geometry.columns + 1 if not geometry.gap_x else 2 * geometry.columns)
    assert (across[0], across[-1]) == pytest.approx((geometry.left, 210 - geometry.left))
    assert (upward[0], upward[-1]) == pytest.approx((geometry.top, 297 - geometry.top))
