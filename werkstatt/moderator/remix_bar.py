"""Mixing anew: what matters most is chosen, the effect is said, and only then it is taken over."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout

from werkstatt.domain.cafe import Mix
from werkstatt.domain.person import Presence
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.cafe_effect import broken_rules, effect_of, why
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe, seat
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.widgets import button, label
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.latecomers import reserve_problem, usual_reserve
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.seating import Change, change, problem, takes_part
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.plan import Plan
from werkstatt.wording.terms import term

_SECONDS, _SECONDS_FOR_RESERVE = 0.6, 0.2
_FIRST_SEED = 7


class RemixBar(QFrame):
    """Searches in the process for long work; `closed` follows when it was taken or left."""

    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._found: Change | None = None
        self._seed = _FIRST_SEED
        self._turn = 0
        self._mix = Mix.MIXED
        self.mixes = {mix: self._choice(mix) for mix in Mix}
        self.awaited = QCheckBox()
        self.awaited.toggled.connect(self._search)
        self.effect = label("", wrap=True)
        self.trouble = label("", "warn", wrap=True)
        self.take = button(_("Take over"), self._take, "primary")
        self.again = button(_("Another one"), self._search_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 9, 17, 10)
        column.addLayout(FlowRow(*self.mixes.values(), self.awaited))
        column.addWidget(self.effect)
        column.addWidget(self.trouble)
        column.addLayout(FlowRow(self.take, self.again, button(_("Cancel"), self.leave)))
        self.hide()

    def begin(self, picture: CafePicture) -> None:
        """Search with what the café asks for."""
        self._picture, self._seed, self._mix = picture, _FIRST_SEED, picture.cafe.mix
        for mix, choice in self.mixes.items():
            choice.setChecked(mix is self._mix)
        self._say_awaited(picture)
        self.show()
        self._search()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, picture: CafePicture) -> None:
        """Something changed meanwhile: what was found may be no longer true."""
        if self.isVisible() and picture != self._picture:
            self._picture = picture
            self._say_awaited(picture)
            self._search()

    def seat_all(self, picture: CafePicture) -> None:
        """Mix and take over at once, where there is nothing to lose; some chairs are kept for unknown people."""
        self._picture, self._seed, self._mix = picture, _FIRST_SEED, picture.cafe.mix
        self._turn += 1
        self._run(lambda plan: self._keep_chairs(picture, plan))

    def leave(self) -> None:
        """Everybody stays."""
        self._turn += 1
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _choice(self, mix: Mix) -> QPushButton:
        made = button(term(mix), lambda: self._choose(mix), "tab")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _choose(self, mix: Mix) -> None:
        self._mix = mix
        self._search()

    def _search_on(self) -> None:
        self._seed += 1
        self._search()

    def _say_awaited(self, picture: CafePicture) -> None:
        late = len(_awaited(picture))
        words = ngettext("with {count} who is awaited", "with {count} who are awaited", late)
        self.awaited.setText(words.format(count=late))
        self.awaited.setVisible(bool(late))

    def _guests(self, picture: CafePicture) -> list[PersonRow]:
        return [*takes_part(picture), *(_awaited(picture) if self.awaited.isChecked() else [])]

    def _search(self) -> None:
        if self._picture is None or self.isHidden():
            return
        self._turn += 1
        self._found = None
        self.take.setEnabled(False)
        self.effect.setText(_("Looking for good seats…"))
        self.trouble.hide()
        turn, picture = self._turn, self._picture

        def receive(plan: Plan) -> None:
            if turn == self._turn:
                self._show(picture, plan)

        self._run(receive)

    def _run(self, receive: Callable[[Plan], None]) -> None:
        picture = self._picture
        assert picture is not None
        wanted = replace(picture, cafe=replace(picture.cafe, mix=self._mix))
        asked = problem(wanted, self._guests(picture))
        job = self._workplace.jobs.run(find_seats, asked, self._seed, _SECONDS)
        self._workplace.relay.then(job, receive, self._workplace.complain)

    def _show(self, picture: CafePicture, plan: Plan) -> None:
        found = self._found = change(picture, plan.rounds, self._guests(picture))
        self.take.setEnabled(not found.is_nothing)
        self.effect.setText(
            _("Everybody stays: there is nothing better.") if found.is_nothing else effect_of(picture, found) + "."
        )
        trouble = [*why(picture, plan.reasons), *broken_rules(picture, found.after.score.broken_rules)]
        self.trouble.setText("\n".join(trouble[:4]))
        self.trouble.setVisible(bool(trouble))

    def _keep_chairs(self, picture: CafePicture, plan: Plan) -> None:
        asked = reserve_problem(picture, usual_reserve(picture), plan.rounds)
        job = self._workplace.jobs.run(find_seats, asked, _FIRST_SEED, _SECONDS_FOR_RESERVE)
        self._workplace.relay.then(
            job, lambda filled: self._do(change(picture, filled.rounds)), self._workplace.complain
        )

    def _take(self) -> None:
        if self._found is not None:
            found, mix, picture = self._found, self._mix, self._picture
            self.leave()
            if picture is not None and mix is not picture.cafe.mix:
                self._workplace.do(cafe.change_cafe, picture.cafe.id, mix=mix)
            self._do(found)

    def _do(self, found: Change) -> None:
        self._workplace.do(seat.take_plan, found.places, found.unseated, found.reserve)


def _awaited(picture: CafePicture) -> list[PersonRow]:
    """Who may still come, once the first have."""
    if not picture.in_the_room:
        return []
    return [guest for guest in picture.expected if guest.attendance.presence is not Presence.PRESENT]
