"""Words around the minutes."""

from collections.abc import Sequence

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.minutes import Entry
from werkstatt.domain.process import Stage
from werkstatt.i18n import _, ngettext
from werkstatt.wording.terms import term

# What a minutes taker would still want to write


def missing_in_plan(actions: Sequence[Action]) -> list[str]:
    """What the actions that were agreed on still need, a line each."""
    lines = []
    agreed = [action for action in actions if action.state is not ActionState.DROPPED]
    if nobody := sum(not action.who for action in agreed):
        words = ngettext("{count} action without a responsible", "{count} actions without a responsible", nobody)
        lines.append(words.format(count=nobody))
    if undated := sum(action.until is None and action.state is not ActionState.DONE for action in agreed):
        words = ngettext("{count} action without a date", "{count} actions without a date", undated)
        lines.append(words.format(count=undated))
    return lines


def unwritten_words(items: int, entries: int) -> str:
    """On how many agenda items that have run nothing is written; or that all is there, if anything is."""
    if items:
        words = ngettext("{count} agenda item without an entry:", "{count} agenda items without an entry:", items)
        return words.format(count=items)
    return "" if entries else _("Nothing has been written yet.")


def more_words(count: int) -> str:
    """How many more there are than are listed; empty for none."""
    return ngettext("and {count} more", "and {count} more", count).format(count=count) if count else ""


def typed_so_far(entries: int) -> str:
    """How many entries there are."""
    words = ngettext(
        "Typed while the event runs. {count} entry.", "Typed while the event runs. {count} entries.", entries
    )
    return words.format(count=entries)


# Where in the minutes a name stands that should be checked


def entry_line(entry: Entry, item: AgendaItem | None) -> str:
    """ "Notiz zu „Projekt-Café“"."""
    title = item.title if item else _("the whole event")
    return _("{kind} on “{title}”").format(kind=term(entry.kind), title=title)


def action_line(number: int) -> str:
    """An action by its number in the plan."""
    return _("Action {number}").format(number=number)


def responsible_line(number: int) -> str:
    """Who does an action, by its number in the plan."""
    return _("Action {number}, responsible").format(number=number)


def agenda_line(item: AgendaItem) -> str:
    """An item of the agenda."""
    return _("Agenda item “{title}”").format(title=item.title)


def stage_line(stage: Stage) -> str:
    """A stage that is still to come."""
    return _("Outlook, “{title}”").format(title=stage.title)


def name_in_line(name: str, line: str) -> str:
    """A name as it is written, after the words for its line."""
    return _("{line}: “{name}”").format(line=line, name=name)


def names_to_check(count: int) -> str:
    """How many names are left in the public edition."""
    return ngettext("{count} name to check", "{count} names to check", count).format(count=count)


def what_to_do_about_names() -> str:
    """What a moderator does about them."""
    return _("Change the line, or note on the page Participants that the person may be named.")


def doubt_lines(lines: Sequence[str]) -> list[str]:
    """All names to check, each in a line of its own, between how many they are and what to do; none for none."""
    if not lines:
        return []
    return [f"{names_to_check(len(lines))}:", *(f"– {line}" for line in lines), what_to_do_about_names()]
