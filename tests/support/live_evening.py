"""A live evening that goes on until somebody kills it: `python -m tests.support.live_evening FILE SEED`.

It says on the pipe what is about to be written (inside the transaction) and what was acknowledged, as digests of all
that the file holds.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from werkstatt.desk import Desk
from werkstatt.domain.errors import Refused
from werkstatt.domain.minutes import EntryKind
from werkstatt.domain.person import Presence
from werkstatt.domain.timer import rest
from werkstatt.operations import live, minutes, person
from werkstatt.readmodels.agenda import AgendaPicture, agenda
from werkstatt.readmodels.choice import where_to_begin
from werkstatt.readmodels.people import people
from werkstatt.storage.records import Records
from werkstatt.storage.tables import NOT_UNDONE, TABLES
from werkstatt.systemclock import SystemClock


def digest(records: Records) -> str:
    """Tells one content from another. Without the spotlight, which undo leaves alone."""
    nouns = [noun for noun, table in TABLES.items() if table.name not in NOT_UNDONE]
    return hashlib.sha256(repr([records.find(noun) for noun in nouns]).encode()).hexdigest()


def say(**values: object) -> None:
    """Tell the test, at once."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def clock_of(desk: Desk, day_id: str) -> dict[str, object]:
    """The running clock as the moderator sees it now; empty when nothing runs."""
    timer = desk.ask(agenda, day_id).result().timer
    if timer is None:
        return {}
    now = desk.now()
    return {"rest": rest(timer, now).total_seconds(), "held": timer.paused_at is not None, "at": now.timestamp()}


class LiveEvening:
    """The moderator's hands."""

    def __init__(self, path: Path, seed: int) -> None:
        self.pick = random.Random(seed)
        self.desk = Desk.open(path, SystemClock())
        self.event_id, self.day_id = self.desk.ask(where_to_begin).result()
        # What the file held before each deed, and after each that was undone.
        self.done: list[str] = []
        self.undone: list[str] = []
        self.now = self.desk.ask(digest).result()
        say(acknowledged=self.now, **clock_of(self.desk, self.day_id))

    def go_on(self) -> None:
        """One deed."""
        way = self.pick.random()
        if way < 0.1 and self.done:
            self._go(self.desk.undo, self.done, self.undone)
        elif way < 0.15 and self.undone:
            self._go(self.desk.redo, self.undone, self.done)
        else:
            self._do(*self._some_deed())
        say(acknowledged=self.now, **clock_of(self.desk, self.day_id))
        if self.pick.random() < 0.1:
            self.desk.back_up()

    def _go(self, way: Callable[[], Any], source: list[str], target: list[str]) -> None:
        say(announced=source[-1])
        way().result()
        target.append(self.now)
        self.now = source.pop()

    def _do(self, operation: Callable[..., Any], *arguments: object) -> None:
        def announced(records: Records) -> str:
            operation(records, *arguments)
            about = digest(records)
            say(announced=about)
            return about

        try:
            about = self.desk.do(announced).result()
        except Refused:
            return
        if about != self.now:
            self.done.append(self.now)
            self.undone.clear()
            self.now = about

    def _some_deed(self) -> tuple[Any, ...]:
        now = self.desk.now()
        picture: AgendaPicture = self.desk.ask(agenda, self.day_id).result()
        here = [row.id for row in self.desk.ask(people, self.event_id).result().rows]
        item = self.pick.choice(picture.items).id
        deeds: list[tuple[Any, ...]] = [
            (live.proceed, self.day_id, now),
            (live.jump_to, item, now),
            (live.go_back, self.day_id),
            (live.began_earlier, self.day_id, timedelta(minutes=2), now),
            (minutes.write_entries, self.event_id, item, EntryKind.NOTE, ["Notiz 🎉", "noch eine"], now),
            (person.add_walk_in, self.event_id, "Roth", "Nina", now),
            (person.set_presence, here[:20], self.pick.choice(list(Presence)), now),
        ]
        if picture.timer:
            clock = picture.timer.id
            deeds += [(live.extend_timer, clock, 60), (live.pause_timer, clock, now), (live.resume_timer, clock, now)]
        return self.pick.choice(deeds)


if __name__ == "__main__":
    evening = LiveEvening(Path(sys.argv[1]), int(sys.argv[2]))
    while True:
        evening.go_on()
