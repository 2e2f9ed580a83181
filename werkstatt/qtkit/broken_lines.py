"""A text on a few lines, as painters need it."""

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from werkstatt.qtkit import fonts

_UTF16 = "utf-16-le"  # in which Qt counts letters


@lru_cache(maxsize=4096)
def broken_lines(text: str, width: int, most: int, pixels: int, *, bold: bool = False) -> tuple[str, ...]:
    """`text` on at most `most` lines of `width` pixels, in letters of `pixels`; what does not fit ends in "…"."""
    font = fonts.font(pixels, bold=bold)
    one_line = " ".join(text.split())
    layout = QTextLayout(one_line, font)
    layout.setTextOption(_anywhere_if_need_be())
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(2 * line.textStart())
    layout.endLayout()
    units = one_line.encode(_UTF16)
    lines = [units[start:end].decode(_UTF16).rstrip() for start, end in pairwise(starts)]
    rest = units[starts[-1] if starts else 0 :].decode(_UTF16)
    return (*lines, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))


def _anywhere_if_need_be() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
