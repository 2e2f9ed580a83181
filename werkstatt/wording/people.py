"""People in words: what they are called, and what became of them at the door."""

from collections.abc import Mapping, Sequence

from werkstatt.domain.check_in import Range
from werkstatt.domain.person import Person, Presence
from werkstatt.i18n import _, ngettext

_MOST_NAMES = 5


def person_name(person: Person, number: int) -> str:
    """First name first, with title; a person without a name by number."""
    return person.name or _("Person {number}").format(number=number)


def short_name(person: Person, number: int) -> str:
    """ "S. Klein", where there is little room; a person without a name by number."""
    initial = f"{person.first_name[0]}. " if person.first_name and person.last_name else ""
    return f"{initial}{person.last_name or person.first_name}" or person_name(person, number)


def listed_name(person: Person, number: int) -> str:
    """As in a list: "Klein, Dr. Sabine"; a person without a name by number."""
    given = " ".join(part for part in (person.title, person.first_name) if part)
    return ", ".join(part for part in (person.last_name, given) if part) or person_name(person, number)


def number_words(ranges: Sequence[Range]) -> str:
    """ "3, 12–18"."""
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in ranges)


# At the door


def checked_in(name: str, before: Presence) -> str:
    """Who is present now, and what was known of it before when that was something else than coming."""
    said = {
        Presence.PRESENT: _("{name} was present already."),
        Presence.REMOTE: _("{name} is present, and was registered for online."),
        Presence.EXCUSED: _("{name} is present, and was excused."),
        Presence.LEFT: _("{name} is back."),
    }
    return said.get(before, _("{name} is present.")).format(name=name)


def numbers_checked_in(names: Mapping[Presence, Sequence[str]], missing: Sequence[Range]) -> str:
    """What became of list numbers: how many people are present now, who of them was not expected, what nobody has.

    `names` are those people's names by what was known of their coming before.
    """
    count = sum(map(len, names.values()))
    said = [ngettext("{count} person is present now.", "{count} people are present now.", count).format(count=count)]
    if here := len(names.get(Presence.PRESENT, ())):
        words = ngettext("{count} of them was here already.", "{count} of them were here already.", here)
        said.append(words.format(count=here))
    if excused := names.get(Presence.EXCUSED):
        said.append(_("Had been excused: {names}.").format(names=_some_names(excused)))
    if remote := names.get(Presence.REMOTE):
        said.append(_("Had registered for online: {names}.").format(names=_some_names(remote)))
    if left := names.get(Presence.LEFT):
        said.append(_("Had left early: {names}.").format(names=_some_names(left)))
    if missing:
        said.append(_("Not on the list: {numbers}.").format(numbers=number_words(missing)))
    if excused or remote or left:
        said.append(_("Ctrl+Z takes all of it back."))
    return " ".join(said if count or not missing else said[1:])


def _some_names(names: Sequence[str]) -> str:
    """The names, but no more than can be read at a glance."""
    said = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return _("{names} and {count} more").format(names=said, count=more) if more > 0 else said


def unnamed_wanted() -> str:
    """What to do for people without names."""
    return _("How many people without names are here? Type the number after the plus, then Enter.")


def unnamed_added(numbers: Range) -> str:
    """What became of "+25": the names that the people go by from now on."""
    first, last = numbers
    if first == last:
        return _("Person {number} is present, without a name so far.").format(number=first)
    said = _("{count} people without names are present: Person {first} to Person {last}.")
    return said.format(count=last - first + 1, first=first, last=last)
