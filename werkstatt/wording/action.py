"""Words around actions, and actions as people type them: "Was; wer; bis wann"."""

from dataclasses import dataclass
from datetime import date

from werkstatt.domain.action import Action
from werkstatt.i18n import _, ngettext
from werkstatt.wording.due import is_due
from werkstatt.wording.times import short_date


@dataclass(frozen=True, slots=True)
class ActionLine:
    """A typed line taken apart. `due` is as typed, readable or not."""

    what: str
    who: str = ""
    due: str = ""


def action_from_line(line: str, today: date) -> ActionLine:
    """What, who and until when of a line: "Flyer; Bauamt; 30.6.", "Flyer; Bauamt", "Flyer; 30.6.2023" or "Flyer"."""
    parts = [" ".join(part.split()) for part in line.split(";")]
    due = ""
    if len(parts) > 1 and (len(parts) > 2 or is_due(parts[-1], today)):
        due = parts.pop()
    who = parts.pop() if len(parts) > 1 else ""
    return ActionLine("; ".join(part for part in parts if part), who, due)


def due_text(action: Action) -> str:
    """Until when: the date, or the words that were used instead of one; empty where nothing was agreed."""
    return short_date(action.due) if action.due else action.due_words


def late_words(due: date, today: date) -> str:
    """How long a date has passed: "seit 3 Wochen überfällig"."""
    days = (today - due).days
    if days < 14:
        return ngettext("overdue for {count} day", "overdue for {count} days", days).format(count=days)
    if days < 61:
        return ngettext("overdue for {count} week", "overdue for {count} weeks", days // 7).format(count=days // 7)
    if days < 730:
        months = days * 12 // 365
        return ngettext("overdue for {count} month", "overdue for {count} months", months).format(count=months)
    years = days // 365
    return ngettext("overdue for {count} year", "overdue for {count} years", years).format(count=years)


def actions_text(count: int) -> str:
    """ "1 Maßnahme", "7 Maßnahmen"."""
    return ngettext("{count} action", "{count} actions", count).format(count=count)


def responsible(who: str) -> str:
    """Who is responsible, in words even when nobody is."""
    return who or _("nobody yet")
