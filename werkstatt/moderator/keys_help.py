"""All keys at a glance (F1)."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from werkstatt.domain.person import Presence
from werkstatt.i18n import _, pgettext
from werkstatt.qtkit.dialog import Dialog
from werkstatt.qtkit.widgets import button, label
from werkstatt.wording.terms import term


class KeysDialog(Dialog):
    """Key and meaning side by side."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for line, (key, meaning) in enumerate(key_table()):
            grid.addWidget(label(key, "strong"), line, 0)
            grid.addWidget(label(meaning), line, 1)
        self.column.addLayout(grid)
        self.column.addWidget(button(_("Close"), self.accept), alignment=Qt.AlignmentFlag.AlignRight)


def presence_keys() -> Mapping[Presence, str]:
    """The keys that say how the chosen person takes part; letters alone would be typed by accident."""
    return {
        Presence.PRESENT: f"Alt+{pgettext('key for present', 'P')}",
        Presence.REMOTE: "Alt+O",
        Presence.EXCUSED: f"Alt+{pgettext('key for excused', 'X')}",
        Presence.LEFT: f"Alt+{pgettext('key for left early', 'L')}",
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
        (_("Alt+1 … Alt+6"), _("turn to a page")),
        (_("Ctrl+Z, Ctrl+Y"), _("undo, redo")),
        (_("Enter or F2 in a list"), _("edit")),
        (_("Alt+Up, Alt+Down in a list"), _("move")),
        (_("Delete in a list"), _("remove (can be undone)")),
        (_("Escape"), _("leave a form")),
        (_("Ctrl+Enter in a line"), _("the other way: start at once, decision, new person")),
        (_("Letters on the page of participants"), _("search at the door")),
        (_("Ctrl+L on the pages of participants and café"), _("give seats to latecomers")),
        (_("Letters and numbers on a person at a table"), _("move to a table, or change places")),
        *(
            (keys, _("participant: {presence}").format(presence=term(presence)))
            for presence, keys in presence_keys().items()
        ),
        (_("Ctrl+P"), _("on the page of the minutes: save as PDF")),
        (_("F1, F10"), _("these keys, the menu")),
        (_("Ctrl+W, Ctrl+Q"), _("close the file, quit")),
    ]


def show_keys(window: QWidget) -> KeysDialog:
    """Open the dialog above a window. One that is open already stays."""
    dialog = window.findChild(KeysDialog) or KeysDialog(window)
    dialog.open()
    return dialog
