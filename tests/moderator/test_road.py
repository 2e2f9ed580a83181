"""How the chevrons of the road share their width, and what of a long title is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from werkstatt.moderator.road import Step, Tense, need, shared, two_lines
from werkstatt.qtkit import fonts

LINE = st.text(st.sampled_from("abW äß"), max_size=80)


@pytest.fixture
def metrics(qapp):
    fonts.load()
    return QFontMetrics(fonts.font(14, bold=True))


@given(st.lists(st.integers(1, 300), max_size=20), st.integers(0, 2000))
def test_nobody_gets_less_than_needed_and_all_fit_if_they_can(needs, available):
    widths = shared(needs, available)
    assert all(width >= needed for width, needed in zip(widths, needs, strict=True))
    if sum(needs) <= available:
        assert sum(widths) <= available
    else:
        assert widths == needs


def test_short_titles_share_evenly():
    assert shared([96, 120, 100], 600) == [200, 200, 200]


def test_a_title_stands_on_two_lines_at_most(metrics):
    @given(LINE, st.integers(20, 300))
    def check(text, width):
        lines = two_lines(metrics, text, width)
        assert len(lines) <= 2
        assert all(metrics.horizontalAdvance(line) <= width for line in lines)
        if not any("…" in line for line in lines):
            assert " ".join(lines).split() == text.split()

    check()


def test_what_a_stage_needs_shows_its_title_whole(metrics):
    for title in ("Ziel", "Entwicklerwerkstätten", "Netzwerkkonferenz der Verbandsgemeinde"):
        width = need(Step("1", title, "", Tense.AHEAD))
        assert " ".join(two_lines(metrics, title, width - 38)) == title
