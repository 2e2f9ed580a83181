"""Two people who sit together, or apart: typed as names in one line."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.cafe import Bond
from werkstatt.i18n import _
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.moderator.guest_search import guest_meant
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.widgets import label
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.people import PersonRow

_SIGNS = {"+": Bond.TOGETHER, "/": Bond.APART}


class BondEntry(QWidget):
    """ "Roth + Becker" sit together, "Roth / Becker" apart; who is meant is said while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self.entry = EntryLine(
            _("“Roth + Becker” sit together, “Roth / Becker” apart"), _("Two people together or apart")
        )
        self.entry.textChanged.connect(self._say_who)
        self.entry.entered.connect(self._bind)
        self.answer = label("", "small", wrap=True)
        self.answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.entry)
        column.addWidget(self.answer)

    def show_cafe(self, picture: CafePicture) -> None:
        """Among whom names are looked for."""
        self._picture = picture

    def _say_who(self, text: str) -> None:
        self.answer.setVisible(bool(text.strip()))
        self.answer.setText(self._answer(text))

    def _answer(self, text: str) -> str:
        meant = self._meant(text)
        if meant is None:
            return _("Two names, with + or / between them")
        bond, one, other = meant
        if one is None or other is None or one.id == other.id:
            return _("Not found on the list")
        words = {
            Bond.TOGETHER: _("{one} and {other} always sit together"),
            Bond.APART: _("{one} and {other} never share a table"),
        }
        return words[bond].format(one=guest_name(one), other=guest_name(other))

    def _meant(self, text: str) -> tuple[Bond, PersonRow | None, PersonRow | None] | None:
        for sign, bond in _SIGNS.items():
            before, found, after = text.partition(sign)
            if found and before.strip() and after.strip():
                return bond, self._find(before), self._find(after)
        return None

    def _find(self, name: str) -> PersonRow | None:
        return guest_meant(self._picture.guests.values(), name) if self._picture else None

    def _bind(self, texts: list[str]) -> None:
        """What names nobody stays in the line; what was pasted with it is done all the same."""
        unclear = []
        for text in texts:
            meant = self._meant(text)
            if self._picture is None or meant is None or meant[1] is None or meant[2] is None or meant[1] == meant[2]:
                unclear.append(text)
            else:
                self._workplace.do(cafe.bind, self._picture.cafe.id, meant[0], meant[1].id, meant[2].id)
        if unclear:
            self.entry.setText("; ".join(unclear))
            self._workplace.say(_("“{text}” names no two people of the list.").format(text=unclear[0]))
