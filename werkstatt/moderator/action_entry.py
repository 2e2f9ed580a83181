"""Three fields in a line for writing down what was agreed as fast as it is said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.due import DueEditor, today
from werkstatt.moderator.name_completer import NameCompleter
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.widgets import label, restyle, row
from werkstatt.wording.action import ActionLine, action_from_line
from werkstatt.wording.due import Due, understood

Agreed = tuple[str, str, Due]


class ActionEntry(QWidget):
    """Enter in any field tells `agreed` and begins anew; "Was; wer; bis wann" works in the first field alone.

    How "Ende Mai" is understood is shown while it is typed; what names no date stays as words. Pasted lines are
    actions, each taken apart in the same way.
    """

    agreed = Signal(list)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.what = EntryLine(_("What? Or: what; who; until when"), _("New action: what"))
        self.who = QLineEdit()
        self.who.setPlaceholderText(_("Who?"))
        self.who.setAccessibleName(_("New action: who"))
        self.names = NameCompleter(workplace, self.who)
        self.due = DueEditor(workplace)
        self.due.setPlaceholderText(_("Until when?"))
        self.due.setAccessibleName(_("New action: until when"))
        self.understood = label("", "muted", wrap=True)
        self.understood.hide()
        self.trouble = label("", "warn", wrap=True)
        self.trouble.hide()
        for field in (self.what, self.who, self.due):
            field.textChanged.connect(self._show_understood)
        self.what.entered.connect(self._entered)
        self.who.returnPressed.connect(self._confirmed)
        self.due.returnPressed.connect(self._confirmed)
        self.who.setMaximumWidth(208)
        self.due.setMaximumWidth(168)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        fields = row(self.what, self.who, self.due)
        for place, share in enumerate((3, 2, 2)):
            fields.setStretch(place, share)
        column.addLayout(fields)
        column.addWidget(self.understood)
        column.addWidget(self.trouble)

    def begin(self) -> None:
        """Put the keyboard where the next action is typed."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirmed(self) -> None:
        if not self.names.is_choosing():
            self._try(ActionLine(self.what.text().strip(), self.who.text().strip(), self.due.text().strip()))

    def _entered(self, texts: Sequence[str]) -> None:
        if len(texts) > 1:
            day = today(self._workplace)
            self._tell([self._as_understood(action_from_line(text, day)) for text in texts])
        else:
            self._try(self._line(texts[0]))

    def _line(self, what: str) -> ActionLine:
        """What stands in the fields; the first one may hold it all."""
        who, due = self.who.text().strip(), self.due.text().strip()
        return ActionLine(what, who, due) if who or due else action_from_line(what, today(self._workplace))

    def _show_understood(self) -> None:
        said = understood(self._line(self.what.text().strip()).due, today(self._workplace))
        self.understood.setText(said)
        self.understood.setVisible(bool(said))

    def _try(self, line: ActionLine) -> None:
        self.what.setText(line.what)
        self.who.setText(line.who)
        self.due.setText(line.due)
        try:
            due = self.due.read(line.due)
        except ValueError:
            self._complain(
                self.due, _("There is no {text}. Write it like 30.06., 30.06.2026 or end of May.").format(text=line.due)
            )
            return
        if not line.what:
            self._complain(self.what, _("What is to be done? Only then can it be added."))
            return
        self._tell([(line.what, line.who, due)])

    def _as_understood(self, line: ActionLine) -> Agreed:
        """Of pasted lines nothing may be lost: a date that does not exist stays with the words."""
        try:
            return line.what, line.who, self.due.read(line.due)
        except ValueError:
            return f"{line.what} ({line.due})", line.who, None

    def _tell(self, agreed: list[Agreed]) -> None:
        for field in (self.what, self.who, self.due):
            field.setText("")  # unlike clear(), this leaves nothing in the field for Ctrl+Z
            restyle(field, wrong=False)
        self.trouble.hide()
        self.begin()
        self.agreed.emit(agreed)

    def _complain(self, field: QLineEdit, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
        restyle(field, wrong=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
