"""What the presenter's remote does, and the button that leads on: with what the room sees, and with what runs."""

from collections.abc import Callable, Mapping
from functools import partial

from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import live, spotlight
from werkstatt.qtkit.banner import Banners
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.scene import ShownScene
from werkstatt.wording.times import long_date


class Remote:
    """Acts of the remote answer False where they had nothing to do."""

    def __init__(self, workplace: Workplace, banners: Banners) -> None:
        self._workplace = workplace
        self._banners = banners
        self._shown: ShownScene | None = None
        self._agenda: AgendaPicture | None = None
        self.acts: Mapping[str, Callable[[], bool]] = {
            "next": self.go_on,
            "back": self.go_back,
            "black": partial(self.toggle_curtain, Curtain.BLACK),
            "freeze": partial(self.toggle_curtain, Curtain.FROZEN),
            "show": self.show_again,
        }

    def show_scene(self, shown: ShownScene | None) -> None:
        """Another scene is on the beamer."""
        was_lent, self._shown = self._is_lent, shown
        if self._is_lent is not was_lent:
            self._tell_of_lending()

    def show_agenda(self, picture: AgendaPicture | None) -> None:
        """Another state of the day on the beamer, or no day at all."""
        self._agenda = picture

    @property
    def _is_lent(self) -> bool:
        """Whether beamer and remote belong to a guest's program now."""
        return self._shown is not None and self._shown.scene is Scene.GUEST

    def _tell_of_lending(self) -> None:
        words = _("Beamer and remote are free for another program. F5 in this window brings the beamer back.")
        self._banners.take_back(words)
        if self._is_lent:
            self._banners.show_banner(words, "notice", [(_("Bring the beamer back"), self.show_again)])

    def go_on(self) -> bool:
        """First through the steps of the scene on the beamer, then the agenda goes on.

        False when it is not for us: a guest's program has it, or nothing has begun and the day is another one.
        """
        if self._is_lent or self._would_begin_early():
            return False
        self.proceed()
        return True

    def press_next(self) -> None:
        """The button means what it says, even on another day: but that is asked."""
        if self._agenda is None or not self._would_begin_early():
            self.proceed()
            return
        words = _("This event is planned for {day}. Begin it now?").format(day=long_date(self._agenda.day.date))
        self._banners.show_banner(words, "notice", [(_("Begin now"), self.proceed)])

    def proceed(self) -> None:
        """Go on, whatever day it is."""
        if self._shown is not None and self._shown.has_more_steps:
            self._workplace.do(spotlight.turn_page, self._shown.page + 1)
        elif self._agenda is not None:
            self._workplace.do(live.proceed, self._agenda.day.id, self._workplace.desk.now())

    def _would_begin_early(self) -> bool:
        """Whether going on would begin an event that is planned for another day."""
        has_steps = self._shown is not None and self._shown.has_more_steps
        now = self._workplace.desk.now()
        return self._agenda is not None and not has_steps and self._agenda.is_for_another_day(now)

    def go_back(self) -> bool:
        """One step of the scene back, or else the last start is taken back. A scene chosen by hand is left alone."""
        shown = self._shown
        if shown is None or self._is_lent:
            return False
        runs = self._agenda is not None and self._agenda.runs
        if shown.page > 0:
            self._workplace.do(spotlight.turn_page, shown.page - 1)
        elif shown.follows and self._agenda is not None and runs:
            self._workplace.do(live.go_back, self._agenda.day.id)
        return shown.steps > 1 or bool(runs)

    def toggle_curtain(self, curtain: Curtain) -> bool:
        """Black or freeze, and the same key shows again."""
        drawn = self._shown.curtain if self._shown else Curtain.OPEN
        return self._draw(Curtain.OPEN if drawn is curtain else curtain)

    def show_again(self) -> bool:
        """Open the curtain, and take the beamer back from a guest's program: for the agenda, unless that lent it."""
        if self._is_lent and self._shown is not None and self._agenda is not None:
            if self._shown.agenda_lends:
                self._workplace.do(spotlight.show, Scene.ITEM)
            else:
                self._workplace.do(spotlight.follow, self._shown.event.id)
        return self._draw(Curtain.OPEN)

    def _draw(self, curtain: Curtain) -> bool:
        if self._shown is not None:
            self._workplace.do(spotlight.draw_curtain, curtain)
        return self._shown is not None
