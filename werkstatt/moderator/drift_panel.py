"""Beside the run of show: how late it is, why, and what could be done about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from werkstatt.domain.event import local
from werkstatt.domain.forecast import Forecast
from werkstatt.domain.proposal import Proposal, apply
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda
from werkstatt.qtkit.widgets import button, card, label, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.drift import drift_headline, drift_reasons, proposal_effect, proposal_title
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


class DriftPanel(QWidget):
    """Shows a forecast and up to three proposals; one click applies one, undo reverts it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._declined: set[str] = set()
        self._picture: AgendaPicture | None = None
        self.headline = label("", "heading", wrap=True)
        self.reasons = label("", "small", wrap=True)
        self._road = _Road(workplace)
        self._from, self._until = label("", "small"), label("", "small")
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.headline, self.reasons, self._road):
            column.addWidget(widget)
        column.addLayout(row(self._from, 1, self._until))
        column.addLayout(self._proposals)
        column.addStretch(1)
        self._offered: tuple[str, ...] = ()

    def show_agenda(self, picture: AgendaPicture) -> None:
        """Another state of the day; proposals declined before stay away until something new starts."""
        if self._picture is None or self._picture.run != picture.run:
            self._declined.clear()
        self._picture = picture
        self.tick()

    def tick(self) -> None:
        """Bring the forecast up to date."""
        picture = self._picture
        if picture is None:
            return
        now = self._workplace.desk.now()
        forecast = picture.forecast(now)
        self.headline.setText(drift_headline(forecast))
        self.reasons.setText(drift_reasons(picture.event, forecast))
        self._show_road(picture, forecast, now)
        offers = [
            offer for offer in picture.proposals(now) if proposal_title(picture.items, offer) not in self._declined
        ]
        titles = tuple(proposal_title(picture.items, offer) + self._effect(picture, offer) for offer in offers)
        if titles != self._offered:
            self._offered = titles
            self._offer(picture, offers)

    def _show_road(self, picture: AgendaPicture, forecast: Forecast, now: datetime) -> None:
        starts = [slot.starts_at for slot in forecast.slots if slot.starts_at]
        begin, end = min(starts, default=forecast.planned_end), max(forecast.expected_end, forecast.announced_end)
        length = (end - begin).total_seconds() or 1.0
        late = max(0.0, (forecast.expected_end - forecast.announced_end).total_seconds())
        done = (now - begin).total_seconds() if picture.runs else 0.0
        self._road.show_parts(min(1.0, max(0.0, done / length)), min(1.0, late / length))
        self._from.setText(clock_time(local(picture.event, begin)))
        self._until.setText(clock_time(local(picture.event, forecast.expected_end)))

    def _offer(self, picture: AgendaPicture, offers: Sequence[Proposal]) -> None:
        while (item := self._proposals.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for offer in offers:
            self._proposals.addWidget(self._card(picture, offer))

    def _card(self, picture: AgendaPicture, offer: Proposal) -> QWidget:
        title = proposal_title(picture.items, offer)
        made = card(
            label(title, "strong", wrap=True), label(self._effect(picture, offer), "small", wrap=True), spacing=3
        )
        answers = QWidget()
        answers.setLayout(
            row(
                button(_("Apply"), lambda: self._apply(picture, offer), "primary", spoken=f"{_('Apply')}: {title}"),
                button(_("No"), lambda: self._decline(title), spoken=f"{_('No')}: {title}"),
                1,
            )
        )
        layout = made.layout()
        assert layout is not None
        layout.addWidget(answers)
        return made

    def _effect(self, picture: AgendaPicture, offer: Proposal) -> str:
        after = replace(picture, items=apply(picture.items, offer)).forecast(self._workplace.desk.now())
        return proposal_effect(picture.event, picture.items, after, offer)

    def _apply(self, picture: AgendaPicture, offer: Proposal) -> None:
        touched = {change.item_id for change in offer.changes}
        changed = [item for item in apply(picture.items, offer) if item.id in touched]
        self._workplace.do(agenda.apply_proposal, changed)

    def _decline(self, title: str) -> None:
        self._declined.add(title)
        self.tick()
