"""What the public edition may say of people: no name of anybody on the list who did not agree to be named."""

import re
from collections.abc import Iterable
from dataclasses import replace

from werkstatt.domain.person import Person
from werkstatt.paper.clean_text import clean, line

_TITLES = r"(?:Herrn?|Frau|Hr\.?|Fr\.?|Dr\.?|Prof\.?|Mr\.?|Mrs\.?|Ms\.?)\s+"
_EMAIL = r"[^\s,;@]{1,64}@[^\s,;]+"
_BETWEEN_NAMES = re.compile(r"(\s{0,9}[,;/&+\n]\s{0,9}|\s{1,9}(?:und|and)\s{1,9})")
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_UMLAUTS = re.compile("|".join([*_SPELLINGS, *_SPELLINGS.values()]), re.IGNORECASE)
_NOBODY = r"(?!)"


class PublicNames:
    """Takes names out of short texts that name people or organisations ("Ehrenamtsbüro, Frau Klein").

    Organisations on the list stay as they are. `instead` is what stands for a name that must not be told. Where a
    text may mean two people of one surname, it is taken to mean the one who did not agree.
    """

    def __init__(self, people: Iterable[Person], instead: str) -> None:
        persons = [person for person in map(_cleaned, people) if _name(person)]
        hidden = [person for person in persons if not person.may_be_named]
        hidden_names = {person.name for person in hidden}
        named = [person for person in persons if person.may_be_named and person.name not in hidden_names]
        organisations = {name for person in persons for name in (self.organisation(person), person.municipality)}
        self._instead = instead
        self._first_names = {_folded(person.first_name) for person in hidden}
        self._first_names -= {_folded(person.first_name) for person in named} | {""}
        # Beside each, what a text must contain to be worth a closer look.
        self._hidden = [(_spelled_out(part), person) for person in hidden for part in _surnames(person)]
        self._named = [(_spelled_out(_surnames(person)[0]), person) for person in named]
        self._organisations = sorted(
            ((_spelled_out(name), name) for name in organisations if name),
            key=lambda pair: (-len(pair[0]), pair),
        )

    def __call__(self, text: str) -> str:
        """`text` with `instead` for every name that must not be told."""
        text = clean(text)
        known = _spelled_out(text)
        kept = [_loosely(name) for key, name in self._organisations if key in known]
        kept += [_named_in_full(person) for key, person in self._named if key in known]
        hidden = [_EMAIL, *(_named_somehow(person) for key, person in self._hidden if key in known)]
        pattern = rf"(?<![\w-])(?:(?P<kept>{'|'.join(kept) or _NOBODY})|(?:{'|'.join(hidden)}))(?![\w-])"
        told = re.sub(pattern, lambda found: found[0] if found["kept"] else self._instead, text, flags=re.IGNORECASE)
        parts = _BETWEEN_NAMES.split(told)
        return "".join(self._instead if _folded(part) in self._first_names else part for part in parts)

    def organisation(self, person: Person) -> str:
        """The organisation of a person; empty where it is nothing but a name that must not be told."""
        is_own_name = _folded(person.organisation) in {
            _folded(f"{person.first_name} {person.last_name}"),
            _folded(f"{person.last_name}, {person.first_name}"),
            _folded(person.name),
        }
        return "" if is_own_name and not person.may_be_named else person.organisation


def _cleaned(person: Person) -> Person:
    """The person as printed: an invisible character must not hide a name from us that readers see."""
    return replace(
        person,
        title=line(person.title),
        first_name=line(person.first_name),
        last_name=line(person.last_name),
        organisation=line(person.organisation),
        municipality=line(person.municipality),
    )


def _name(person: Person) -> str:
    """What people call someone by: the surname, or the only name there is."""
    return person.last_name or person.first_name


def _surnames(person: Person) -> list[str]:
    """The last word of the name; where it is a double name, each half too."""
    surname = _name(person).split()[-1]
    return [surname, *(part for part in surname.split("-") if 2 < len(part) < len(surname))]


def _folded(text: str) -> str:
    return line(text).casefold()


def _spelled_out(text: str) -> str:
    """`text` folded and with ae for ä, as some keyboards write it."""
    folded = _folded(text)
    for umlaut, letters in _SPELLINGS.items():
        folded = folded.replace(umlaut, letters)
    return folded


def _loosely(name: str) -> str:
    """A pattern for `name` however it is spaced and its umlauts are spelled."""
    words = (re.escape(word) for word in name.split())
    return _UMLAUTS.sub(_either_spelling, r"\s+".join(words))


def _either_spelling(found: re.Match[str]) -> str:
    short = found[0].lower()
    umlaut = next(umlaut for umlaut, letters in _SPELLINGS.items() if short in {umlaut, letters})
    return f"(?:{umlaut}|{_SPELLINGS[umlaut]})"


def _named_in_full(person: Person) -> str:
    """A pattern for first name and surname together, in either order; for the only name there is."""
    first, last = _loosely(person.first_name), _loosely(person.last_name)
    if not (first and last):
        return _loosely(_name(person))
    return rf"(?:{_TITLES})*{first}\s+{last}|{last}\s*,\s*{first}"


def _named_somehow(person: Person) -> str:
    """A pattern for the surname with whatever of titles, first names and initials stands around it."""
    *particles, _surname = _name(person).split()
    surname = "|".join(_loosely(part) for part in _surnames(person))
    before = [_TITLES, *(rf"{_loosely(title)}\s+" for title in person.title.split())]
    for first in person.first_name.split():
        before += [rf"{_loosely(first)}\s+", rf"{re.escape(first[0])}\.?\s+", rf"{re.escape(first[0])}\."]
    before += [rf"{_loosely(particle)}\s+" for particle in particles]
    after = rf"(?:\s*,\s*{_loosely(person.first_name)})?" if person.first_name else ""
    return rf"(?:{'|'.join(before)})*(?:{surname})s?{after}"
