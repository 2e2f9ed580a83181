"""Blocks that flow down a column and on to the next page: nothing is cut, nothing shrinks below what can be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF

from werkstatt.projector.canvas import Canvas

BAR_WIDTH = 16


class Block(Protocol):
    """Something that takes its height in a column. Its width was settled when it was made."""

    @property
    def height(self) -> float:
        """How much of the column it takes."""
        ...

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        ...

    def split(self, room: float) -> tuple["Block | None", "Block | None"]:
        """What fits into a height of `room`, and the rest. A whole page always takes some of it."""
        ...

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint it with its top left at `x`, `y`."""
        ...


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks below each other, `gap` apart."""

    blocks: Sequence[Block]
    gap: float

    @property
    def height(self) -> float:
        """All blocks and the gaps between them."""
        return sum(block.height for block in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return any(block.torn for block in self.blocks)

    def split(self, room: float) -> tuple["Stack | None", "Stack | None"]:
        """The blocks that fit whole; the one after them is divided only if it is taller than `room` by itself."""
        kept: list[Block] = []
        used = 0.0
        for index, block in enumerate(self.blocks):
            if used + block.height > room:
                head, rest = block.split(room - used) if block.height > room or not kept else (None, block)
                kept += [head] if head else []
                left = [*([rest] if rest else []), *self.blocks[index + 1 :]]
                return self._part(kept), self._part(left)
            kept.append(block)
            used += block.height + self.gap
        return self._part(kept), None

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the blocks from the top."""
        for block in self.blocks:
            block.draw(canvas, x, y)
            y += block.height + self.gap

    def _part(self, blocks: Sequence[Block]) -> "Stack | None":
        return Stack(blocks, self.gap) if blocks else None


@dataclass(frozen=True, slots=True)
class Panel:
    """A column on a coloured ground, with a bar of another colour at its left edge if there is one."""

    inside: Stack
    width: float
    ground: str
    bar: str = ""
    padding: float = 36

    @property
    def height(self) -> float:
        """The column and its padding."""
        return self.inside.height + 2 * self.padding

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return self.inside.torn

    def split(self, room: float) -> tuple["Panel | None", "Panel | None"]:
        """Two panels."""
        head, rest = self.inside.split(room - 2 * self.padding)
        return self._part(head), self._part(rest)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the ground and what stands on it."""
        self.draw_on(canvas, QRectF(x, y, self.width, self.height))

    def draw_on(self, canvas: Canvas, area: QRectF) -> None:
        """Draw it on an area that may be taller than it needs."""
        canvas.panel(area, self.ground)
        if self.bar:
            canvas.edge(area, self.bar, BAR_WIDTH)
        self.inside.draw(canvas, area.left() + self.padding + (BAR_WIDTH if self.bar else 0), area.top() + self.padding)

    def _part(self, inside: Stack | None) -> "Panel | None":
        return Panel(inside, self.width, self.ground, self.bar, self.padding) if inside else None


@dataclass(frozen=True, slots=True)
class Beside:
    """Panels side by side, all as tall as the tallest and `more`."""

    panels: Sequence[Panel]
    gap: float
    more: float = 0.0

    @property
    def height(self) -> float:
        """The tallest."""
        return max(panel.height for panel in self.panels) + self.more

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return any(panel.torn for panel in self.panels)

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Panels that don't fit side by side go below each other."""
        return Stack(self.panels, self.gap).split(room)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the panels."""
        for panel in self.panels:
            panel.draw_on(canvas, QRectF(x, y, panel.width, self.height))
            x += panel.width + self.gap


def inner_width(width: float, *, bar: bool = False, padding: float = 36) -> float:
    """How wide texts in a panel of `width` may be."""
    return width - 2 * padding - (BAR_WIDTH if bar else 0)


def pages(stack: Stack, room: float) -> list[Stack]:
    """The stack in parts that each fit into a height of `room`; at least one."""
    if not stack.blocks:
        return [stack]
    found: list[Stack] = []
    rest: Stack | None = stack
    while rest is not None:
        part, rest = rest.split(room)
        if part is None:
            raise ValueError("a block does not fit on a page of its own")
        found.append(part)
    return found


def largest(build: Callable[[int], Stack], sizes: Sequence[int], room: float) -> Stack:
    """Built in the largest of the falling `sizes` that fits into `room`, if possible without dividing a word.

    When not even the last one fits, it goes on to further pages.
    """
    smallest = build(sizes[-1])
    if smallest.height > room:
        return smallest
    built = (build(size) for size in sizes[:-1])
    fitting = [stack for stack in built if stack.height <= room]
    return next((stack for stack in [*fitting, smallest] if not stack.torn), next(iter(fitting), smallest))
