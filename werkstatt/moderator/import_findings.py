"""What a registration list asks and tells before it is taken over: a row each, answered right there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.import_draft import Finding, Kind
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.widgets import label, literal

_SHOWN = 4
_KIND_WIDTH, _ANSWER_WIDTH = 92, 170
_BESIDE_TEXT = _KIND_WIDTH + _ANSWER_WIDTH + 72


class ImportFindings(QWidget):
    """The list, and below it the whole text of a row that is too short for it. `decided` tells an answer by its ids."""

    decided = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list = RowList(self._paint, _spoken, lambda: theme.tokens, height=36)
        self.list.setAccessibleName(_("What to decide and to know"))
        self.list.opened.connect(self._offer)
        self.list.clicked.connect(lambda index: self._offer(self.list.current()))
        self.list.chosen.connect(self._show_detail)
        self.detail = label("", "small", wrap=True)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.detail)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the keyboard stays where it was."""
        self.list.rows.set_rows(findings)
        self.list.setFixedHeight(self.list.fitting_height(min(_SHOWN, len(findings))))
        self.setVisible(bool(findings))
        if self.list.current() is None and findings:
            self.list.select(findings[0].id)
        self._show_detail(self.list.current())

    def go_to(self, finding: Finding) -> None:
        """Put the keyboard on a finding."""
        self.list.select(finding.id)
        self.list.setFocus()

    def _show_detail(self, finding: Finding | None) -> None:
        text = finding.text if finding is not None else ""
        room = self.width() - _BESIDE_TEXT
        self.detail.setText(text if self.list.fontMetrics().horizontalAdvance(text) > room else "")
        self.detail.setVisible(bool(self.detail.text()))

    def _paint(self, finding: Finding) -> Painted:
        tokens = self._theme.tokens
        cells = [
            Cell(_kind_word(finding), _KIND_WIDTH, tone=Tone.WARN if finding.is_open else Tone.MUTED),
            Cell(finding.text),
        ]
        if finding.choices:
            answer = finding.answer or _("please choose")
            pill = tokens.surface if finding.is_open else tokens.good_soft
            cells.append(Cell(f"{answer} ▾", _ANSWER_WIDTH, pill=pill))
        return Painted(cells)

    def _offer(self, finding: Finding | None) -> None:
        """Offer the choices of a finding right at its row."""
        if finding is None or not finding.choices:
            return
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, word in finding.choices:
            action = self.menu.addAction(literal(word), partial(self.decided.emit, finding.id, value))
            if value == (finding.chosen or finding.choices[0][0]):
                self.menu.setActiveAction(action)
        place = self.list.visualRect(self.list.currentIndex()).bottomRight()
        place.setX(place.x() - self.menu.sizeHint().width())
        self.menu.popup(self.list.viewport().mapToGlobal(place))


def _kind_word(finding: Finding) -> str:
    words = {
        Kind.QUESTION: _("Question") if finding.is_open else _("Answered"),
        Kind.DOUBLE: _("Double"),
        Kind.KNOWN: _("Known"),
        Kind.HINT: _("Hint"),
        Kind.SKIPPED: _("Left out"),
    }
    return words[finding.kind]


def _spoken(finding: Finding) -> str:
    return " ".join(filter(None, [f"{_kind_word(finding)}:", finding.text, finding.answer]))
