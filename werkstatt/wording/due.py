"""Until when something is to be done, as people say it: "30.6.", "Ende Mai", "nächsten Freitag", "in zwei Wochen".

Words mean what German law (§ 192 BGB) and calendars mean by them: the beginning of a month is its first day, the middle
its 15th, the end its last; weeks are those of ISO 8601 and are over on Friday; "next" Friday is that of the next week.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from werkstatt.wording.reading import read_date
from werkstatt.wording.times import short_date

Due = date | str | None

_LEAP_CYCLE = 9
_FRIDAY = 5
_WEEK = timedelta(weeks=1)
# How the names begin, in German and English.
_MONTHS = "jan feb mär|mae|mrz|mar apr mai|may jun jul aug sep okt|oct nov dez|dec".split()  # noqa: SIM905
_WEEKDAYS = "mon di|tue mi|wed do|thu fr sams|sonna|sat sonnt|sun".split()  # noqa: SIM905
_NUMBERS = (
    *("ein|eine|einer|einem|einen|a|an|one", "zwei|two", "drei|three", "vier|four", "fünf|five", "sechs|six"),
    *("sieben|seven", "acht|eight", "neun|nine", "zehn|ten", "elf|eleven", "zwölf|twelve"),
)
_MONTH = (
    r"(?P<month>jan(uar|uary)?|feb(ruar|ruary)?|märz?|maerz|mrz|mar(ch)?|apr(il)?|mai|may|jun[ie]?|jul[iy]?|aug(ust)?|"
    r"sept?(ember)?|o[kc]t(ober)?|nov(ember)?|de[zc](ember)?)\.?"
)
_YEAR = r"(\s+(?P<year>\d{4}))?"
_PART = r"(?P<part>anfang|beginning of|early|mitte|mid|middle of|ende|end of)"
_WEEKDAY = (
    r"(?P<weekday>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_NEXT = r"(?P<next>nächste[nrsm]?|next)"
_THIS = r"(diese[nrsm]?|kommende[nrsm]?|this|coming)"
_BEFORE = re.compile(r"^((bis|spätestens|zum|zur|am|by|until|on)\s+)+", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\d\s./-]+")
_OPEN_WORDS = frozenset({"sofort", "umgehend", "laufend", "fortlaufend", "dauerhaft", "ständig", "asap", "ongoing"})


def read_until(text: str, today: date) -> Due:
    """The date that a text means; the text itself where it gives none ("laufend"); None for nothing.

    Raises ValueError for a date that does not exist ("31.6.").
    """
    try:
        return read_due(text, today)
    except ValueError:
        if _NO_WORDS.fullmatch(text):
            raise
        return " ".join(text.split())


def read_due(text: str, today: date) -> date | None:
    """The date that a text means, without a year the next such day; None for nothing. ValueError for anything else."""
    typed = " ".join(text.split())
    if not typed:
        return None
    said = _said(typed.casefold(), today)
    return said if said is not None else _numeric(_BEFORE.sub("", typed), today)


def understood(text: str, today: date) -> str:
    """How `text` is read, where that is not plain to see: "Ende Mai → 31.05.2026"; empty otherwise."""
    try:
        until = read_until(text, today)
    except ValueError:
        return ""
    if not isinstance(until, date) or text.strip() == short_date(until):
        return ""
    return f"{' '.join(text.split())} → {short_date(until)}"


def is_due(text: str, today: date) -> bool:
    """Whether a text says until when, and not who."""
    words = text.casefold().split()
    if words and (words[0] in {"bis", "until"} or words[0] in _OPEN_WORDS):
        return True
    try:
        return read_due(text, today) is not None
    except ValueError:
        return False


def _said(text: str, today: date) -> date | None:
    for words in (text, _BEFORE.sub("", text)):
        for pattern, meaning in _MEANINGS:
            if found := re.fullmatch(pattern, words):
                return meaning(found, today)
    return None


def _numeric(text: str, today: date) -> date:
    """ "30.6.2023", or the next "30.6."."""
    try:
        return read_date(text)
    except ValueError:
        return _without_year(text if text.endswith(".") else f"{text}.", today)


def _without_year(day_and_month: str, today: date) -> date:
    for year in range(today.year, today.year + _LEAP_CYCLE):
        try:
            due = read_date(f"{day_and_month}{year}")
        except ValueError:
            continue
        if due >= today:
            return due
    raise ValueError(day_and_month)


def _place(word: str, names: Sequence[str]) -> int:
    """Which of the names, from 1, begins a word."""
    return next(place for place, name in enumerate(names, start=1) if word.startswith(tuple(name.split("|"))))


def _day_in(part: str, year: int, month: int) -> date:
    """The beginning, middle or end of a month."""
    if part.startswith("mi"):
        return date(year, month, 15)
    return date(year, month, 1 if part.startswith(("an", "be", "ea")) else monthrange(year, month)[1])


def _of_month(found: re.Match[str], today: date) -> date:
    """ "Ende Mai", "im Mai 2026": the next such day if the year is not said."""
    month, part = _place(found["month"], _MONTHS), found.groupdict().get("part") or "ende"
    if found["year"]:
        return _day_in(part, int(found["year"]), month)
    due = _day_in(part, today.year, month)
    return due if due >= today else _day_in(part, today.year + 1, month)


def _day_of_month(found: re.Match[str], today: date) -> date:
    """ "30. Juni"."""
    month, year = _place(found["month"], _MONTHS), found["year"]
    return read_date(f"{found['day']}.{month}.{year}") if year else _without_year(f"{found['day']}.{month}.", today)


def _of_this_month(found: re.Match[str], today: date) -> date:
    """ "Ende des Monats"; what is over means the next one."""
    part = found["part"] or "ende"
    due = _day_in(part, today.year, today.month)
    return due if due >= today else _of_next_month(found, today)


def _of_next_month(found: re.Match[str], today: date) -> date:
    following = _later(today.replace(day=1), 1)
    return _day_in(found["part"] or "ende", following.year, following.month)


def _weekday(found: re.Match[str], today: date) -> date:
    """The coming one, never today; "next" is in the next week."""
    weekday = _place(found["weekday"], _WEEKDAYS)
    if found["next"]:
        return _in_week(today + _WEEK, weekday)
    due = _in_week(today, weekday)
    return due if due > today else due + _WEEK


def _in_week(day: date, weekday: int) -> date:
    return day + timedelta(days=weekday - day.isoweekday())


def _week(found: re.Match[str], today: date) -> date:
    if found["next"]:
        return _in_week(today + _WEEK, _FRIDAY)
    return max(today, _in_week(today, _FRIDAY))


def _numbered_week(found: re.Match[str], today: date) -> date:
    """ "KW 23"."""
    number = int(found["week"])
    if found["year"]:
        return date.fromisocalendar(int(found["year"]), number, _FRIDAY)
    due = date.fromisocalendar(today.isocalendar().year, number, _FRIDAY)
    return due if due >= today else date.fromisocalendar(today.isocalendar().year + 1, number, _FRIDAY)


def _after(found: re.Match[str], today: date) -> date:
    """ "in zwei Wochen"."""
    words, unit = found["count"], found["unit"]
    count = (
        int(words)
        if words.isdecimal()
        else next(number for number, names in enumerate(_NUMBERS, start=1) if words in names.split("|"))
    )
    if unit.startswith(("tag", "day")):
        return today + timedelta(days=count)
    if unit.startswith(("woche", "week")):
        return today + count * _WEEK
    return _later(today, count * (1 if unit.startswith("mon") else 12))


def _later(day: date, months: int) -> date:
    """As many months later; where that month is too short, on its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_of_year(found: re.Match[str], today: date) -> date:
    return date(int(found["year"] or today.year), 12, 31)


