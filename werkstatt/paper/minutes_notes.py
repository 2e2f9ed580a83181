"""What was written down: notes and decisions, agenda item by agenda item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.i18n import _
from werkstatt.paper.blocks import Block, Look, Section, Subheading, Text
from werkstatt.readmodels.minutes import MinutesPicture


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its number in these minutes, from 1."""

    number: int
    entry: Entry

    @property
    def label(self) -> str:
        """What stands before the text, so that a decision is known by a word and not by its colour alone."""
        return _("Decision {number}:").format(number=self.number)


def decisions(picture: MinutesPicture) -> Sequence[Decision]:
    """All decisions in the order in which the minutes tell them."""
    numbers = count(1)
    return [
        Decision(next(numbers), entry)
        for _item, entries in _by_item(picture)
        for entry in entries
        if entry.kind is EntryKind.DECISION
    ]


def results(picture: MinutesPicture) -> Section:
    """Notes and decisions under the item during which they were written, at last those of the event as a whole."""
    labels = {decision.entry.id: decision.label for decision in decisions(picture)}
    blocks: list[Block] = []
    for item, entries in _by_item(picture):
        blocks.append(Subheading((item.title or _("Untitled")) if item else _("The event as a whole")))
        if item and _asks(item):
            blocks.append(Text(item.prompt, Look.SMALL))
        for entry in entries:
            if entry.id in labels:
                blocks.append(Text(entry.text, Look.DECISION, lead=labels[entry.id]))
            else:
                blocks.append(Text(entry.text, Look.NOTE))
    return Section(_("Notes and decisions"), blocks)


def _asks(item: AgendaItem) -> bool:
    """Whether the item put a question to the room that its title does not tell."""
    return item.prompt.rstrip().endswith("?") and item.prompt.strip() not in item.title


def _by_item(picture: MinutesPicture) -> Iterator[tuple[AgendaItem | None, Sequence[Entry]]]:
    """The entries of each item that has any; None stands for the event."""
    items = {item.id: item for day in picture.days for item in day.items}
    by_item: dict[str | None, list[Entry]] = {}
    for entry in picture.entries:
        by_item.setdefault(entry.item_id if entry.item_id in items else None, []).append(entry)
    for key, item in items.items():
        if key in by_item:
            yield item, by_item[key]
    if None in by_item:
        yield None, by_item[None]
