"""Registrations as a list brings them: who is the same person, what belongs together, what contradicts itself."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from werkstatt.domain.names import split_title
from werkstatt.domain.person import Person, Presence, Role
from werkstatt.domain.spelling import compact, folded

_COMPARED = ("presence", "role", "organisation", "municipality", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One line of a list. `line` is the row in the source, from 1; `number` the one the list itself gives.

    A presence of None is an open question: the list contradicts itself, or says it in words nobody taught us. What
    fits nowhere else is kept in `note`.
    """

    line: int
    number: int | None = None
    title: str = ""
    last_name: str = ""
    first_name: str = ""
    organisation: str = ""
    municipality: str = ""
    email: str = ""
    phone: str = ""
    presence: Presence | None = Presence.REGISTERED
    role: Role | None = None
    wishes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One person's lines that differ in `field`, a field of Registration; `values[i]` stands in `lines[i]`."""

    person_line: int
    field: str
    lines: tuple[int, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The people of a list. Each carries the line that names it first; `doubles` are the lines that belong together."""

    people: tuple[Registration, ...]
    doubles: tuple[tuple[int, ...], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class Named(Protocol):
    """What registrations and persons have in common: enough to recognise someone."""

    @property
    def last_name(self) -> str: ...  # noqa: D102
    @property
    def first_name(self) -> str: ...  # noqa: D102
    @property
    def organisation(self) -> str: ...  # noqa: D102
    @property
    def email(self) -> str: ...  # noqa: D102


def same_person(a: Named, b: Named) -> bool:
    """Are both one person, as far as a list can tell?

    The same name is the same person, unless both organisation and e-mail clearly differ; a bare surname needs one of
    them to agree. The same e-mail alone is not enough (offices register their staff), but it forgives spelling:
    initials, Muller for Müller, exchanged columns.
    """
    name, other_name = _name_key(a), _name_key(b)
    same_email = bool(folded(a.email)) and folded(a.email) == folded(b.email)
    if name != other_name:
        return same_email and any(name) and any(other_name) and _alike(a, b)
    if same_email:
        return True
    if not all(name):
        return any(name) and bool(compact(a.organisation)) and compact(a.organisation) == compact(b.organisation)
    emails_differ = bool(a.email and b.email)
    return not (emails_differ and _clearly_differ(a.organisation, b.organisation))


def _name_key(someone: Named) -> tuple[str, str]:
    last, first = split_title(someone.last_name)[1], split_title(someone.first_name)[1]
    return compact(last) or last, compact(first) or first


def _clearly_differ(one: str, other: str) -> bool:
    """Both say something, and neither is the other with more words."""
    a, b = compact(one), compact(other)
    return bool(a and b) and a not in b and b not in a


def _alike(a: Named, b: Named) -> bool:
    """Are the names spelled only a little differently? To be asked when the e-mail is the same."""
    if sorted(_name_key(a)) == sorted(_name_key(b)):
        return True
    if _loose(a.last_name) != _loose(b.last_name):
        return False
    one, other = (re.findall(r"\w+", _loose(someone.first_name)) for someone in (a, b))
    return all(x == y or (1 in {len(x), len(y)} and x[0] == y[0]) for x, y in zip(one, other, strict=False))


def _loose(name: str) -> str:
    """Umlauts as some keyboards write them: Jörg, Joerg and Jorg alike."""
    plain = folded(split_title(name)[1])
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _traits(someone: Named) -> list[object]:
    """What two records of one person share at least one of, so that hardly any others need comparing."""
    name, email = _name_key(someone), folded(someone.email)
    if not any(name):
        return []
    bare = [(name, compact(someone.organisation))] if someone.organisation else []
    traits: list[object] = [name] if all(name) else list(bare)
    return traits + ([(email, tuple(sorted(name))), (email, _loose(someone.last_name))] if email else [])


def merged(registrations: Sequence[Registration], apart: Collection[int] = ()) -> Merge:
    """Every person once. Lines in `apart` were declared people of their own and are joined with nobody.

    Where lines of one person contradict each other, the person keeps what the first line says (for the presence:
    nothing at all) until somebody has decided.
    """
    groups: list[list[Registration]] = []
    by_trait: dict[object, set[int]] = defaultdict(set)
    for registration in registrations:
        traits = [] if registration.line in apart else _traits(registration)
        near = sorted(set().union(*(by_trait[trait] for trait in traits)))
        index = next((i for i in near if any(same_person(registration, one) for one in groups[i])), len(groups))
        if index == len(groups):
            groups.append([])
        groups[index].append(registration)
        for trait in traits:
            by_trait[trait].add(index)
    return Merge(
        people=tuple(_joined(group) for group in groups),
        doubles=tuple(tuple(one.line for one in group) for group in groups if len(group) > 1),
        contradictions=tuple(found for group in groups for found in _contradictions(group)),
    )


def _contradictions(group: Sequence[Registration]) -> list[Contradiction]:
    found = []
    for name in _COMPARED:
        said = [(one.line, str(getattr(one, name))) for one in group if getattr(one, name)]
        kept = _fullest(name, [value for _, value in said])
        if any(_contradict(name, kept, value) for _, value in said):
            lines, values = zip(*said, strict=True)
            found.append(Contradiction(group[0].line, name, lines, values))
    return found


def _contradict(name: str, one: str, other: str) -> bool:
    return folded(one) != folded(other) if name == "email" else _clearly_differ(one, other)


def _fullest(name: str, texts: Sequence[str]) -> str:
    """The longest of those that agree with the first."""
    return max((text for text in texts if not _contradict(name, texts[0], text)), key=len, default="")


def _joined(group: Sequence[Registration]) -> Registration:
    """One registration out of several: what one leaves open another may say; of texts that agree the longest wins."""
    first = group[0]
    if len(group) == 1:
        return first
    said: dict[str, Any] = {}
    for name in ("title", "last_name", "first_name", "organisation", "municipality", "email"):
        said[name] = _fullest(name, [getattr(one, name) for one in group if getattr(one, name)])
    for name in ("number", "role"):
        said[name] = next((getattr(one, name) for one in group if getattr(one, name) is not None), None)
    presences = {one.presence for one in group if one.presence}
    said["presence"] = presences.pop() if len(presences) == 1 else None
    said["phone"] = ", ".join(_distinct(one.phone for one in group))
    said["note"] = "; ".join(_distinct(one.note for one in group))
    said["wishes"] = tuple(_distinct(wish for one in group for wish in one.wishes))
    return replace(first, **said)


def _distinct(texts: Iterable[str]) -> list[str]:
    """The texts in their order without empty ones and without those that say the same again."""
    first_said: dict[str, str] = {}
    for text in texts:
        first_said.setdefault(compact(text) or text, text)
    return [text for text in first_said.values() if text]


def decided(merge: Merge, contradiction: Contradiction, value: str) -> Merge:
    """The merge after a person has decided that `value` is right where `contradiction` was."""
    meant: Any = value
    if contradiction.field == "presence":
        meant = Presence(value)
    elif contradiction.field == "role":
        meant = Role(value)
    people = tuple(
        replace(one, **{contradiction.field: meant}) if one.line == contradiction.person_line else one
        for one in merge.people
    )
    return replace(
        merge, people=people, contradictions=tuple(open_ for open_ in merge.contradictions if open_ != contradiction)
    )


def matches(registrations: Sequence[Registration], persons: Sequence[Person]) -> dict[int, tuple[Person, ...]]:
    """For each line whose person may be known already: the persons it may be, in their order."""
    by_trait: dict[object, list[Person]] = defaultdict(list)
    for person in persons:
        for trait in _traits(person):
            by_trait[trait].append(person)
    found = {}
    for registration in registrations:
        near = {person.id: person for trait in _traits(registration) for person in by_trait.get(trait, ())}
        same = tuple(person for person in near.values() if same_person(registration, person))
        if same:
            found[registration.line] = same
    return found
