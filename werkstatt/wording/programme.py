"""What is meant by the lines of an agenda that somebody types or pastes, in German or English."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.wording.agenda import USUAL_MINUTES, title_and_minutes

_DAY = 24 * 60
# A time that is earlier than the one before it, or later by more than this, says nothing about a length.
_LONGEST = 6 * 60
_FIXED = r"\(?\b(?:fest|fix|fixed)\b\)?:?"
_HOUR = r"(?:2[0-3]|[01]?\d)"
_CLOCK = rf"{_HOUR}(?:[:.][0-5]\d(?!\d|\.|:\d)(?:\s*(?:Uhr|h)\b)?|\s*(?:Uhr|h)\b)"
_DASH = r"\s*(?:-|–|—|bis|to)\s*"
_LEADING = re.compile(
    rf"^(?:{_FIXED}\s*)?(?:ab\s+|um\s+)?(?P<start>{_CLOCK}|{_HOUR}(?={_DASH}{_CLOCK}))(?:{_DASH}(?P<end>{_CLOCK}))?"
    rf"(?:\s*{_FIXED})?[\s:,;|–—-]+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# A number at the end is a time only if it can hardly be anything else: neither "Saal 12" nor "Kapitel 3.15" is.
_SURE = rf"{_HOUR}(?::[0-5]\d(?:\s*(?:Uhr|h)\b)?|(?:\.[0-5]\d)?\s*(?:Uhr|h)\b)"
_TRAILING = re.compile(
    rf"^(?P<rest>\S.*?)[\s,;:(–—-]*[\s(](?P<said>{_FIXED}\s+(?:um\s+|at\s+)?|um\s+|ab\s+|at\s+)?"
    rf"(?P<start>(?(said){_CLOCK}|(?:{_SURE}|{_HOUR}(?:[:.][0-5]\d)?(?={_DASH}{_SURE}))))"
    rf"(?:{_DASH}(?P<end>{_CLOCK}))?\)?(?P<fixed>,?\s+{_FIXED})?$",
    re.IGNORECASE,
)
# "Vortrag bis 21:15" does not say when it begins.
_NO_START = re.compile(
    r"\b(?:bis|vor|nach|seit|von|gegen|etwa|circa|ca\.?|to|until|till|before|after|since|about)$", re.IGNORECASE
)
_SAYS_FIXED = re.compile(r"\s*(?:\((?:fest|fix|fixed)\)|,\s*(?:fest|fix|fixed)$)", re.IGNORECASE)
_ANY_FIXED = re.compile(_FIXED, re.IGNORECASE)
_BULLET = re.compile(r"^[-*•–—·]\s+")
_END = re.compile(r"^(?:ende|schluss|end|ende der veranstaltung|veranstaltungsende)\.?$", re.IGNORECASE)
# The first kind of which a word is found. German joins words: "Kaffeepause", "Abschlussrunde".
_KINDS = (
    (ItemKind.ARRIVAL, r"ankommen|ankunft|einlass|eintreffen|check-?in\b|\barriv|\bregistration\b"),
    (ItemKind.CHANGE, r"wechsel\b|\bumbau$|\bchange of tables\b|\bchangeover\b"),
    (ItemKind.BREAK, r"pausen?\b|mittagessen|\bmittag\b|imbiss|büfett|buffet|\bessen\b|abendessen|\bkaffee\b"),
    (ItemKind.BREAK, r"\bbreak\b|\blunch\b|\bdinner\b|\bsnacks?\b|\bcoffee\b"),
    (ItemKind.CLOSING, r"abschluss|verabschied|ausblick|schlusswort|\bdank\b|\bclosing\b|\bfarewell\b|\bwrap-?up\b"),
    (ItemKind.ACTIONS, r"maßnahmen|wer macht was|nächste schritte|verabredung|\bactions\b|\bnext steps\b"),
    (ItemKind.FEEDBACK, r"feed-?back|blitzlicht|\bpunkten\b|stimmungsbarometer|zielscheibe|bewertung|\bevaluation\b"),
    (ItemKind.CARDS, r"kartenabfrage|\bkarten\b|pinnwand|ideensammlung|brainstorming|\bcard query\b"),
    (ItemKind.CAFE, r"caf[eé]\b|tischrunde|gruppenphase|gruppenarbeit|\bgroup work\b"),
    (ItemKind.INPUT, r"begrüßung|grußwort|impuls|vortrag|rückblick|einführung|\bwelcome\b|\bkeynote\b|\btalk\b"),
)


class Programme(NamedTuple):
    """What lines say about items. `begins` is when the first one starts, if that is said and not said to be fixed."""

    drafts: list[ItemDraft]
    begins: time | None


def programme_from_lines(lines: Sequence[str]) -> Programme:
    """Items from lines like "18:50 Impuls 20 min", "18:00–18:15 Ankommen", "Abfahrt 21:15" or "Pause 15".

    A time at the beginning or at the end is when the item starts; it is fixed if the line says "fest", or if the
    lengths of the lines before do not lead there. A length that is not said is what is left until the next line's time.
    "21:00 Ende" at the end of several lines is no item: it says how long the last one takes.
    """
    read = [_read(line) for line in lines]
    items = read[:-1] if len(read) > 1 and read[-1].start is not None and _END.match(read[-1].title) else read
    drafts: list[ItemDraft] = []
    clock = read[0].start if read else None
    for place, line in enumerate(items):
        minutes = line.length(read[place + 1].start if place + 1 < len(read) else None)
        is_fixed = line.fixed or line.start != clock
        drafts.append(ItemDraft(line.title, minutes, kind_of(line.title), _time(line.start) if is_fixed else None))
        starts = clock if line.start is None else line.start
        clock = None if starts is None else (starts + minutes) % _DAY
    return Programme(drafts, _time(items[0].start) if items and not items[0].fixed else None)


def kind_of(title: str) -> ItemKind:
    """What kind of item a title speaks of; plenary when it does not say."""
    words = unicodedata.normalize("NFC", title).lower()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), ItemKind.PLENARY)


class _Line(NamedTuple):
    """A line as it is read; times in minutes after midnight."""

    title: str
    minutes: int | None
    start: int | None = None
    end: int | None = None
    fixed: bool = False

    def length(self, following: int | None) -> int:
        """The minutes that are said, or those until its end or until what follows; else the usual."""
        if self.minutes is not None:
            return self.minutes
        until = following if self.end is None else self.end
        between = 0 if self.start is None or until is None else (until - self.start) % _DAY
        return between if 0 < between <= _LONGEST else USUAL_MINUTES


def _read(line: str) -> _Line:
    text = _BULLET.sub("", " ".join(line.split()))
    found = _LEADING.match(text)
    if found is None:
        return _read_to_its_end(text)
    rest = _SAYS_FIXED.sub("", found["rest"]).strip()
    fixed = rest != found["rest"] or _ANY_FIXED.search(text[: found.start("rest")]) is not None
    title, minutes = title_and_minutes(rest or found["rest"])
    return _Line(title, minutes, _minute(found["start"]), _end(found), fixed)


def _read_to_its_end(text: str) -> _Line:
    """A line that begins with its title: the time comes last, or before the length."""
    title, minutes = title_and_minutes(text)
    for part, length in ((text, None), (title, minutes)):
        found = _TRAILING.match(part)
        if found is not None and not _NO_START.search(found["rest"]):
            title, minutes = title_and_minutes(found["rest"])
            fixed = found["fixed"] is not None or _ANY_FIXED.search(found["said"] or "") is not None
            return _Line(title, length or minutes, _minute(found["start"]), _end(found), fixed)
    return _Line(title, minutes)


def _end(found: re.Match[str]) -> int | None:
    return _minute(found["end"]) if found["end"] else None


def _minute(clock: str) -> int:
    """ "18:50", "18.50 Uhr" or "18 Uhr" in minutes after midnight."""
    hours, *minutes = re.findall(r"\d+", clock)
    return int(hours) * 60 + int(minutes[0] if minutes else 0)


def _time(minute: int | None) -> time | None:
    return None if minute is None else time(*divmod(minute, 60))
