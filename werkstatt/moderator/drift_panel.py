"""Beside the run of show: how late it is, why, and what could be done about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from werkstatt.domain.event import local
from werkstatt.domain.forecast import Forecast
from werkstatt.domain.proposal import Proposal, ProposalKind, apply, proposals
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda
from werkstatt.qtkit.widgets import button, label, plain_tip, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.drift import announced_end, drift_account, drift_headline, drift_reasons, end_of_day
from werkstatt.wording.proposal import proposal_effect, proposal_title
from werkstatt.wording.times import clock_time


class _Road(QWidget):
    """The evening as a bar: what is over, what is to come, what is beyond the announced end."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._done = 0.0
        self._over = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(200, 12)

    def show_parts(self, done: float, over: float) -> None:
        """Both as parts of the whole (0 … 1)."""
        self._done, self._over = done, over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three stretches in one rounded bar."""
        tokens = self._workplace.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(whole, 6, 6)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(0, 0, whole.width() * self._done, whole.height()), 6, 6)
        if self._over:
            width = whole.width() * self._over
            painter.setBrush(QColor(tokens.warn))
            painter.drawRoundedRect(QRectF(whole.width() - width, 0, width, whole.height()), 6, 6)


class _Card(QFrame):
    """One proposal with its two answers; it is kept while its figures change, for the keyboard may be on it."""

    def __init__(self, apply: Callable[[], object], decline: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._effect = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._apply, self._decline = button(_("Apply"), apply, "primary"), button(_("No"), decline)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._effect)
        column.addSpacing(3)
        column.addLayout(row(self._apply, self._decline, 1))

    def say(self, title: str, effect: str) -> None:
        """What is proposed, and what follows from it."""
        self._title.setText(title)
        self._effect.setText(effect)
        for answer in (self._apply, self._decline):
            answer.setAccessibleName(f"{answer.text()}: {title}")


_Key = tuple[ProposalKind, str | None, str]


def _key(offer: Proposal) -> _Key:
    """What a proposal is about; its minutes change while it gets later."""
    subject = offer.changes[0].item_id if offer.kind in {ProposalKind.SHORTEN, ProposalKind.SKIP} else ""
    return offer.kind, offer.for_item_id, subject


class DriftPanel(QWidget):
    """Shows a forecast and up to three proposals; one click applies one, undo reverts it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._declined: set[_Key] = set()
        self._picture: AgendaPicture | None = None
        self._offers: dict[_Key, Proposal] = {}
        self._cards: dict[_Key, _Card] = {}
        self.headline = label("", "heading", wrap=True)
        self.reasons = label("", "small", wrap=True)
        self._road = _Road(workplace)
        self._from, self._until, self._announced = label("", "small"), label("", "small"), label("", "small")
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.headline, self.reasons, self._road):
            column.addWidget(widget)
        column.addLayout(row(self._from, 1, self._until))
        column.addLayout(row(1, self._announced))
        column.addLayout(self._proposals)
        column.addStretch(1)

    def show_outlook(self, picture: AgendaPicture, forecast: Forecast, now: datetime) -> None:
        """Another state of the day, or another moment; what was declined stays away until something new starts."""
        if self._picture is None or self._picture.run != picture.run:
            self._declined.clear()
        self._picture = picture
        self.headline.setText(drift_headline(forecast))
        self._explain(picture, forecast)
        self._show_road(picture, forecast, now)
        self._offers = {_key(offer): offer for offer in proposals(forecast) if _key(offer) not in self._declined}
        self._show_offers(picture, now)

    def _explain(self, picture: AgendaPicture, forecast: Forecast) -> None:
        """The largest causes; all of them to who points there, or listens."""
        reasons, account = drift_reasons(picture.event, forecast), drift_account(picture.event, forecast)
        self.reasons.setText(reasons)
        self.reasons.setVisible(bool(reasons))
        self.reasons.setToolTip(plain_tip(account) if account != reasons else "")
        self.reasons.setAccessibleDescription(account)

    def _show_road(self, picture: AgendaPicture, forecast: Forecast, now: datetime) -> None:
        starts = [slot.starts_at for slot in forecast.slots if slot.starts_at]
        begin, end = min(starts, default=forecast.planned_end), max(forecast.expected_end, forecast.announced_end)
        length = (end - begin).total_seconds() or 1.0
        late = max(0.0, (forecast.expected_end - forecast.announced_end).total_seconds())
        done = (now - begin).total_seconds() if picture.runs else 0.0
        for widget in (self._road, self._from, self._until):
            widget.setVisible(bool(forecast.slots))
        self._road.show_parts(min(1.0, max(0.0, done / length)), min(1.0, late / length))
        self._from.setText(_("Begins at {time}").format(time=clock_time(local(picture.event, begin))))
        is_over = bool(picture.runs) and picture.run is None and picture.next_item is None
        self._until.setText(end_of_day(picture.event, forecast, has_begun=bool(picture.runs), is_over=is_over))
        announced = announced_end(picture.event, forecast) if forecast.slots else ""
        self._announced.setText(announced)
        self._announced.setVisible(bool(announced))

    def _show_offers(self, picture: AgendaPicture, now: datetime) -> None:
        for key in self._cards.keys() - self._offers.keys():
            gone = self._cards.pop(key)
            gone.hide()  # hands the keyboard on
            gone.deleteLater()
        for place, (key, offer) in enumerate(self._offers.items()):
            if key not in self._cards:
                self._cards[key] = _Card(partial(self._apply, key), partial(self._decline, key))
            if self._proposals.indexOf(self._cards[key]) != place:
                self._proposals.insertWidget(place, self._cards[key])
                self._cards[key].show()
            after = replace(picture, items=apply(picture.items, offer)).forecast(now)
            effect = proposal_effect(picture.event, after, offer)
            self._cards[key].say(proposal_title(picture.items, offer), effect)

    def _apply(self, key: _Key) -> None:
        assert self._picture is not None
        offer = self._offers[key]
        touched = {change.item_id for change in offer.changes}
        changed = [item for item in apply(self._picture.items, offer) if item.id in touched]
        self._workplace.do(agenda.apply_proposal, changed)

    def _decline(self, key: _Key) -> None:
        assert self._picture is not None
        self._declined.add(key)
        del self._offers[key]
        self._show_offers(self._picture, self._workplace.desk.now())
