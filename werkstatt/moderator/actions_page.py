"""The plan of actions: who does what until when."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from werkstatt.domain.action import Action, ActionState
from werkstatt.i18n import _
from werkstatt.moderator.action_entry import ActionEntry, Agreed
from werkstatt.moderator.action_form import ActionForm
from werkstatt.moderator.action_line import plan_line
from werkstatt.moderator.action_list import ActionList
from werkstatt.moderator.due import today
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.page import Page
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import action
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.actions import ActionsPicture
from werkstatt.readmodels.actions import actions as actions_picture
from werkstatt.wording.action import actions_text
from werkstatt.wording.minutes import missing_in_plan
from werkstatt.wording.terms import term


class ActionsPage(Page):
    """Entering at the top of one's voice, following up in peace."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Actions"))
        self.subtitle.setText(_("Who does what until when"))
        self._picture: ActionsPicture | None = None
        self._day = date.min
        self.list = ActionList(lambda: workplace.theme.tokens)
        self.list.setAccessibleName(_("Actions"))
        self.list.opened.connect(lambda line: self._edit(line.action))
        self.list.removed.connect(lambda line: workplace.do(action.remove_action, line.id))
        self.list.moved.connect(lambda line, place: workplace.do(action.move_action, line.id, place))
        self.entry = ActionEntry(workplace)
        self.entry.agreed.connect(self._add)
        self.begin = button(_("Add the first action"), self.entry.begin, "primary")
        self.invitation = Invitation(self.begin)
        self.invitation.sentence.setText(
            _("Nothing has been agreed yet. Write down here who does what until when; it goes into the minutes.")
        )
        self.form = ActionForm(workplace)
        self.form.closed.connect(self._leave_form)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.invitation)
        self.column.addStretch(0)
        self.column.addWidget(self.form)
        self.column.addSpacing(8)
        self.column.addWidget(self.entry)
        self._fill_side()
        self._show_beginning(empty=False)
        workplace.chosen.connect(self._allow)
        self._allow()

    def pictures(self) -> Iterable[LivePicture]:
        """The plan of the chosen event."""
        return [self.workplace.live(self.show_actions, actions_picture, self.workplace.event_id)]

    def show_actions(self, picture: ActionsPicture) -> None:
        """Show a state of the plan."""
        self._picture = picture
        self._refresh(picture)
        self.form.offer_choices(picture)
        self.form.refresh(picture.actions)
        self._show_side(picture)

    def tick(self) -> None:
        """At midnight more may be overdue."""
        if self._picture is not None and self._day != today(self.workplace):
            self._refresh(self._picture)

    def _refresh(self, picture: ActionsPicture) -> None:
        self._day = today(self.workplace)
        titles = {initiative.id: initiative.title for initiative in picture.initiatives}
        numbered = enumerate(picture.actions, start=1)
        self.list.show_lines([plan_line(row, number, titles, self._day, picture) for number, row in numbered])
        self._show_beginning(empty=not picture.actions)

    def _show_beginning(self, *, empty: bool) -> None:
        self.list.setVisible(not empty)
        self.invitation.setVisible(empty)
        self.count.setVisible(not empty)

    def _allow(self) -> None:
        """Actions are agreed on at an event."""
        self.entry.setEnabled(bool(self.workplace.event_id))

    def _add(self, agreed: Sequence[Agreed]) -> None:
        event_id = self.workplace.event_id
        if len(agreed) > 1:
            self.workplace.do(action.add_actions, event_id, agreed)
            return
        what, who, due = agreed[0]
        self.workplace.do_then(self.list.select, action.add_action, event_id, what, who=who, due=due)

    def _edit(self, row: Action) -> None:
        self.form.edit(row)

    def _leave_form(self) -> None:
        self.form.leave()
        self.list.setFocus()

    def _fill_side(self) -> None:
        self.count = label("", "heading")
        self.states = label("", "muted", wrap=True)
        self.missing = label("", "warn", wrap=True)
        self.show_missing = button(_("Show the next one"), self._show_missing, "link")
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        for widget in (self.count, self.states, self.missing):
            side.addWidget(widget)
        side.addLayout(row(self.show_missing, 1))
        side.addStretch(1)

    def _show_side(self, picture: ActionsPicture) -> None:
        self.count.setText(actions_text(len(picture.actions)))
        counts = [(sum(row.state is state for row in picture.actions), term(state)) for state in ActionState]
        self.states.setText(" · ".join(f"{count} {word}" for count, word in counts if count))
        left = [row for row in picture.actions if row.state is not ActionState.DROPPED]
        self.missing.setText("\n".join(missing_in_plan(left)))
        self.missing.setVisible(bool(self.missing.text()))
        self.show_missing.setVisible(bool(picture.without_responsible))

    def _show_missing(self) -> None:
        """The next action below the present one that nobody has taken yet, or the first."""
        if self._picture is None:
            return
        after = self.list.currentIndex().row() + 1
        actions = [*self._picture.actions[after:], *self._picture.actions[:after]]
        missing = {row.id for row in self._picture.without_responsible}
        self.list.select(next((row.id for row in actions if row.id in missing), ""))
        self.list.setFocus()
