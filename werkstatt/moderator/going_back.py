"""Asks before a file goes back to an earlier state: says what is replaced, and that the present state is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.dialog import Dialog
from werkstatt.qtkit.widgets import button, row

_WIDTH = 460


def ask_to_go_back(window: QWidget, name: str, moment: str, go: Callable[[], object], details: str = "") -> Dialog:
    """Open the question above a window; nothing waits for it. `go` is called once the answer is yes.

    `details` tell this state from others.
    """
    dialog = Dialog(window, _("Go back to…"), width=_WIDTH)
    stay = button(_("Leave everything as it is"), dialog.reject)
    yes = button(_("Go back"), dialog.accept, "primary")
    replaced = _("“{name}” will be as it was then. What was entered since is not in it any more.").format(name=name)
    kept = _("Nothing is lost: the present state is kept in a file of its own beside it, “{name} (Stand …)”.")
    paragraphs = [details] if details else []
    dialog.say(_("Go back to {moment}?").format(moment=moment), *paragraphs, replaced, kept.format(name=name))
    dialog.column.addSpacing(8)
    dialog.column.addLayout(row(1, stay, yes))
    dialog.accepted.connect(go)
    stay.setFocus()
    dialog.open()
    return dialog
