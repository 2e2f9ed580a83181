"""The café of the demo evening: set up, mixed, printed, run and written down, through the window's own operations."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.demo import cafe_steps
from werkstatt.desk import Desk
from werkstatt.domain.cafe import Paper
from werkstatt.domain.rounds import RoundState
from werkstatt.operations import cafe, cafe_table, seat, table_note
from werkstatt.readmodels.cafe import CafePicture, RoundPicture, cafes, tables_needed
from werkstatt.readmodels.cafe import cafe as cafe_picture
from werkstatt.readmodels.latecomers import joining, latecomers_problem, reserve_problem, usual_reserve
from werkstatt.readmodels.printed import contents, to_print
from werkstatt.readmodels.seating import change, problem
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.plan import Plan
from werkstatt.seating.problem import Problem

_SEED = 7
# A number of proposals instead of seconds: the demo is the same on every machine.
_PROPOSALS = 60_000


class DemoCafe:
    """What the moderator does with the café of an event."""

    def __init__(self, desk: Desk, event_id: str, day_id: str) -> None:
        self._desk = desk
        self._event_id = event_id
        self._day_id = day_id

    def begin(self, step: cafe_steps.BeginCafe, hosts: Sequence[str]) -> None:
        """Topics from the initiatives, rounds from the agenda, hosts (attendances) and places table by table."""
        each = self._desk.ask(tables_needed, self._event_id).result()
        self._desk.do(cafe.begin_cafe, self._day_id, step.title, (), each).result()
        tables = self.picture.tables
        for table, host in zip(tables, hosts, strict=False):
            self._desk.do(cafe_table.set_host, table.id, host).result()
        for table, place in zip(tables, step.places, strict=False):
            self._desk.do(cafe_table.change_table, table.id, place=place).result()

    def mix(self) -> None:
        """Everybody who takes part, as the window would; the first time some chairs are kept for unknown people."""
        before = self.picture
        plan = _found(problem(before))
        if not before.is_known:
            plan = _found(reserve_problem(before, usual_reserve(before), plan.rounds))
        found = change(before, plan.rounds)
        self._desk.do(seat.take_plan, found.places, found.unseated, found.reserve).result()

    def take_in(self) -> None:
        """Who came late."""
        before = self.picture
        found = change(before, _found(latecomers_problem(before)).rounds)
        self._desk.do(seat.take_in, {**joining(before, found), **found.places}, found.reserve).result()

    def note_printed(self, now: datetime) -> None:
        """What is new or says something else is printed now."""
        picture = self.picture
        for paper in Paper:
            said = contents(picture, paper, to_print(picture, paper))
            self._desk.do(seat.note_printed, picture.cafe.id, paper, said, now).result()

    def extend_table(self, step: cafe_steps.ExtendTable) -> None:
        """More time for one table of the running round."""
        picture = self.picture
        held, table = _last_begun(picture), _table(picture, step.table)
        self._desk.do(cafe_table.extend_table, held.id, table, 60 * step.minutes).result()

    def write(self, step: cafe_steps.NoteAtTable) -> None:
        """A note; a starred one leads in the minutes."""
        picture = self.picture
        held, table = _last_begun(picture), _table(picture, step.table)
        points = picture.points(picture.table(table))
        point = points[step.point - 1].id if step.point else None
        self._desk.do(table_note.write_notes, held.id, table, [(step.kind, step.text)], step.at, point).result()
        if step.starred:
            written = _last_begun(self.picture).notes[table][-1]
            self._desk.do(table_note.change_note, written.id, starred=True).result()

    @property
    def picture(self) -> CafePicture:
        """The café as it is now."""
        (made,) = self._desk.ask(cafes, self._event_id).result()
        return self._desk.ask(cafe_picture, made.id).result()


def _found(asked: Problem) -> Plan:
    return find_seats(asked, _SEED, seconds=60, proposals=_PROPOSALS)


def _last_begun(picture: CafePicture) -> RoundPicture:
    return [held for held in picture.rounds if held.state is not RoundState.AHEAD][-1]


def _table(picture: CafePicture, number: int) -> str:
    return next(table.id for table in picture.tables if table.number == number)
