"""The line at the bottom: saved, backed up, undone."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from werkstatt.desk import Stacks
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.undo_keys import UndoKeys
from werkstatt.qtkit.widgets import button, label, retitle
from werkstatt.wording.deeds import deed


class StatusLine(QWidget):
    """Says that everything is saved, and offers undo and redo by name."""

    HEIGHT = 30

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("status-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(self.HEIGHT)
        self._workplace = workplace
        self._backed_up_at: datetime | None = None
        self.saved = label("● " + _("Saved"), "small")
        self.backup = label("", "small")
        self.undo, self.redo = button("", workplace.undo, "link"), button("", workplace.redo, "link")
        # Keys of a button would be ignored while its last press is still being shown.
        for keys, act in (("Ctrl+Z", workplace.undo), ("Ctrl+Y", workplace.redo), ("Ctrl+Shift+Z", workplace.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._undo_keys = UndoKeys(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 16, 0)
        line.setSpacing(26)
        line.addWidget(self.saved)
        line.addWidget(self.backup)
        line.addStretch(1)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        workplace.stacks_changed.connect(self._show_stacks)
        workplace.ticked.connect(self._tick)
        self._show_stacks(Stacks(None, None))

    def backed_up(self, moment: datetime) -> None:
        """A backup was made."""
        self._backed_up_at = moment
        self._tick()

    def _tick(self) -> None:
        if self._backed_up_at is None:
            return
        minutes = int((self._workplace.desk.now() - self._backed_up_at).total_seconds() // 60)
        if minutes < 1:
            self.backup.setText(_("Backed up just now"))
        else:
            self.backup.setText(
                ngettext("Backed up {count} minute ago", "Backed up {count} minutes ago", minutes).format(count=minutes)
            )

    def _show_stacks(self, stacks: Stacks) -> None:
        for offer, name, words in (
            (self.undo, stacks.undo, _("↶ Undo: {deed}")),
            (self.redo, stacks.redo, _("↷ Redo: {deed}")),
        ):
            offer.setVisible(name is not None)
            if name is not None:
                retitle(offer, words.format(deed=deed(name)))
