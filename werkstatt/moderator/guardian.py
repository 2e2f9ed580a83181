"""What looks after a live evening by itself: gong, backups, sleep of the laptop, battery, forgotten evenings."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from werkstatt.domain import timer as timers
from werkstatt.domain.timer import Timer
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.gong import Gong
from werkstatt.moderator.wakefulness import ClockWatch, Gap, StayAwake, battery_percent
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import live
from werkstatt.qtkit.banner import Banners
from werkstatt.qtkit.relay import LivePicture
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.table_ends import table_ends
from werkstatt.systemclock import SystemClock

_LATEST_STROKE = timedelta(seconds=30)
_BACKUP_EVERY = timedelta(minutes=5)
_LOW_BATTERY = 25
_FORGOTTEN_AFTER = timedelta(hours=4)


class Guardian(QObject):
    """Looks once a second; speaks in banners, never in questions that stop the evening."""

    backed_up = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        banners: Banners,
        gong: Gong,
        clocks: ClockWatch | None = None,
        battery: Callable[[], int | None] = battery_percent,
    ) -> None:
        """`battery` tells what is left of it in percent, and None on mains power."""
        super().__init__(workplace)
        self._workplace = workplace
        self._banners = banners
        self._gong = gong
        self._awake = StayAwake()
        self._clocks = clocks or ClockWatch()
        self._battery = battery
        self._picture: AgendaPicture | None = None
        self._table_ends: Collection[datetime] = ()
        self._tables: LivePicture | None = None
        self._looked_at = workplace.desk.now()
        self._saved_since_backup = True
        self._next_backup = self._looked_at + _BACKUP_EVERY
        self._battery_said = False
        self._asked_about: str | None = None
        workplace.saved.connect(self._note_saving)
        workplace.ticked.connect(self._tick)

    def show_agenda(self, picture: AgendaPicture | None) -> None:
        """Another state of the day, or no day at all."""
        self._picture = picture
        if self._tables is None:
            self._tables = self._workplace.live(self._note_table_ends, table_ends)
        if picture and picture.run:
            self._awake.hold(picture.event.title)
        else:
            self._awake.release()

    def close(self) -> None:
        """Let the computer sleep again."""
        self._awake.release()
        if self._tables is not None:
            self._tables.stop()

    def _note_table_ends(self, ends: Collection[datetime]) -> None:
        self._table_ends = ends

    def _note_saving(self) -> None:
        self._saved_since_backup = True

    def _tick(self) -> None:
        now = self._workplace.desk.now()
        self._strike_when_due(self._looked_at, now)
        self._looked_at = now
        if (found := self._clocks.look()) is not None:
            self._tell_gap(found)
        self._watch_battery()
        self._ask_about_forgotten(now)
        if now >= self._next_backup:
            self._next_backup = now + _BACKUP_EVERY
            if self._saved_since_backup:
                self.back_up()

    def back_up(self) -> None:
        """Make a backup now."""
        self._saved_since_backup = False
        workplace = self._workplace
        moment = workplace.desk.now()
        workplace.relay.then(workplace.desk.back_up(), lambda made: self.backed_up.emit(moment), self._failed)

    def _failed(self, error: BaseException) -> None:
        """What could not be backed up is tried again, even if nothing more changes."""
        self._saved_since_backup = True
        self._workplace.complain(error)

    def _strike_when_due(self, before: datetime, now: datetime) -> None:
        """Once for all that end together. Only for the clocks of the whole room there is a warning.

        The room's clock goes on until somebody ends it, so a late stroke is right. A table that got more time is done
        with it: once something else goes on, a late stroke would be taken for that.
        """
        settings = self._workplace.settings
        ends = [timer.ends_at for timer in self._running_timers()]
        warned_before = timedelta(seconds=settings.gong_before_seconds)
        strokes = [end - warned_before for end in ends] if warned_before > timedelta() else []
        if settings.gong_at_end:
            strokes += [*ends, *(end for end in self._table_ends if now - end <= _LATEST_STROKE)]
        if any(before < stroke <= now for stroke in strokes):
            self._gong.strike(settings.sound_output)

    def _running_timers(self) -> list[Timer]:
        picture = self._picture
        if picture is None:
            return []
        return [timer for timer in (picture.timer, *picture.group_clocks) if timer and timer.paused_at is None]

    def _tell_gap(self, found: Gap) -> None:
        desk = self._workplace.desk
        if found.slept and self._running_timers():
            minutes = max(1, round(found.slept.total_seconds() / 60))
            self._banners.show_banner(
                ngettext(
                    "The laptop slept for about {minutes} minute. The clocks went on.",
                    "The laptop slept for about {minutes} minutes. The clocks went on.",
                    minutes,
                ).format(minutes=minutes),
                "alert",
                [
                    (_("That is right"), lambda: None),
                    (
                        _("Subtract the pause"),
                        lambda: self._workplace.do(live.subtract_sleep, self._workplace.event_id, found.slept),
                    ),
                ],
            )
        if found.set_by and isinstance(clock := desk.clock, SystemClock):
            self._banners.show_banner(
                _("The computer's clock was set. Running clocks were not touched."),
                "alert",
                [(_("Keep the old time"), lambda: None), (_("Use the new time"), clock.adopt_wall_clock)],
            )

    def _watch_battery(self) -> None:
        percent = self._battery() if self._picture and self._picture.run else None
        low = percent is not None and percent <= _LOW_BATTERY
        if low and not self._battery_said:
            self._banners.show_banner(
                _("The battery is at {percent} %. Please plug the laptop in.").format(percent=percent), "alert"
            )
        self._battery_said = low

    def _ask_about_forgotten(self, now: datetime) -> None:
        """An evening that nobody ended: offer to end it when its last clock ran out."""
        picture = self._picture
        run, clock = (picture.run, picture.timer) if picture else (None, None)
        if picture is None or run is None or clock is None or clock.paused_at or self._asked_about == run.id:
            return
        if -timers.rest(clock, now) > _FORGOTTEN_AFTER:
            self._asked_about = run.id
            self._banners.show_banner(
                _("“{title}” was never ended.").format(title=picture.event.title),
                "alert",
                [
                    (_("It goes on"), lambda: None),
                    (
                        _("End it as planned"),
                        lambda: self._workplace.do(live.end_day, picture.day.id, clock.ends_at),
                    ),
                ],
            )
