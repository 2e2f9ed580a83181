"""Desks on real files for tests: an event with an agenda, under a clock that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from werkstatt.desk import Desk
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.clock import VirtualClock
from werkstatt.operations import agenda, event, process
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture

SIX_O_CLOCK = datetime(2023, 1, 18, 17, 0, tzinfo=UTC)


class Evening:
    """An open file with one event: arrival 15, talk 20, café 25, break 15 (fixed 19:15), closing 10."""

    def __init__(self, desk: Desk, clock: VirtualClock) -> None:
        self.desk = desk
        self.clock = clock
        desk.do(process.begin_process, "Masterplan").result()
        self.event_id = desk.do(event.add_event, "Netzwerkkonferenz", date(2023, 1, 18), time(18)).result()
        self.day_id = desk.ask(_first_day, self.event_id).result()
        for kind, title, minutes, fixed in (
            (ItemKind.ARRIVAL, "Ankommen", 15, None),
            (ItemKind.INPUT, "Rückblick", 20, None),
            (ItemKind.CAFE, "Projekt-Café", 25, None),
            (ItemKind.BREAK, "Pause", 15, time(19, 15)),
            (ItemKind.CLOSING, "Abschluss", 10, None),
        ):
            desk.do(agenda.add_item, self.day_id, kind, title, minutes, fixed_start=fixed).result()

    @property
    def picture(self) -> AgendaPicture:
        """The agenda as it is on disk now."""
        return self.desk.ask(agenda_picture, self.day_id).result()

    def item_id(self, title: str) -> str:
        """The id of the item with this title."""
        return next(item.id for item in self.picture.items if item.title == title)

    @property
    def running(self) -> str:
        """The title of the running item; empty when nothing runs."""
        item = self.picture.item
        return item.title if item else ""


def _first_day(records: object, event_id: str) -> str:
    from werkstatt.domain.event import Day

    return records.find(Day, event_id=event_id)[0].id  # type: ignore[attr-defined]


@contextmanager
def evening(folder: Path) -> Iterator[Evening]:
    """An evening on a new file in `folder`, at six o'clock."""
    clock = VirtualClock(SIX_O_CLOCK)
    desk = Desk.create(folder / "Masterplan.werkstatt", clock)
    try:
        yield Evening(desk, clock)
    finally:
        desk.close()
