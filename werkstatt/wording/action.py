"""Words around actions, and actions as people type them: "Was; wer; bis wann"."""

from dataclasses import dataclass
from datetime import date

from werkstatt.i18n import _, ngettext
from werkstatt.wording.reading import read_date

_LEAP_CYCLE = 9


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
    if len(parts) > 1 and (len(parts) > 2 or _is_due(parts[-1], today)):
        due = parts.pop()
    who = parts.pop() if len(parts) > 1 else ""
    return ActionLine("; ".join(part for part in parts if part), who, due)


def read_due(text: str, today: date) -> date | None:
    """The date of `text`, without a year the next such day: "30.6."; None for nothing. ValueError for anything else."""
    typed = text.strip()
    if not typed:
        return None
    try:
        return read_date(typed)
    except ValueError:
        day_and_month = typed if typed.endswith(".") else f"{typed}."
    for year in range(today.year, today.year + _LEAP_CYCLE):
        try:
            due = read_date(f"{day_and_month}{year}")
        except ValueError:
            continue
        if due >= today:
            return due
    raise ValueError(text)


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


def _is_due(text: str, today: date) -> bool:
    try:
        return read_due(text, today) is not None
    except ValueError:
        return False
