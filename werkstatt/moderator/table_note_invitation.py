"""What the table notes show while there are none."""

from collections.abc import Callable

from werkstatt.i18n import _
from werkstatt.moderator.invitation import Invitation
from werkstatt.qtkit.widgets import button, retitle


class NoteInvitation(Invitation):
    """Says what belongs here; its button begins."""

    def __init__(self, begin: Callable[[], object]) -> None:
        self.begin = button("", begin, "primary")
        super().__init__(self.begin)

    def invite(self, *, can_write: bool, to_all: bool) -> None:
        """To one table's notes, or `to_all`; where nothing can be written, to setting up what is missing."""
        retitle(self.begin, _("Write the first note") if can_write else _("Tables and topics"))
        if not can_write:
            sentence = _("Notes are written for each table and round, and there are none yet.")
        elif to_all:
            sentence = _("Nothing has been written at any table yet. All notes are put together here, topic by topic.")
        else:
            sentence = _("Nothing has been written here yet. Type what the table says: one thought, Enter, the next.")
        self.sentence.setText(sentence)
