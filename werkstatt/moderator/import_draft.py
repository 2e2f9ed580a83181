"""A list on its way into the file: what was read, what a person has to decide or to know, and what comes of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property

from werkstatt.domain.person import Person, Presence
from werkstatt.domain.registration import Contradiction, Merge, Registration, decided, merged
from werkstatt.exchange.columns import Field, Layout
from werkstatt.exchange.left_behind import left_behind
from werkstatt.exchange.people_list import ListReading, SkipReason
from werkstatt.exchange.sheet import Sheet
from werkstatt.i18n import _
from werkstatt.wording.people_list import (
    contradiction_words,
    double_words,
    hidden_lines_words,
    line_words,
    registered_name,
    several_people_words,
    skipped_words,
    value_word,
)
from werkstatt.wording.terms import term

APART = "apart"
TOGETHER = "together"
NEW = "new"
_ASKED = (Presence.REGISTERED, Presence.REMOTE, Presence.EXCUSED, Presence.INVITED)


class Kind(Enum):
    """What a finding is, in the order of its weight."""

    QUESTION = auto()
    DOUBLE = auto()
    KNOWN = auto()
    HINT = auto()
    SKIPPED = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the list that should be known. With `choices` (value and word) somebody may decide."""

    id: str
    kind: Kind
    text: str
    choices: Sequence[tuple[str, str]] = ()
    chosen: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide before the list can be taken over."""
        return bool(self.choices) and not self.chosen

    @property
    def answer(self) -> str:
        """The word for what was chosen; empty while nothing is."""
        return next((word for value, word in self.choices if value == self.chosen), "")


@dataclass(frozen=True)
class ImportDraft:
    """A reading with the decisions so far; every decision makes a new draft.

    `known` are the persons in the file whom a line may mean, `listed` the ids of those on the event's list already.
    """

    sheet: Sheet
    layout: Layout
    reading: ListReading
    known: Mapping[int, Sequence[Person]]
    listed: Collection[str] = ()
    decisions: Mapping[str, str] = field(default_factory=dict)

    def decide(self, finding_id: str, value: str) -> "ImportDraft":
        """The draft after somebody chose `value` for a finding."""
        return replace(self, decisions={**self.decisions, finding_id: value})

    @cached_property
    def people(self) -> Sequence[Registration]:
        """Everybody once, as decided so far."""
        said = ((person, self.decisions.get(_presence_id(person))) for person in self._merge.people)
        return [
            replace(person, presence=Presence(presence)) if presence and person.presence is None else person
            for person, presence in said
        ]

    @cached_property
    def meant(self) -> Mapping[int, str]:
        """The persons in the file that lines belong to, by line; nobody in the file is meant twice."""
        meant: dict[int, str] = {}
        taken: set[str] = set()
        for person in self.people:
            candidates = [one.id for one in self._candidates(person) if one.id not in taken]
            usual = candidates[0] if candidates else NEW
            choice = self.decisions.get(_known_id(person), usual)
            if choice in candidates:
                meant[person.line] = choice
                taken.add(choice)
        return meant

    @cached_property
    def known_count(self) -> int:
        """How many of the people are on the event's list already."""
        return sum(key in self.listed for key in self.meant.values())

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """All that should be decided or known, the weightiest first."""
        return [*self._questions(), *self._doubles(), *self._acquaintances(), *self._hints(), *self._skipped()]

    @property
    def open_questions(self) -> Sequence[Finding]:
        """What has to be decided first."""
        return [finding for finding in self.findings if finding.is_open]

    @cached_property
    def _together(self) -> Merge:
        return merged(self.reading.registrations)

    @cached_property
    def _apart(self) -> Merge:
        """Everybody once, but lines that were said to be different people apart."""
        lines = {
            line
            for lines in self._together.doubles
            if self.decisions.get(_double_id(lines)) == APART
            for line in lines[1:]
        }
        return merged(self.reading.registrations, lines) if lines else self._together

    @cached_property
    def _merge(self) -> Merge:
        merge = self._apart
        for contradiction in self._apart.contradictions:
            value = self.decisions.get(_contradiction_id(contradiction))
            if value in contradiction.values:
                merge = decided(merge, contradiction, value)
        return merge

    @cached_property
    def _lines(self) -> Mapping[int, Sequence[int]]:
        """All lines of a person by the first one."""
        return {lines[0]: lines for lines in self._apart.doubles}

    def _candidates(self, person: Registration) -> Sequence[Person]:
        lines = self._lines.get(person.line, (person.line,))
        return list({one.id: one for line in lines for one in self.known.get(line, ())}.values())

    def _name(self, line: int) -> str:
        return next((registered_name(person) for person in self._apart.people if person.line == line), "")

    def _questions(self) -> Iterator[Finding]:
        for contradiction in self._apart.contradictions:
            key = _contradiction_id(contradiction)
            values = dict.fromkeys(contradiction.values)
            yield Finding(
                key,
                Kind.QUESTION,
                contradiction_words(self._name(contradiction.person_line), contradiction),
                [(value, value_word(contradiction.field, value)) for value in values],
                self.decisions.get(key, ""),
            )
        contradicting = {one.person_line for one in self._apart.contradictions if one.field == "presence"}
        for person in self._apart.people:
            if person.presence is None and person.line not in contradicting:
                yield self._presence_question(person)

    def _presence_question(self, person: Registration) -> Finding:
        lines = self._lines.get(person.line, (person.line,))
        said = [one.text for one in self.reading.unclear if one.line in lines and one.field is Field.PRESENCE]
        key = _presence_id(person)
        return Finding(
            key,
            Kind.QUESTION,
            _("{name}, {lines}: “{text}”. Does this person take part?").format(
                name=registered_name(person), lines=line_words(lines), text=" · ".join(said)
            ),
            [(presence, term(presence)) for presence in _ASKED],
            self.decisions.get(key, ""),
        )

    def _doubles(self) -> Iterator[Finding]:
        choices = [(TOGETHER, _("one person")), (APART, _("different people"))]
        for lines in self._together.doubles:
            key = _double_id(lines)
            name = next(registered_name(one) for one in self._together.people if one.line == lines[0])
            chosen = self.decisions.get(key, TOGETHER)
            yield Finding(key, Kind.DOUBLE, double_words(name, lines), choices, chosen)

    def _acquaintances(self) -> Iterator[Finding]:
        for person in self.people:
            if candidates := self._candidates(person):
                yield Finding(
                    _known_id(person),
                    Kind.KNOWN,
                    self._acquaintance_words(person, candidates),
                    [*_same_person_words(candidates), (NEW, _("a new person"))],
                    self.meant.get(person.line, NEW),
                )

    def _acquaintance_words(self, person: Registration, candidates: Sequence[Person]) -> str:
        name = registered_name(person)
        if any(one.id in self.listed for one in candidates):
            return _("{name} is on the list of this event already.").format(name=name)
        return _("{name} is in this file already.").format(name=name)

    def _hints(self) -> Iterator[Finding]:
        for unclear in self.reading.unclear:
            if unclear.field is not Field.PRESENCE:
                yield Finding(f"unclear-{unclear.line}", Kind.HINT, several_people_words(unclear.line, unclear.text))
        if self.sheet.is_hidden:
            yield Finding("hidden-sheet", Kind.HINT, _("This sheet is hidden in the file."))
        if hidden := [one.line for one in self.reading.registrations if one.line in self.sheet.hidden_lines]:
            yield Finding("hidden-lines", Kind.HINT, hidden_lines_words(hidden))
        for key, said in left_behind(self.layout.columns, self.reading.unused, self.sheet.unread):
            yield Finding(key, Kind.HINT, said)

    def _skipped(self) -> Iterator[Finding]:
        for skipped in self.reading.skipped:
            if skipped.reason is not SkipReason.EMPTY:
                text = skipped_words(skipped.line, skipped.text, skipped.reason)
                yield Finding(f"skipped-{skipped.line}", Kind.SKIPPED, text)


def _same_person_words(candidates: Sequence[Person]) -> list[tuple[str, str]]:
    if len(candidates) == 1:
        return [(candidates[0].id, _("the same person"))]
    return [(one.id, one.organisation or one.municipality or one.email or _("the same person")) for one in candidates]


def _contradiction_id(contradiction: Contradiction) -> str:
    return f"says-{contradiction.person_line}-{contradiction.field}"


def _presence_id(person: Registration) -> str:
    return f"presence-{person.line}"


def _double_id(lines: Sequence[int]) -> str:
    return f"double-{lines[0]}"


def _known_id(person: Registration) -> str:
    return f"known-{person.line}"
