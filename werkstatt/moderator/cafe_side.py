"""Beside the tables of a café: who has no seat, who is missing, which table goes on longer, and what the room sees."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.event import local
from werkstatt.domain.rounds import RoundState
from werkstatt.domain.spotlight import Scene
from werkstatt.domain.timer import extended
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.seatless import Seatless, names_of
from werkstatt.moderator.side_part import SidePart
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe_table, seat, spotlight
from werkstatt.qtkit.widgets import button, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.wording.cafe import changed_text, longer_text, waiting_text
from werkstatt.wording.times import clock_time

_MINUTE = timedelta(minutes=1)


class CafeSide(QWidget):
    """What asks for a decision while a café runs. `remix_wanted` opens the mixing of the coming rounds."""

    remix_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._row: RoundPicture | None = None
        self._agenda: AgendaPicture | None = None
        self.all_wait = button(_("All wait"), self._let_all_wait)
        self.take_back = button(_("Take back"), self._take_time_back)
        self.longer = SidePart(self.all_wait, self.take_back)
        self.seatless = Seatless(workplace)
        self.without_them = button(_("Mix without them…"), self.remix_wanted.emit)
        self.missing = SidePart(self.without_them)
        self.tell = button(_("Announce the seats"), self._publish)
        self.announced = SidePart(self.tell)
        self.online = SidePart()
        self.show_seats = button(_("Seats A–Z on the beamer"), lambda: self._show(Scene.SEATS), "link")
        self.show_tables = button(_("Tables on the beamer"), lambda: self._show(Scene.TABLES), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.longer, self.seatless, self.missing, self.online, self.announced):
            column.addWidget(part)
        for link in (self.show_seats, self.show_tables):
            column.addLayout(row(link, 1))
        column.addStretch(1)

    def show_round(self, picture: CafePicture, held: RoundPicture) -> None:
        """Show a state of the café, as seen from a round."""
        self._picture, self._row = picture, held
        self.seatless.show_cafe(picture)
        self._say_missing(picture, held)
        self._say_online(picture)
        self._say_announced(picture)
        self.tick()

    def show_agenda(self, picture: AgendaPicture) -> None:
        """How the day goes on."""
        self._agenda = picture
        self.tick()

    def tick(self) -> None:
        """Which tables go on longer changes with time."""
        held = self._picture.current if self._picture else None
        last = self._last_begun()
        if self._picture is None or held is None or last is None:
            self.longer.say("")
            return
        self._say_longer(self._picture, last, self._workplace.desk.now())

    def _say_missing(self, picture: CafePicture, held: RoundPicture) -> None:
        ahead = next(iter(picture.ahead), None)
        people = picture.missing(ahead) if ahead and picture.in_the_room else []
        words = ngettext(
            "{count} person has a seat and is not here", "{count} people have a seat and are not here", len(people)
        )
        self.missing.say(words.format(count=len(people)) if people else "", names_of(people))

    def _say_online(self, picture: CafePicture) -> None:
        count = 0 if any(table.remote for table in picture.tables) else len(picture.online)
        words = ngettext("{count} person takes part online", "{count} people take part online", count)
        hint = _("To seat them, turn a table into an online table with its menu “⋯”.")
        self.online.say(words.format(count=count) if count else "", hint)

    def _say_announced(self, picture: CafePicture) -> None:
        anybody = any(row.seated for row in picture.rounds)
        told = picture.cafe.published_at
        self.tell.setVisible(told is None)
        if not anybody or picture.past:
            self.announced.say("")
        elif told is None:
            self.announced.say(
                _("Nobody knows the seats yet"), _("Once they are announced or printed, few of them change.")
            )
        else:
            time = clock_time(local(picture.event, told))
            self.announced.say(_("Seats announced at {time}").format(time=time), _("From now on few of them change."))

    def _say_longer(self, picture: CafePicture, last: RoundPicture, now: datetime) -> None:
        going = last.going_on(now)
        if not going or last.timer is None:
            self.longer.say("")
            return
        numbers = [picture.table(key).number for key in going]
        minutes = [last.table_times[key] // _MINUTE for key in going]
        waiting = len(picture.open_tables(last)) - len(going)
        runs = last.state is RoundState.RUNNING
        if runs:
            change_at = clock_time(local(picture.event, last.timer.ends_at))
            end_at = self._end_if_all_wait(max(last.table_times[key] for key in going))
            hint = waiting_text(waiting, change_at, end_at)
        else:
            hint = changed_text(waiting)
        self.longer.say(longer_text(numbers, minutes), hint)
        self.all_wait.setVisible(runs)

    def _end_if_all_wait(self, longest: timedelta) -> str:
        """When the day is expected to be over if the round gets as much more time."""
        agenda = self._agenda
        if agenda is None or agenda.timer is None:
            return ""
        waiting = replace(agenda, timer=extended(agenda.timer, longest))
        return clock_time(local(agenda.event, waiting.forecast(self._workplace.desk.now()).expected_end))

    def _last_begun(self) -> RoundPicture | None:
        begun = [row for row in self._picture.rounds if row.state is not RoundState.AHEAD] if self._picture else []
        return begun[-1] if begun else None

    def _let_all_wait(self) -> None:
        """All tables get what the one got: the round's clock moves, and with it what comes after."""
        last = self._last_begun()
        if last is not None and last.timer is not None:
            self._workplace.do(cafe_table.let_all_wait, last.id, last.timer.id)

    def _take_time_back(self) -> None:
        if (last := self._last_begun()) is not None:
            self._workplace.do(cafe_table.take_time_back, last.id)

    def _publish(self) -> None:
        if self._picture is not None:
            self._workplace.do(seat.publish, self._picture.cafe.id, self._workplace.desk.now())

    def _show(self, scene: Scene) -> None:
        if self._picture is not None and self._row is not None:
            subject = self._row.id if scene is Scene.SEATS else self._picture.cafe.id
            place = (self._workplace.event_id, self._workplace.day_id)
            self._workplace.do(spotlight.show, scene, subject, *place)
