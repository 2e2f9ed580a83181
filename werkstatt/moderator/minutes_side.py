"""Beside the minutes: for whom they are, the PDF, what is still missing, and the names that somebody should check."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.minutes import Edition
from werkstatt.i18n import _
from werkstatt.moderator.pointers import Pointers
from werkstatt.paper.public_edition import Doubt
from werkstatt.qtkit.editors import ChoiceEditor, words
from werkstatt.qtkit.widgets import button, label
from werkstatt.readmodels.minutes import MinutesPicture, unwritten_items
from werkstatt.wording.minutes import missing_in_plan, names_to_check, unwritten_words, what_to_do_about_names
from werkstatt.wording.terms import term


class MinutesSide(QVBoxLayout):
    """Fills the side of the page.

    `unwritten` leads to agenda items, `plan` to the page of actions, `doubts` to the noun in which a name stands.
    """

    edition_chosen = Signal(object)
    save_wanted = Signal()

    def __init__(self, side: QWidget, edition: Edition) -> None:
        super().__init__(side)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)
        self.edition_choice = ChoiceEditor(words(Edition, term))
        self.edition_choice.show_value(edition)
        self.edition_choice.setAccessibleName(_("Edition"))
        self.edition_choice.edited.connect(self.edition_chosen)
        self.save = button(_("Save as PDF…"), self.save_wanted.emit, "primary", keys="Ctrl+P")
        self.save.setEnabled(False)
        self.addWidget(label(_("Edition"), "heading"))
        self.addWidget(self.edition_choice)
        public = _(
            "The public edition leaves out the whole names of those who did not consent. "
            "Please read what was typed freely before you hand it on."
        )
        self.addWidget(label(public, "small", wrap=True))
        self.addWidget(self.save)
        self.addSpacing(10)
        self._add_doubts()
        self._add_missing()
        self.addStretch(1)

    def _add_doubts(self) -> None:
        self.doubts_title = label("", "warn", wrap=True)
        self.doubts = Pointers()
        self.doubts_help = label(what_to_do_about_names(), "small", wrap=True)
        for widget in (self.doubts_title, self.doubts, self.doubts_help):
            self.addWidget(widget)
        self.show_doubts([])

    def _add_missing(self) -> None:
        self.addWidget(label(_("Still missing"), "heading"))
        self.missing = label("", "muted", wrap=True)
        self.unwritten = Pointers()
        self.plan = Pointers()
        for widget in (self.missing, self.unwritten, self.plan):
            self.addWidget(widget)

    def show_missing(self, picture: MinutesPicture) -> None:
        """Say in a few lines what a minutes taker would still want to write."""
        items = unwritten_items(picture)
        plan = missing_in_plan(picture.actions)
        said = unwritten_words(len(items), len(picture.entries))
        self.missing.setText(said or ("" if plan else _("Nothing: everything is there.")))
        self.missing.setVisible(bool(self.missing.text()))
        self.unwritten.show_lines([(item.title or _("Untitled"), item) for item in items])
        self.plan.show_lines([(line, "actions") for line in plan])

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Name the lines whose names may not be public; nothing is said if there are none."""
        self.doubts_title.setText(names_to_check(len(doubts)) if doubts else "")
        self.doubts.show_lines([(doubt.text, doubt.line) for doubt in doubts])
        for widget in (self.doubts_title, self.doubts_help):
            widget.setVisible(bool(doubts))
