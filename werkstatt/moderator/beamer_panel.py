"""The right column of every page: what the room sees, the keys to it, the running clock, and what is next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from werkstatt.domain import timer as timers
from werkstatt.domain.event import local
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import live, spotlight
from werkstatt.projector.beamer import BeamerState
from werkstatt.projector.stage import Stage
from werkstatt.projector.stage_view import StageView
from werkstatt.qtkit.widgets import button, label, restyle, retitle, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.scene import ShownScene
from werkstatt.wording.times import clock_time

_MARGIN = 16


class BeamerPanel(QWidget):
    """Preview, curtain, clock, and the side of the open page below."""

    WIDTH = 316
    scene_asked = Signal(object)

    def __init__(self, workplace: Workplace, stage: Stage) -> None:
        super().__init__()
        self.setObjectName("beamer-panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(self.WIDTH)
        self._workplace = workplace
        self._picture: AgendaPicture | None = None
        self._shown: ShownScene | None = None
        self._state = BeamerState.NO_SCREEN
        self.heading = label(_("On the beamer"), "small")
        self.problem = label("", "warn", wrap=True)
        self.problem.hide()
        self.preview = StageView(stage)
        self.lent = label(_("The room sees the guest's program.\nF5 brings the beamer back."), "card", wrap=True)
        self.lent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lent.hide()
        self.choose = button(_("Choose ▾"), self._ask_scene, "link", spoken=_("Choose what the beamer shows"))
        self.curtains = {
            curtain: self._curtain_button(curtain, title)
            for curtain, title in (
                (Curtain.OPEN, _("Show")),
                (Curtain.BLACK, _("Black B")),
                (Curtain.FROZEN, _("Freeze F")),
            )
        }
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Time of the running item"))
        self.pause = button(_("Pause"), self._pause)
        self.clock_buttons = [
            button(_("+1 min"), partial(self._extend, 60)),
            button(_("+5 min"), partial(self._extend, 300)),
            self.pause,
        ]
        self.next_up = label("", "muted", wrap=True)
        self.sides = QStackedWidget()
        self._scrolls: dict[QWidget, QScrollArea] = {}
        self._lay_out()
        self.show_scene(None)
        self.tick()
        workplace.ticked.connect(self.tick)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        column.setSpacing(8)
        column.addLayout(row(self.heading, 1, self.choose))
        column.addWidget(self.preview)
        column.addWidget(self.lent)
        column.addWidget(self.problem)
        column.addLayout(row(*self.curtains.values()))
        column.addWidget(self.progress)
        column.addLayout(row(*self.clock_buttons))
        column.addWidget(self.next_up)
        column.addSpacing(2)
        column.addWidget(self.sides, 1)

    def add_side(self, side: QWidget) -> None:
        """The lower part of the column for one page; it scrolls by itself when it is long."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(side)
        self._scrolls[side] = scroll
        self.sides.addWidget(scroll)

    def show_side(self, side: QWidget) -> None:
        """Show the part of the open page."""
        self.sides.setCurrentWidget(self._scrolls[side])

    def _curtain_button(self, curtain: Curtain, title: str) -> QPushButton:
        made = button(title, lambda: self._workplace.do(spotlight.draw_curtain, curtain))
        made.setProperty("role", "narrow")
        made.setCheckable(True)
        made.setProperty("held", curtain is not Curtain.OPEN)
        made.setAutoExclusive(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return made

    def show_scene(self, shown: ShownScene | None) -> None:
        """Another scene is on the beamer. Without an event there is nothing to show."""
        self.choose.setEnabled(shown is not None)
        self._shown = shown
        self._name_what_is_shown()

    def show_beamer(self, state: BeamerState) -> None:
        """Whether there is a beamer that shows what the preview shows."""
        self._state = state
        self._name_what_is_shown()

    def _name_what_is_shown(self) -> None:
        there, shown = self._state is BeamerState.SHOWING, self._shown
        title = _("On the beamer") if there else _("Preview, no beamer yet")
        is_lent = there and shown is not None and shown.scene is Scene.GUEST
        by_hand = _("chosen by hand") if shown is not None and not shown.follows else ""
        words = [_("The beamer is lent to a guest's program")] if is_lent else filter(None, (title, by_hand))
        self.heading.setText(" · ".join(words))
        self._veil(is_lent)

    def _veil(self, is_lent: bool) -> None:
        """While the room sees another program there is nothing of ours to preview, and no curtain before it."""
        self.lent.setFixedHeight(self.preview.heightForWidth(self.WIDTH - 2 * _MARGIN))
        self.preview.setVisible(not is_lent)
        self.lent.setVisible(is_lent)
        for curtain, control in self.curtains.items():
            control.setEnabled(self._shown is not None and not is_lent)
            control.setAutoExclusive(not is_lent)  # else one of them stays checked
            control.setChecked(not is_lent and self._shown is not None and self._shown.curtain is curtain)

    def show_problem(self, text: str) -> None:
        """Say that a scene could not be painted; empty when all is well."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_agenda(self, picture: AgendaPicture | None) -> None:
        """Another state of the day, or no day at all."""
        self._picture = picture
        self.tick()

    def tick(self) -> None:
        """Bring clock and next-up up to date."""
        picture = self._picture
        clock = picture.timer if picture else None
        self.progress.setVisible(clock is not None)
        for clock_button in self.clock_buttons:
            clock_button.setVisible(clock is not None)
        if picture is None:
            self.next_up.hide()
            return
        now = self._workplace.desk.now()
        if clock is not None:
            whole = max(1, clock.planned_seconds + clock.added_seconds)
            left = timers.rest(clock, now).total_seconds()
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(1000 * (1 - min(1.0, max(0.0, left) / whole))))
            restyle(self.progress, over=left < 0)
            retitle(self.pause, _("Continue") if clock.paused_at else _("Pause"))
        starts = ((slot.next_start, slot.item.title) for slot in picture.forecast(now).slots)
        lines = [f"{clock_time(local(picture.event, at), word=False)}  {title}" for at, title in starts if at][:2]
        self.next_up.setText("\n".join(lines))
        self.next_up.setVisible(bool(lines))

    def _ask_scene(self) -> None:
        self.scene_asked.emit(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _extend(self, seconds: int) -> None:
        if self._picture and self._picture.timer:
            self._workplace.do(live.extend_timer, self._picture.timer.id, seconds)

    def _pause(self) -> None:
        if self._picture and (clock := self._picture.timer):
            act = live.resume_timer if clock.paused_at else live.pause_timer
            self._workplace.do(act, clock.id, self._workplace.desk.now())
