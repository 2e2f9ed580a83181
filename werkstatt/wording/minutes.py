"""Words around the minutes."""

from collections.abc import Sequence

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.minutes import Entry
from werkstatt.i18n import _, ngettext


def still_missing(items: Sequence[AgendaItem], entries: Sequence[Entry], actions: Sequence[Action]) -> list[str]:
    """What a minutes taker would still want to write, a line each."""
    lines = []
    agreed = [action for action in actions if action.state is not ActionState.DROPPED]
    if nobody := sum(not action.who for action in agreed):
        lines.append(
            ngettext("{count} action without a responsible", "{count} actions without a responsible", nobody).format(
                count=nobody
            )
        )
    if undated := sum(action.until is None and action.state is not ActionState.DONE for action in agreed):
        lines.append(
            ngettext("{count} action without a date", "{count} actions without a date", undated).format(count=undated)
        )
    written = {entry.item_id for entry in entries}
    lines += [_("Nothing written on “{title}”").format(title=item.title) for item in items if item.id not in written]
    return lines
