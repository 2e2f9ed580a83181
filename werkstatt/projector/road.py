"""The road of a process: its stages as arrows that point on, the present one marked by its colour and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRectF

from werkstatt.domain.process import Stage
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Block, Stack
from werkstatt.projector.typeset import Face, Text, longest_word
from werkstatt.qtkit.tokens import Tokens

_SIZES = (44, 40, 38, 36, 34, 32, 30)
_TIP = 30.0
_PAD = 24.0
_GAP = 14.0
# Corners are rounded by a pen that reaches out this far.
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Arrow:
    """A stage on its arrow."""

    texts: Sequence[Text]
    width: float
    ground: str
    edge: str

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        """Paint the arrow into `area`, its texts in the middle of it."""
        half = area.center().y()
        tip, notch = area.right() + _TIP - _GAP, area.left() + _TIP
        points = [
            area.topLeft(),
            QPointF(area.right() - _GAP, area.top()),
            QPointF(tip, half),
            QPointF(area.right() - _GAP, area.bottom()),
            area.bottomLeft(),
            QPointF(notch, half),
        ]
        canvas.shape(points, self.ground)
        canvas.stroke([*points, points[0]], self.edge, 3)
        y = half - sum(text.height for text in self.texts) / 2
        for text in self.texts:
            canvas.text(text, area.left() + _TIP + _PAD, y)
            y += text.height


@dataclass(frozen=True, slots=True)
class RoadRow:
    """Some arrows side by side, with a word below the present one."""

    arrows: Sequence[_Arrow]
    here: tuple[int, Text] | None
    colour: str

    @property
    def road_height(self) -> float:
        """The height of the arrows alone."""
        return max(sum(text.height for text in arrow.texts) for arrow in self.arrows) + 2 * _PAD

    @property
    def height(self) -> float:
        """The arrows and what stands below."""
        return self.road_height + (self.here[1].height + 12 if self.here else 0)

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return any(text.torn for arrow in self.arrows for text in arrow.texts)

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """What no page can hold is told without arrows."""
        texts = [Text(text.text, text.face, self.colour, text.width) for arrow in self.arrows for text in arrow.texts]
        return Stack(texts, 0).split(room) if room > self.arrows[0].texts[0].face.size * 2 else (None, self)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the arrows and the mark."""
        for index, arrow in enumerate(self.arrows):
            arrow.draw(canvas, QRectF(x + _EDGE, y + _EDGE, arrow.width, self.road_height - 2 * _EDGE))
            if self.here and self.here[0] == index:
                self._mark(canvas, x + _TIP + _PAD, y + self.road_height + 10)
            x += arrow.width

    def _mark(self, canvas: Canvas, x: float, y: float) -> None:
        assert self.here
        text = self.here[1]
        reach = text.face.size * 0.32
        top = QPointF(x + reach, y + text.height * 0.5 - reach)
        canvas.shape([top, top + QPointF(reach, 1.6 * reach), top + QPointF(-reach, 1.6 * reach)], self.colour)
        canvas.text(text, x + 3.4 * reach, y)


class Road:
    """The road in all sizes, of which each is laid out once."""

    def __init__(self, stages: Sequence[Stage], here: str | None, width: float, tokens: Tokens) -> None:
        self._laid = lru_cache(partial(_road, stages, here, width, tokens))

    def rows(self, most: int) -> list[RoadRow]:
        """In letters of at most `most`: the largest with which it takes no more rows than with the smallest."""
        fewest = self._laid(_SIZES[-1])
        roads = (self._laid(size) for size in _SIZES if size <= most)
        return next((rows for rows in roads if len(rows) <= len(fewest) and not any(row.torn for row in rows)), fewest)


def _road(stages: Sequence[Stage], here: str | None, width: float, tokens: Tokens, size: int) -> list[RoadRow]:
    """Rows of arrows as wide as their longest words need, with the rest of a row shared out."""
    face = Face(size, bold=True)
    needs = [min(width - _TIP, _need(stage, face)) for stage in stages]
    present = next((index for index, stage in enumerate(stages) if stage.id == here), None)
    rows = []
    for start, end in _rows(needs, width - _TIP - _EDGE):
        spare = (width - _TIP - sum(needs[start:end])) / (end - start)
        arrows = [
            _arrow(stages[index], needs[index] + spare, face, tokens, index, present) for index in range(start, end)
        ]
        mark = None
        if present is not None and start <= present < end:
            mark = present - start, Text(_("We are here"), face.smaller(0.9), tokens.beamer_accent, width / 2)
        rows.append(RoadRow(arrows, mark, tokens.beamer_accent))
    return rows


def _need(stage: Stage, face: Face) -> float:
    small = face.smaller(0.85)
    widest = max(face.width(longest_word(stage.title, face)), small.width(longest_word(stage.period, small)))
    return widest + _TIP + 2 * _PAD + _GAP


def _rows(needs: Sequence[float], width: float) -> list[tuple[int, int]]:
    """Where rows begin and end: as few as possible, about equally full."""
    fewest = len(_filled(needs, width, len(needs)))
    return _filled(needs, width, -(-len(needs) // fewest)) if fewest else []


def _filled(needs: Sequence[float], width: float, most: int) -> list[tuple[int, int]]:
    rows, start, used = [], 0, 0.0
    for index, need in enumerate(needs):
        if index > start and (used + need > width or index - start >= most):
            rows.append((start, index))
            start, used = index, 0.0
        used += need
    return [*rows, (start, len(needs))] if needs else []


def _arrow(stage: Stage, width: float, face: Face, tokens: Tokens, index: int, present: int | None) -> _Arrow:
    ahead = present is not None and index > present
    ground = tokens.beamer_accent if index == present else tokens.beamer_surface if ahead else tokens.beamer_track
    colour = tokens.beamer_paper if index == present else tokens.beamer_ink
    inside = width - _TIP - 2 * _PAD - _GAP + 1
    texts = [Text(stage.title, face, colour, inside)]
    if stage.period:
        texts.append(Text(stage.period, Face(face.smaller(0.85).size), colour, inside))
    return _Arrow(texts, width, ground, tokens.beamer_track if ahead else ground)
