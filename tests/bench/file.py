"""How quick a file of ten years is: opening, pictures, deeds, also with slow commits and beside a backup.

Prints one JSON line; times are in milliseconds, medians and maxima.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.support.slow_disk import slow_commits
from tests.support.ten_years import LAST_DAY, LAST_EVENT
from werkstatt.desk import Desk
from werkstatt.domain.action import Action
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Presence
from werkstatt.operations import live, person, story
from werkstatt.readmodels.agenda import agenda
from werkstatt.readmodels.overview import overview
from werkstatt.readmodels.people import people
from werkstatt.readmodels.process import process
from werkstatt.systemclock import SystemClock

ROUNDS = 30
Picture = tuple[Callable[..., Any], tuple[object, ...]]
PICTURES: dict[str, Picture] = {
    "people": (people, (LAST_EVENT,)),
    "agenda": (agenda, (LAST_DAY,)),
    "process": (process, ()),
    "overview": (overview, (LAST_EVENT,)),
}


def timed(act: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Median and maximum of some rounds; the first one only warms up."""
    taken = []
    for _round in range(rounds + 1):
        began = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - began))
    return {"median": round(statistics.median(taken[1:]), 1), "max": round(max(taken[1:]), 1)}


def memory() -> float:
    """Resident memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * resource.getpagesize() / 2**20, 1)


class Deeds:
    """What a moderator does in the middle of an evening, one of each kind."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clock = desk.do(live.start_timer, LAST_EVENT, "Gruppe", 600, desk.now()).result()
        self._attendance = desk.ask(people, LAST_EVENT).result().rows[7].id
        self._presences = [Presence.PRESENT, Presence.REGISTERED]

    def check_in(self) -> None:
        """Somebody comes: the people's list of 400 is built anew."""
        self._presences.reverse()
        now = self._desk.now()
        self._desk.do(person.set_presence, [self._attendance], self._presences[0], now).result()

    def extend(self) -> None:
        """A minute more: the agenda is built anew."""
        self._desk.do(live.extend_timer, self._clock, 60).result()

    def agree(self) -> None:
        """An action: the process with all its 1,200 actions is built anew."""
        action = Action(id=new_id(), event_id=LAST_EVENT, rank=6, what="Etwas tun")
        self._desk.do(story.write_down, [action]).result()

    def each(self) -> dict[str, dict[str, float]]:
        """From asking for a deed until every picture that it changes is on its way to the window."""
        return {"check_in": timed(self.check_in), "extend": timed(self.extend), "agree": timed(self.agree)}


def beside_a_backup(desk: Desk, deeds: Deeds) -> dict[str, float]:
    """What a deed takes while a backup is under way."""
    taken: list[float] = []
    for _backup in range(5):
        deeds.agree()
        backup = desk.back_up()
        while not backup.done():
            taken.append(timed(deeds.extend, 1)["max"])
    return {"median": round(statistics.median(taken), 1), "max": max(taken), "deeds": len(taken)}


def measured(path: Path) -> dict[str, object]:
    """All figures."""
    make = "import sys; from pathlib import Path; from tests.support.ten_years import make; make(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", make, str(path)], check=True)
    before = memory()
    began = time.perf_counter()
    desk = Desk.open(path, SystemClock())
    opening = 1000 * (time.perf_counter() - began)
    deeds = Deeds(desk)
    figures: dict[str, object] = {
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "opening": round(opening, 1),
        "pictures": {name: timed(lambda p=p: desk.ask(p[0], *p[1]).result()) for name, p in PICTURES.items()},
    }
    for picture, arguments in PICTURES.values():
        desk.watch(lambda built: None, picture, *arguments)
    figures["deeds"] = deeds.each()
    figures["window_waits"] = timed(lambda: desk.do(live.subtract_sleep, LAST_EVENT, timedelta()))
    figures["deed_beside_a_backup"] = beside_a_backup(desk, deeds)
    figures["backup"] = timed(lambda: (deeds.agree(), desk.back_up().result()), 5)
    slow_commits(desk)
    figures["deeds_with_slow_commits"] = deeds.each()
    figures["window_waits_with_slow_commits"] = timed(lambda: desk.do(live.subtract_sleep, LAST_EVENT, timedelta()))
    figures["memory"] = {"before": before, "with_open_file": memory()}
    desk.ask(lambda records: None).result()
    began = time.perf_counter()
    desk.close()
    figures["closing"] = round(1000 * (time.perf_counter() - began), 1)
    figures["click_to_repaint"] = clicked(path)
    return figures


def clicked(path: Path) -> object:
    """The same with windows, in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home}
        clicks = [sys.executable, "-m", "tests.bench.clicks", str(path)]
        done = subprocess.run(clicks, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps({"bench": "file", **measured(Path(folder) / "Zehn Jahre.werkstatt")}) + "\n")
