"""Words of the minutes for a café: where a note comes from, who sat where."""

from collections.abc import Mapping, Sequence

from werkstatt.domain.cafe import Cafe, Topic
from werkstatt.i18n import _, ngettext


def origin_text(round_number: int, table: int) -> str:
    """ "Runde 1, Tisch 3": where a note was written; of a round that was left out (0) only the table is told."""
    if not round_number:
        return _("Table {number}").format(number=table)
    return _("Round {round}, table {table}").format(round=round_number, table=table)


def from_table(round_number: int, table: int) -> str:
    """ "aus: Tisch 3, Runde 1": where an action comes from."""
    if not round_number:
        return _("from: table {table}").format(table=table)
    return _("from: table {table}, round {round}").format(round=round_number, table=table)


def tables_words(numbers: Sequence[int]) -> str:
    """ "Tisch 3", "Tische 3, 7": the tables of a topic."""
    listed = ", ".join(map(str, numbers))
    return ngettext("Table {numbers}", "Tables {numbers}", len(numbers)).format(numbers=listed)


def topic_heading(title: str, numbers: Sequence[int]) -> str:
    """A topic with its tables: "Wohnen · Tische 3, 7"."""
    return " · ".join(part for part in (title, tables_words(numbers) if numbers else "") if part)


def people_in_rounds(people: Mapping[int, int]) -> str:
    """ "Runde 1: 16 Personen · Runde 2: 15 Personen"."""
    said = []
    for number, count in people.items():
        words = ngettext("Round {round}: {count} person", "Round {round}: {count} people", count)
        said.append(words.format(round=number, count=count))
    return " · ".join(said)


def asked_in(question: str, rounds: Sequence[int], of_all: int) -> str:
    """The guiding question of some rounds; one of all rounds stands by itself."""
    if len(rounds) == of_all:
        return question
    listed = ", ".join(map(str, rounds))
    words = ngettext("Round {numbers}: {question}", "Rounds {numbers}: {question}", len(rounds))
    return words.format(numbers=listed, question=question)


def note_line(round_number: int, table: int) -> str:
    """Where in the minutes a note stands."""
    if not round_number:
        return _("Note of table {table}").format(table=table)
    return _("Note of table {table}, round {round}").format(round=round_number, table=table)


def cafe_line(cafe: Cafe) -> str:
    """A café by its title."""
    return _("Project café “{title}”").format(title=cafe.title)


def topic_line(topic: Topic) -> str:
    """A topic of a café."""
    return _("Topic “{title}”").format(title=topic.title)
