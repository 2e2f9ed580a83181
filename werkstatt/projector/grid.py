"""Cards side by side in rows: in as few pages as can be, and then in the largest letters."""

from collections.abc import Callable, Sequence

from werkstatt.projector.flow import Beside, Block, Panel, Stack, pages

GAP = 28
_NARROWEST = 270
_MOST_COLUMNS = 3
_MOST_MORE = 90


def grid(
    cards: Callable[[int, float], Sequence[Panel]],
    head: Sequence[Block],
    sizes: Sequence[int],
    width: float,
    room: float,
    gap: float = GAP,
    most: int = _MOST_COLUMNS,
) -> list[Stack]:
    """Pages of cards, which are built in a size and a width, `most` of them in a row; `head` are the blocks before."""
    found: list[Stack] = []
    best: tuple[int, bool] | None = None
    most = max(1, min(most, int((width + gap) // (_NARROWEST + gap))))
    for size in sizes:
        for columns in sorted(range(1, most + 1), key=lambda count: (count != 2, -count)):
            made = cards(size, (width - gap * (columns - 1)) / columns)
            rows = [Beside(made[first : first + columns], gap) for first in range(0, len(made), columns)]
            stack = Stack([*head, *rows], gap)
            parts = pages(stack, room)
            # One more page is better than a word that is divided, two more are not.
            cost = len(parts) + stack.torn, stack.torn
            if best is None or cost < best:
                best, found = cost, parts
        if best == (1, False):
            break
    return [_filling(part, room) for part in found]


def _filling(part: Stack, room: float) -> Stack:
    """The rows of a page a little taller, so that they fill it."""
    rows = [block for block in part.blocks if isinstance(block, Beside)]
    if not rows:
        return part
    more = min(max(0.0, room - part.height - 1) / len(rows), _MOST_MORE)
    blocks = [Beside(block.panels, block.gap, more) if isinstance(block, Beside) else block for block in part.blocks]
    return Stack(blocks, part.gap)