def _in_december(day: int) -> Callable[[re.Match[str], date], date]:
    def meaning(_found: re.Match[str], today: date) -> date:
        due = date(today.year, 12, day)
        return due if due >= today else date(today.year + 1, 12, day)

    return meaning


def _in_days(count: int) -> Callable[[re.Match[str], date], date]:
    return lambda _found, today: today + timedelta(days=count)


# Patterns as text: `re` compiles one when it is first needed, and keeps it.
_MEANINGS: Sequence[tuple[str, Callable[[re.Match[str], date], date]]] = [
    (r"heute|today", _in_days(0)),
    (r"morgen|tomorrow", _in_days(1)),
    (r"übermorgen", _in_days(2)),
    (rf"((in|im|bis|by|until)\s+)+{_MONTH}{_YEAR}", _of_month),
    (rf"{_MONTH}\s+(?P<year>\d{{4}})", _of_month),
    (rf"{_PART}[\s-]{_MONTH}{_YEAR}", _of_month),
    (rf"(?P<day>\d{{1,2}})\.?\s*{_MONTH}{_YEAR}", _day_of_month),
    (rf"{_PART}\s+(des|dieses|the|this)\s+(monats?|month)|monatsende", _of_this_month),
    (rf"({_PART}\s+)?(des\s+)?{_NEXT}\s+(monats?|month)", _of_next_month),
    (rf"({_THIS}\s+|{_NEXT}\s+)?{_WEEKDAY}", _weekday),
    (rf"((ende|end of)\s+)?(der\s+|the\s+)?({_THIS}\s+|{_NEXT}\s+)?(woche|week)", _week),
    (r"(kw|kalenderwoche|week)\s*(?P<week>\d{1,2})([\s/]+(?P<year>\d{4}))?", _numbered_week),
    (r"(?P<week>\d{1,2})\.\s*(kw|kalenderwoche)(\s+(?P<year>\d{4}))?", _numbered_week),
    (
        rf"(in|innerhalb von|within)\s+(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+"
        r"(?P<unit>tag(en?)?|days?|wochen?|weeks?|monat(en?)?|months?|jahr(en?)?|years?)",
        _after,
    ),
    (r"(ende|end of)\s+((des|dieses|the|this)\s+)?(jahres|year|(?P<year>\d{4}))|jahresende", _end_of_year),
    (r"vor\s+weihnachten|before\s+christmas", _in_december(23)),
    (r"weihnachten|christmas", _in_december(24)),
]
