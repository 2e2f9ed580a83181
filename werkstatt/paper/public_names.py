"""Which words of a text name people on the list who did not agree to be named: those are taken out.

A name is first name and surname together, in either order, or a surname after "Frau", "Dr.", "Bürgermeister" and the
like. A surname alone may be a common word ("groß", "der Kaiser") or somebody else's: it stays and is in doubt. So is
what looks like the name of somebody who is not on the list.
Only where a text lists who does something, a surname that stands by itself is taken for the name it is.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from werkstatt.domain.person import Person
from werkstatt.paper.clean_text import clean, line
from werkstatt.paper.typed_names import TITLES, typed_names

_EMAIL = r"[^\s,;@]{1,64}@[^\s,;]+"
_BETWEEN_NAMES = r"\s{0,9}[,;/&+\n()]\s{0,9}|\s{1,9}(?:und|and)\s{1,9}"
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_UMLAUTS = re.compile("|".join([*_SPELLINGS, *_SPELLINGS.values()]), re.IGNORECASE)
_NOBODY = r"(?!)"


class PublicNames:
    """Puts `instead` in the place of names that must not be told, and remembers what it took out.

    Organisations on the list stay, and so does whoever is named in the texts `told`, which are public on purpose.
    Where a text may mean two people of one surname, it is taken to mean the one who did not agree.
    """

    def __init__(self, people: Iterable[Person], instead: str, told: Iterable[str] = ()) -> None:
        persons = [person for person in map(_cleaned, people) if _name(person)]
        told = [clean(text) for text in told]
        public = [person for person in persons if person.may_be_named or _is_told(person, told)]
        self._public_ids = {person.id for person in public}
        hidden = [person for person in persons if person.id not in self._public_ids]
        hidden_names = {person.name for person in hidden}
        named = [person for person in public if person.name not in hidden_names]
        self._instead = instead
        self._public_surnames = {_folded(name) for person in named for name in _surnames(person)}
        self._public_surnames |= {_folded(name.split()[-1]) for name in _names_told(told)}
        self._first_names = {_folded(person.first_name) for person in hidden}
        self._first_names -= {_folded(person.first_name) for person in named} | {""}
        surnames = [name for person in hidden for name in _surnames(person)]
        self._as_listed = tuple(surnames + [f"{name}s" for name in surnames])
        # Beside each, what a text must contain to be worth a closer look.
        self._hidden = [(_spelled_out(part), person) for person in hidden for part in _surnames(person)]
        kept = {name for person in persons for name in (self.organisation(person), person.municipality)}
        kept |= _names_told(told)
        self._kept = [(_spelled_out(name), _loosely(name)) for name in sorted(kept, key=len, reverse=True) if name]
        self._kept += [(_spelled_out(_surnames(person)[0]), _named_in_full(person)) for person in named]
        self._replaced: dict[str, None] = {}

    @property
    def replaced(self) -> list[str]:
        """What was taken out so far, as it was written."""
        return list(self._replaced)

    def in_text(self, text: str) -> str:
        """A note, a title, an action … without the names that must not be told."""
        return self._without_names(clean(text), f"[{self._instead}]")

    def in_names(self, text: str) -> str:
        """A short text that says who ("Ehrenamtsbüro, Frau Klein") without the names that must not be told."""
        told = self._without_names(clean(text), self._instead)
        told = re.sub(_EMAIL, lambda found: self._taken_out(found[0], self._instead), told)
        # Between two of the parts stands what stays, or what parts names.
        between = rf"((?<![\w-])(?:{self._kept_in(told)})(?![\w-])|{_BETWEEN_NAMES})"
        return "".join(self._part(part) for part in re.split(between, told, flags=re.IGNORECASE))

    def doubts(self, told: str) -> list[str]:
        """What in a text without names may still be one, as it is written: only a reader can tell.

        Surnames of people who did not agree, and names of people of whom the list knows nothing.
        """
        rest = re.sub(self._kept_in(told), " ", told, flags=re.IGNORECASE)
        known = [name for person in self._near(rest) for name in _surnames(person) if _stands_in(name, rest)]
        strangers = [name for name in typed_names(rest) if _folded(name.split()[-1]) not in self._public_surnames]
        return list(dict.fromkeys([*known, *strangers]))

    def organisation(self, person: Person) -> str:
        """The organisation of a person; empty where it is nothing but a name that must not be told."""
        is_own_name = _folded(person.organisation) in {
            _folded(f"{person.first_name} {person.last_name}"),
            _folded(f"{person.last_name}, {person.first_name}"),
            _folded(person.name),
        }
        return "" if is_own_name and person.id not in self._public_ids else person.organisation

    def _near(self, text: str) -> list[Person]:
        """Whom a text may name."""
        known = _spelled_out(text)
        return list({person.id: person for key, person in self._hidden if key in known}.values())

    def _kept_in(self, text: str) -> str:
        """A pattern for everything in a text that stays."""
        known = _spelled_out(text)
        return "|".join(pattern for key, pattern in self._kept if key in known) or _NOBODY

    def _without_names(self, text: str, instead: str) -> str:
        hidden = "|".join(_named_somehow(person) for person in self._near(text)) or _NOBODY
        pattern = rf"(?<![\w-])(?:(?P<kept>{self._kept_in(text)})|(?:{hidden}))(?![\w-])"

        def told(found: re.Match[str]) -> str:
            stays = found["kept"] or self._is_sentence(found[0])
            return found[0] if stays else self._taken_out(found[0], instead)

        return re.sub(pattern, told, text, flags=re.IGNORECASE)

    def _is_sentence(self, text: str) -> bool:
        """Whether a surname is a common word here: "Der Landrat weiß", while Frau Weiß is on the list."""
        words = text.split()
        return words[0][0].isupper() and words[-1][0].islower() and not text.endswith(self._as_listed)

    def _taken_out(self, name: str, instead: str) -> str:
        self._replaced[line(name)] = None
        return instead

    def _part(self, part: str) -> str:
        """One of several names in a text: here a surname or a first name is a name without anything beside it."""
        surnames = [rf"{_particles(person)}(?:{_surname(person)})s?" for person in self._near(part)]
        name = part.strip()
        is_surname = re.fullmatch("|".join(surnames) or _NOBODY, name, re.IGNORECASE)
        if not is_surname and _folded(name) not in self._first_names:
            return part
        return part.replace(name, self._taken_out(name, self._instead))


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


def _is_told(person: Person, told: Iterable[str]) -> bool:
    """Whether a text names this person in full."""
    pattern = rf"(?<![\w-])(?:{_named_in_full(person)})(?![\w-])"
    in_full = person.first_name and person.last_name
    return bool(in_full) and any(re.search(pattern, text, re.IGNORECASE) for text in told)


def _names_told(told: Iterable[str]) -> set[str]:
    """What may be a name of several words in texts that are public, with and without a title."""
    parts = [part for text in told for part in re.split(_BETWEEN_NAMES, text)]
    bare = [re.sub(rf"^(?:{TITLES})+", "", part, flags=re.IGNORECASE) for part in parts]
    return {line(part) for part in (*parts, *bare) if len(part.split()) > 1}


def _stands_in(name: str, text: str) -> bool:
    """Whether a text has the word, written like a name."""
    return name[0].isupper() and bool(re.search(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", text))


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


def _surname(person: Person) -> str:
    """A pattern for the surname without particles."""
    return "|".join(_loosely(part) for part in _surnames(person))


def _particles(person: Person) -> str:
    """A pattern for any of the words before the surname ("von der"), or none."""
    *particles, _surname = _name(person).split()
    patterns = [rf"{_loosely(word)}\s+" for word in particles]
    return f"(?:{'|'.join(patterns) or _NOBODY})*"


def _named_in_full(person: Person) -> str:
    """A pattern for first name and surname together, in either order; for the only name there is."""
    first, last = _loosely(person.first_name), _loosely(person.last_name)
    if not (first and last):
        return _loosely(_name(person))
    return rf"(?:{TITLES})*{first}\s+{last}|{last}\s*,\s*{first}"


def _named_somehow(person: Person) -> str:
    """A pattern for the surname with titles, first names or initials beside it; and for an address that holds it."""
    before = [TITLES, *(rf"{_loosely(title)}\s+" for title in person.title.split())]
    for first in person.first_name.split():
        before += [rf"{_loosely(first)}\s+", rf"{re.escape(first[0])}\.?\s+", rf"{re.escape(first[0])}\."]
    surname, first_name = _surname(person), _loosely(person.first_name)
    after = rf"(?:\s*,\s*{first_name})?" if first_name else ""
    patterns = [
        rf"(?:{'|'.join(before)})+{_particles(person)}(?:{surname})s?{after}",
        rf"(?:[^\s,;@]*[._-])?(?:{surname})(?:[._-][^\s,;@]*)?@[^\s,;]+",
    ]
    if person.first_name and person.last_name:
        patterns.append(rf"{_particles(person)}(?:{surname})\s*,\s*{first_name}")
    if person.email:
        patterns.append(re.escape(person.email))
    return "|".join(patterns)
