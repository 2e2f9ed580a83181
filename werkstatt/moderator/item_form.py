"""The fields of one agenda item."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda
from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, LineEditor, NumberEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.terms import term


class ItemForm(QWidget):
    """Edits one item below the list; each field is saved when it is left."""

    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._item_id = ""
        scenes = [(None, _("as usual for this kind")), *words(Scene, term)]
        self.form = Form(
            _("Agenda item"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("kind", _("Kind"), ChoiceEditor(words(ItemKind, term))),
                Field("responsible", _("Responsible"), LineEditor()),
                Field("minutes", _("Length (minutes)"), NumberEditor(1, 600)),
                Field("buffer", _("Buffer after it (minutes)"), NumberEditor(0, 120)),
                Field("fixed_start", _("Fixed start"), ClockTimeEditor()),
                Field("scene", _("On the beamer"), ChoiceEditor(scenes)),
                Field("prompt", _("Question or text for the room"), TextEditor(2), 2),
                Field("notes", _("Notes for the moderation (never on the beamer)"), TextEditor(2), 2),
            ],
        )
        self.form.add_to_head(button(_("Remove"), self._remove, "link"))
        self.form.changed.connect(self._save)
        self.form.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.form)

    def edit(self, item: AgendaItem) -> None:
        """Show an item and begin with its title."""
        self._item_id = item.id
        self.form.show_noun(item)
        self.form.begin()

    def refresh(self, picture: AgendaPicture) -> None:
        """Show what changed meanwhile; close when the item is gone."""
        item = next((item for item in picture.items if item.id == self._item_id), None)
        if item is not None:
            self.form.show_noun(item)
        elif self.isVisible():
            self.closed.emit()

    def _save(self, field: str, value: object) -> None:
        if field == "title" and not value:
            return
        self._workplace.do(agenda.change_item, self._item_id, **{field: value})

    def _remove(self) -> None:
        self._workplace.do(agenda.remove_item, self._item_id)
        self.closed.emit()
