"""What speaks for a column's meaning: the words of its header, and what stands below them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from statistics import fmean

from werkstatt.domain.names import NAME_PARTICLES, is_first_name, split_title
from werkstatt.domain.replies import presence_said, role_said
from werkstatt.domain.spelling import compact, folded
from werkstatt.exchange.column_words import BODIES, FUNCTIONS, HEADER_WORDS, HEADERS, PLACES, Field

# Evidence from the header


@lru_cache(maxsize=4_000)
def header_evidence(header: str) -> dict[Field, float]:
    """What the words of a header may mean, from 0 to 1: the first meaning counts most."""
    text = " ".join(re.findall(r"[a-z]+|[#@]", folded(re.sub(r"-\n", "", header[:TELLING]))))
    if re.fullmatch(r"#|(?:[a-z] )+[a-z]", text):
        text = "nr" if text == "#" else text.replace(" ", "")
    found = _matched(text)
    if len(text) <= 60 and max(found.values(), default=0.0) < 0.9:
        corrected = {meaning: 0.9 * strength for meaning, strength in _matched(_corrected(text)).items()}
        if max(corrected.values(), default=0.0) > max(found.values(), default=0.0):
            return corrected
    return found


def _corrected(text: str) -> str:
    """The words of a header spelt like those they resemble; words that mean something as they are need to be closer."""
    near = (
        get_close_matches(word, HEADER_WORDS, n=1, cutoff=0.85 if _matched(word) else 0.75) or [word]
        for word in text.split()
    )
    return " ".join(word for (word,) in near)


def _matched(text: str) -> dict[Field, float]:
    found: dict[Field, float] = {}
    weight = 1.0
    for meaning, rule in HEADERS:
        match = rule.search(text)
        if match and meaning not in found:
            covered = max(len(match[0]) / len(text), fmean(word in HEADER_WORDS for word in text.split()))
            found[meaning] = weight * (0.7 + 0.3 * covered)
            weight *= 0.6
    if Field.FULL_NAME in found and re.search(
        r"\bnamen?\b|teilnehme", text
    ):  # "Name" above a column may mean the surname: what stands below decides
        found[Field.LAST_NAME] = max(found.get(Field.LAST_NAME, 0.0), found[Field.FULL_NAME] - 0.1)
    return found


# Evidence from the contents

EMAIL = re.compile(r"(?<![^\s<>;,():])[^@\s<>;,():]+@[^@\s<>;,():]+\.\w+")
_PHONE = re.compile(r"[+(]?\d[\d\s/().–-]{4,}\d")
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.(\d{2,4})?(\D.*)?|\d{4}-\d\d-\d\d.*|\d{1,2}[:.]\d\d( uhr)?|\d{1,2}/\d{1,2}/\d{2,4}.*"
)
_POSTCODE_AND_PLACE = re.compile(r"(d[- ])?\d{5},? [^\W\d].*")
_POSTCODE_OR_STREET = re.compile(
    r"\d{5}|.*(str\.|straße|strasse|weg|platz|gasse|allee|ring|markt) ?\d+ ?[a-z]?", re.IGNORECASE
)
MARK = re.compile(r"[xX✓✔☑✅☒1]")
TELLING = 200  # letters of a cell that are looked at


@dataclass(frozen=True, slots=True)
class Cells:
    """The filled cells of one column by row, and the letters before the @ in the same rows."""

    by_row: dict[int, str]
    mailboxes: dict[int, str]

    @property
    def texts(self) -> list[str]:
        """The filled cells from above."""
        return list(self.by_row.values())

    def share(self, holds: Callable[[str], object]) -> float:
        """The share of cells for which `holds` is true; 0 for an empty column."""
        return fmean(bool(holds(text)) for text in self.texts) if self.by_row else 0.0

    def variety(self) -> float:
        """1 when all cells differ, towards 0 when few values repeat."""
        return len(set(self.texts)) / len(self.by_row)

    def mailbox_share(self, holds: Callable[[str, str], bool]) -> float:
        """The share of cells, among those beside an e-mail address, whose letters fit the address."""
        pairs = [(compact(text), self.mailboxes[row]) for row, text in self.by_row.items() if row in self.mailboxes]
        fitting = [len(letters) > 2 and holds(letters, mailbox) for letters, mailbox in pairs]
        return fmean(fitting) if len(fitting) > 2 else 0.0


def content_evidence(cells: Cells) -> dict[Field, float]:
    """What the cells of a column look like, from 0 to 1."""
    if not cells.by_row:
        return {}
    return _evidence_of_form(cells) | _evidence_of_names(cells) | _evidence_of_topics(cells)


def _evidence_of_form(cells: Cells) -> dict[Field, float]:
    """Fields that one can tell by the form of a cell."""
    numbers = [int(text) for text in cells.texts if re.fullmatch(r"\d{1,4}\.?", text) for text in [text.rstrip(".")]]
    rising = (
        len(numbers) > 1 and numbers[-1] < 10 * len(numbers) + 100 and fmean(b > a for a, b in pairwise(numbers)) > 0.9
    )
    dates = cells.share(lambda text: _DATE.fullmatch(folded(text)))
    phones = cells.share(lambda text: _PHONE.fullmatch(text) and sum(map(str.isdigit, text)) > 5)
    marks = cells.share(MARK.fullmatch)
    said = cells.share(lambda text: presence_said(text)[0] is not None)
    said_alone = cells.share(lambda text: presence_said(text)[0] is not None and presence_said(text)[1])
    return {
        Field.EMAIL: cells.share(EMAIL.search),
        Field.PHONE: 0.0 if dates > 0.5 else max(phones, 0.25 * cells.share(re.compile(r"[\d\s/()+.-]+").fullmatch)),
        Field.NUMBER: len(numbers) / len(cells.by_row) * (1.0 if rising else 0.2),
        Field.PRESENCE: (said + said_alone) / 2 * (0.5 if marks == 1 else 1.0),
        Field.ROLE: cells.share(lambda text: role_said(text) or FUNCTIONS.search(folded(text))),
        Field.TITLE: cells.share(
            lambda text: split_title(f"{text} X")[1] == "X" and not FUNCTIONS.search(folded(text))
        ),
        Field.IGNORE: max(dates, cells.share(_POSTCODE_OR_STREET.fullmatch)),
    }


def _evidence_of_names(cells: Cells) -> dict[Field, float]:
    """Whose names? A first name is known or begins the e-mail address, a surname ends it and seldom repeats."""
    named = cells.share(_like_a_name)
    first = cells.share(lambda text: len(text.split()) < 3 and is_first_name(split_title(text)[1].split(" ")[0]))
    starts = cells.mailbox_share(lambda letters, mailbox: mailbox.startswith(letters))
    ends = cells.mailbox_share(lambda letters, mailbox: mailbox.endswith(letters))
    full = max(cells.share(_like_a_full_name), 0.5 * cells.share(_like_several_words))
    bodies = cells.share(lambda text: BODIES.search(folded(text)))
    single = cells.share(lambda text: len(split_title(text)[1].split()) < 3)
    surname = named * (1 - first) * (1 - full) * single * (1 - bodies) * (0.3 + 0.35 * cells.variety())
    return {
        Field.FIRST_NAME: max(first * named * (1 - full), 0.9 * starts),
        Field.LAST_NAME: max(surname, 0.9 * ends * (1 - first / 2)),
        Field.FULL_NAME: full * (1 - bodies),
    }


def _like_a_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 0 < len(words) < 6 or re.search(r"[\d@:=]", text):
        return False
    return not text[0].islower() or words[0] in NAME_PARTICLES or is_first_name(words[0])


def _like_a_full_name(text: str) -> bool:
    """Two to five words, of which the first or the last (of surnames first) is a first name."""
    if not _like_a_name(text):
        return False
    words = split_title(text.replace(",", " "))[1].split()
    return len(words) > 1 and (is_first_name(words[0]) or is_first_name(words[-1]) or is_first_name(words[1]))


def _like_several_words(text: str) -> bool:
    words = split_title(text.replace(",", " "))[1].split()
    return _like_a_name(text) and len([word for word in words if word not in NAME_PARTICLES]) > 1


def _evidence_of_topics(cells: Cells) -> dict[Field, float]:
    """Bodies by their words, places by their endings, wishes as long texts that repeat, notes as those that do not."""
    bodies = cells.share(lambda text: BODIES.search(folded(text)))
    places = cells.share(
        lambda text: len(text) < 30 and PLACES.search(folded(text)) and not BODIES.search(folded(text))
    )
    postcodes = cells.share(lambda text: _POSTCODE_AND_PLACE.fullmatch(folded(text)))
    length = fmean(len(text.split()) for text in cells.texts)
    plain = cells.share(lambda text: not re.search(r"[@\d]|^(Herr|Frau|Dr)\b", text))
    repeats = 1 - cells.variety()
    return {
        Field.ORGANISATION: min(1.0, 1.2 * bodies + 0.2 * repeats) * plain,
        Field.MUNICIPALITY: max(postcodes, min(1.0, places * (0.6 + 0.5 * repeats))),
        Field.WISH: plain * repeats * (1 - bodies / 2) if length >= 2 else 0.0,
        Field.NOTE: 0.5 * cells.variety() if length >= 2.5 else 0.0,
    }
