"""Asks before a file goes back to an earlier state: says what is replaced, and that the present state is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import button, label, row

_NAME = "going-back"
_WIDTH = 460


def ask_to_go_back(window: QWidget, name: str, moment: str, go: Callable[[], object]) -> QDialog:
    """Open the question above a window; nothing waits for it. `go` is called once the answer is yes."""
    sheet = QDialog(window)
    sheet.setObjectName(_NAME)
    sheet.setWindowTitle(_("Go back to…"))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.setFixedWidth(_WIDTH)
    stay = button(_("Leave everything as it is"), sheet.reject)
    yes = button(_("Go back"), sheet.accept, "primary")
    replaced = _("“{name}” will be as it was then. What was entered since is not in it any more.").format(name=name)
    kept = _("Nothing is lost: the present state is kept in a file of its own beside it, “{name} (Stand …)”.")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(10)
    column.addWidget(label(_("Go back to {moment}?").format(moment=moment), "heading", wrap=True))
    column.addWidget(label(replaced, wrap=True))
    column.addWidget(label(kept.format(name=name), wrap=True))
    column.addSpacing(8)
    column.addLayout(row(1, stay, yes))
    sheet.accepted.connect(go)
    stay.setFocus()
    sheet.open()
    return sheet
