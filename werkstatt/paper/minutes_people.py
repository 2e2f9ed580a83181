"""The people of an event: as counts for everybody, by name for the internal edition only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from werkstatt.domain.minutes import Edition
from werkstatt.domain.person import Presence
from werkstatt.domain.spelling import folded
from werkstatt.i18n import _, pgettext
from werkstatt.paper.blocks import Block, Column, Section, Subheading, Table, Text
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.readmodels.people import PeoplePicture, PersonRow
from werkstatt.wording.people import listed_name
from werkstatt.wording.terms import term

_ORDER = (
    Presence.PRESENT,
    Presence.LEFT,
    Presence.REMOTE,
    Presence.EXCUSED,
    Presence.REGISTERED,
    Presence.INVITED,
)


def participants(picture: MinutesPicture, edition: Edition) -> Section:
    """How many came; then who came from where, as counts or by name."""
    if not picture.people.rows:
        return Section(_("Participants"), [])
    blocks: list[Block] = [_by_presence(picture.people)]
    if edition is Edition.INTERNAL:
        blocks += [Subheading(_("List of participants")), _list(picture.people.rows)]
    else:
        there = [row.person for row in picture.people.came]
        blocks += _groups(_("Present, by organisation"), _("Organisation"), (person.organisation for person in there))
        blocks += _groups(_("Present, by municipality"), _("Municipality"), (person.municipality for person in there))
    return Section(_("Participants"), blocks)


def _counts(title: str, rows: Sequence[tuple[str, int]]) -> Table:
    """Names with their counts, in two halves side by side."""
    half = [Column(title=title), Column(title=pgettext("number", "People"), width=22)]
    cells = [[[Text(name)], [Text(str(count))]] for name, count in rows]
    middle = (len(cells) + 1) // 2
    nothing: list[list[Text]] = [[], []]
    pairs = zip_longest(cells[:middle], cells[middle:], fillvalue=nothing)
    return Table([*half, *half], [[*left, *right] for left, right in pairs])


def _by_presence(people: PeoplePicture) -> Table:
    counted = ((presence, people.by_presence.get(presence, 0)) for presence in _ORDER)
    return _counts(_("Attendance"), [(_presence(presence, people), count) for presence, count in counted if count])


def _presence(presence: Presence, people: PeoplePicture) -> str:
    """The word for a presence; who is still only registered after others came did not come."""
    if presence is Presence.REGISTERED and people.came:
        return _("registered, did not come")
    if presence is Presence.REMOTE:
        return _("registered online")
    return term(presence)


def _groups(heading: str, title: str, names: Iterable[str]) -> Iterator[Block]:
    """How many of each, A–Z, whatever their spelling; those without at last."""
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in names:
        key = folded(name)
        spellings.setdefault(key, name)
        counts[key] += 1
    without = counts.pop("", 0)
    if counts:
        rows = [(spellings[key], counts[key]) for key in sorted(counts)]
        yield Subheading(heading)
        yield _counts(title, [*rows, (_("none given"), without)] if without else rows)


def _list(rows: Sequence[PersonRow]) -> Table:
    """Everybody by surname; people without a name at last, by number."""
    columns = [
        Column(title=_("Name"), width=50),
        Column(title=_("Organisation")),
        Column(title=_("Municipality"), width=34),
        Column(title=_("Attendance"), width=21),
    ]
    cells = [
        [
            listed_name(row.person, row.attendance.number),
            row.person.organisation,
            row.person.municipality,
            term(row.attendance.presence),
        ]
        for row in sorted(rows, key=_alphabetically)
    ]
    return Table(columns, [[[Text(text)] for text in row] for row in cells])


def _alphabetically(row: PersonRow) -> tuple[bool, str, str, int]:
    person = row.person
    surname, first_name = folded(person.last_name or person.first_name), folded(person.first_name)
    return not surname, surname, first_name, row.attendance.number
