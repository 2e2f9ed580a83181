"""Below the list of table notes: what can be done with the chosen one, and what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.table_note_list import action_key, star_key
from werkstatt.moderator.table_note_rows import NoteRow
from werkstatt.qtkit.widgets import button, label, retitle, row


class NoteActs(QWidget):
    """Buttons that name their keys. `way_wanted` leads to the page of actions."""

    star_wanted = Signal(object)
    action_wanted = Signal(object)
    edit_wanted = Signal(object)
    way_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: NoteRow | None = None
        self.star = button("", lambda: self.star_wanted.emit(self._chosen))
        self.action = button("", lambda: self.action_wanted.emit(self._chosen))
        self.edit = button(_("Edit…"), lambda: self.edit_wanted.emit(self._chosen))
        self.answer = label("", "answer", wrap=True)
        self.way = button(_("To the actions"), self.way_wanted.emit)
        self.buttons, self._answering = QWidget(), QWidget()
        self.buttons.setLayout(row(self.star, self.action, self.edit, 1))
        answering = row(self.answer, self.way)
        answering.setStretch(0, 1)
        self._answering.setLayout(answering)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.buttons)
        column.addWidget(self._answering)
        self.say("")
        self.show_choice(None)

    def show_choice(self, chosen: NoteRow | None) -> None:
        """The buttons are about this note; without one they say what is missing."""
        self._chosen = chosen
        star = _("Take the star back") if chosen and chosen.note.starred else _("Star")
        retitle(self.star, f"{star} {star_key()}")
        retitle(self.action, f"{_('Make an action')} {action_key()}")
        for act in (self.star, self.action, self.edit):
            act.setEnabled(chosen is not None)
            act.setToolTip("" if chosen else _("First choose a note in the list."))

    def say(self, text: str, *, way: bool = False) -> None:
        """Tell what came of an act, perhaps with the way to the page of actions."""
        self.answer.setText(text)
        self.way.setVisible(way)
        self._answering.setVisible(bool(text))
