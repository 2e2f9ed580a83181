"""A text or question that comes up on the spot: typed here, shown to the room, and gone with the next item."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.qtkit.dialog import Dialog
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.wording.terms import term

_WIDTH, _LINES = 480, 5
# From the column at the right, and from the upper edge of the window.
_AWAY, _BELOW = 16, 72


class TextForRoom(Dialog):
    """Lies beside the beamer's column and stops nothing. `confirmed` tells what is to be shown."""

    confirmed = Signal(str)

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window, term(Scene.TEXT), width=_WIDTH)
        self.editor = QPlainTextEdit(text)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(_("Text or question for the room"))
        self.editor.ensurePolished()  # the height depends on the typeface of the style dialog
        self.editor.setFixedHeight(_LINES * self.editor.fontMetrics().lineSpacing() + 26)
        self.editor.selectAll()
        self.editor.textChanged.connect(self._judge)
        self.confirm = button(_("Show"), self._show_it, "primary")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm.click)
        self.say(_("Text or question for the room"))
        self.column.addWidget(self.editor)
        hint = label(_("Ctrl+Enter shows it, Escape leaves. The agenda stays as it is."), "small", wrap=True)
        self.column.addWidget(hint)
        self.column.addLayout(row(1, button(_("Cancel"), self.reject), self.confirm))
        self._judge()

    def open_beside(self, width: int) -> None:
        """Open beside a column of so many pixels at the right of the window, or come to the front."""
        window = self.parentWidget()
        assert window is not None
        self.adjustSize()
        self.move(window.mapToGlobal(QPoint(window.width() - width - self.width() - _AWAY, _BELOW)))
        self.show()
        self.activateWindow()
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def done(self, result: int) -> None:
        """The keyboard goes back to where it was; not if somebody works in another window by now."""
        had_keys, window = self.isActiveWindow(), self.parentWidget()
        super().done(result)
        if had_keys and window is not None:
            window.activateWindow()

    def _judge(self) -> None:
        self.confirm.setEnabled(bool(self.editor.toPlainText().strip()))

    def _show_it(self) -> None:
        self.confirmed.emit(self.editor.toPlainText().strip())
        self.accept()
