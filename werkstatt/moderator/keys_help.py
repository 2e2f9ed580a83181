"""All keys on one sheet (F1)."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from werkstatt.domain.person import Presence
from werkstatt.i18n import _, pgettext
from werkstatt.qtkit.widgets import button, label
from werkstatt.wording.terms import term

_NAME = "keys"


def presence_keys() -> Mapping[Presence, str]:
    """The keys that say how the chosen person takes part; letters alone would be typed by accident."""
    return {
        Presence.PRESENT: f"Alt+{pgettext('key for present', 'P')}",
        Presence.REMOTE: "Alt+O",
        Presence.EXCUSED: f"Alt+{pgettext('key for excused', 'X')}",
        Presence.REGISTERED: f"Alt+{pgettext('key for registered', 'R')}",
    }


def key_table() -> list[tuple[str, str]]:
    """Key and meaning, in the language in use."""
    return [
        (_("PageDown"), _("go on: next step of the scene, next agenda item")),
        (_("PageUp"), _("back: clock and times as before")),
        (_("B or . (while typing Ctrl+B)"), _("beamer black, and back")),
        (_("F (while typing Ctrl+E)"), _("freeze the beamer, and back")),
        ("F5", _("show the beamer again")),
        (_("Alt+1 … Alt+5"), _("turn to a page")),
        (_("Ctrl+Z, Ctrl+Y"), _("undo, redo")),
        (_("Enter or F2 in a list"), _("edit")),
        (_("Alt+Up, Alt+Down in a list"), _("move")),
        (_("Delete in a list"), _("remove (can be undone)")),
        (_("Escape"), _("leave a form")),
        (_("Ctrl+Enter in a line"), _("the other way: start at once, decision, new person")),
        (_("Letters in the list of participants"), _("search at the door")),
        *(
            (keys, _("participant: {presence}").format(presence=term(presence)))
            for presence, keys in presence_keys().items()
        ),
        (_("Ctrl+P"), _("on the page of the minutes: save as PDF")),
        (_("F1, F10"), _("these keys, the menu")),
    ]


def show_keys(window: QWidget) -> QDialog:
    """Open the sheet above a window; nothing waits for it. One that is open already stays."""
    if (present := window.findChild(QDialog, _NAME)) is not None:
        return present
    sheet = QDialog(window)
    sheet.setObjectName(_NAME)
    sheet.setWindowTitle(_("Keys"))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(8)
    for line, (key, meaning) in enumerate(key_table()):
        grid.addWidget(label(key, "strong"), line, 0)
        grid.addWidget(label(meaning), line, 1)
    grid.addWidget(button(_("Close"), sheet.accept), grid.rowCount(), 1, Qt.AlignmentFlag.AlignRight)
    sheet.open()
    return sheet
