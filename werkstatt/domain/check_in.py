"""The line at the door: what is typed there means somebody to find, list numbers, so many people, or a newcomer."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from werkstatt.domain.names import NAME_PARTICLES, is_first_name, split_title
from werkstatt.domain.spelling import folded

MOST_UNNAMED = 500
_SHORTEST_PART = 3
_INSIDE_A_WORD = 10

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Search:
    """Somebody is looked for; `words` are folded. No words: everybody."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """List numbers, each range with both of its ends."""

    ranges: tuple[Range, ...]

    def __contains__(self, number: int) -> bool:
        return any(low <= number <= high for low, high in self.ranges)

    def missing(self, known: Collection[int]) -> tuple[Range, ...]:
        """The numbers that nobody has, as ranges; quick for absurdly long ranges too."""
        gaps: list[Range] = []
        for low, high in self.ranges:
            start = low
            for number in sorted(number for number in known if low <= number <= high):
                if number > start:
                    gaps.append((start, number - 1))
                start = number + 1
            if start <= high:
                gaps.append((start, high))
        return tuple(dict.fromkeys(gaps))


@dataclass(frozen=True, slots=True)
class Unnamed:
    """So many people without names come in; 0 while the number is not typed yet."""

    count: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is on no list."""

    last_name: str
    first_name: str = ""
    title: str = ""
    organisation: str = ""


_UNNAMED = re.compile(r"\+\s*(\d{0,9})")
_RANGE = r"\d{1,9}(?:\s*[-–—]\s*\d{1,9})?"
_NUMBERS = re.compile(rf"\s*{_RANGE}(?:[\s,;]+{_RANGE})*[\s,;–—-]*", re.ASCII)


def read_line(text: str) -> Search | Numbers | Unnamed:
    """ "mül" and "vogt jür" look for people, "3 7 12-18" means list numbers, "+25" people without names."""
    if found := _UNNAMED.fullmatch(text.strip()):
        return Unnamed(int(found[1] or 0))
    if _NUMBERS.fullmatch(text):
        ends = [[int(end) for end in re.findall(r"\d+", part)] for part in re.findall(_RANGE, text)]
        return Numbers(tuple((min(pair), max(pair)) for pair in ends))
    return Search(_words(text))


def searchable(*fields: str) -> str:
    """Texts about somebody, folded for `rank`; what stands first is found first."""
    return "\n".join("".join(f" {word}" for word in _words(field)) for field in fields)


def rank(search: Search, searched: str) -> int | None:
    """How well somebody fits: 0 is best, None is not at all. All words must begin a word, or be part of a long one."""
    total = 0
    for word in search.words:
        place = searched.find(f" {word}")
        if place < 0 and len(word) >= _SHORTEST_PART:
            place = searched.find(word)
            total += _INSIDE_A_WORD
        if place < 0:
            return None
        total += searched.count("\n", 0, place)
    return total


def read_newcomer(text: str) -> Newcomer | None:
    """ "Roth, Nina; Sparkasse" and "Nina Roth, Sparkasse" alike; None when no name is in the line."""
    named, _semicolon, organisation = text.partition(";")
    title, name = split_title(" ".join(named.split()))
    first_part, *others = [part.strip() for part in name.split(",") if part.strip()] or [""]
    if others and not organisation.strip() and not _is_surname(first_part, others[0]):
        others, organisation = [], ", ".join(others)
    if others:
        second_title, first_name = split_title(others[0])
        title, last_name = f"{title} {second_title}".strip(), first_part
        organisation = organisation.strip() or ", ".join(others[1:])
    else:
        first_name, last_name = _in_order(first_part)
    if not any(letter.isalpha() for letter in last_name):
        return None
    return Newcomer(last_name, first_name, title, " ".join(organisation.split()))


def _words(text: str) -> tuple[str, ...]:
    """Words as compared: umlauts as some keyboards write them, Müller, Mueller and Muller alike."""
    plain = folded(text.replace("'", "").replace("’", ""))
    for spelled, short in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("sz", "ss")):
        plain = plain.replace(spelled, short)
    return tuple(re.findall(r"\w+", plain))


def _is_surname(before_comma: str, after_comma: str) -> bool:
    """Is it "Roth, Nina" or "von der Heide, Elke" (and not "Nina Roth, Sparkasse")?"""
    words = before_comma.split()
    if len(words) == 1 or words[0].casefold() in NAME_PARTICLES:
        return True
    return is_first_name(split_title(after_comma)[1].split(" ")[0]) and not is_first_name(words[0])


def _in_order(name: str) -> tuple[str, str]:
    """First and last name of "Elke von der Heide"."""
    words: Sequence[str] = name.split()
    cut = next((i for i, word in enumerate(words) if i and word in NAME_PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])
