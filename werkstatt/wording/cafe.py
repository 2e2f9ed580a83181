"""The café in words: how good the seats are, what a change would mean, and why a rule can't hold."""

from collections.abc import Callable, Mapping, Sequence

from werkstatt.i18n import _, language, ngettext
from werkstatt.seating.plan import BrokenRule, Cause, Reason, Remedy, Rule, Score


def decimal(value: float) -> str:
    """ "13,7": one digit after the comma."""
    from babel.numbers import format_decimal  # noqa: PLC0415  # heavy: not before a figure is shown

    return str(format_decimal(value, "#,##0.0", locale=language()))


def percent(share: float) -> str:
    """ "91 %", with a space as German wants it; a share is never rounded up to all of it."""
    return _("{number} %").format(number=int(100 * share))


def repeats_word(count: int) -> str:
    """What stands under the figure."""
    return ngettext("repeated meeting", "repeated meetings", count)


def repeats_hint(score: Score, rounds: int) -> str:
    """How the figure compares with the proven least. For more than two rounds no least is known but zero."""
    if score.repeated_meetings == 0:
        return _("nobody meets twice")
    if score.proven_best:
        return _("fewer is not possible")
    if rounds <= 2 and score.pair_excess_bound:
        return _("at least {count} can't be avoided").format(count=score.pair_excess_bound)
    return ""


def effect_text(*, moved: int, seated: int, unseated: int, more_repeats: int, known: bool) -> str:
    """What a change of the seats would mean; `known` seats are those that people have been told."""
    said = []
    if known and moved:
        said.append(
            ngettext("{count} person changes tables", "{count} people change tables", moved).format(count=moved)
        )
    elif known:
        said.append(_("nobody has to change"))
    if seated:
        said.append(ngettext("{count} person gets a seat", "{count} people get a seat", seated).format(count=seated))
    if unseated:
        words = ngettext("{count} seat is given up", "{count} seats are given up", unseated)
        said.append(words.format(count=unseated))
    said.append(_more_repeats(more_repeats))
    sentence = ", ".join(said)
    return sentence[:1].upper() + sentence[1:]


def _more_repeats(more: int) -> str:
    if more == 0:
        return _("no repeated meeting more")
    if more < 0:
        words = ngettext("{count} repeated meeting less", "{count} repeated meetings less", -more)
        return words.format(count=-more)
    return ngettext("{count} repeated meeting more", "{count} repeated meetings more", more).format(count=more)


def broken_text(broken: BrokenRule, table: str, names: Sequence[str]) -> str:
    """Which rule does not hold, where, and for whom; `table` is its name ("Table 3")."""
    who = some_names(names)
    values = {"table": table, "round": broken.round, "who": who, "found": broken.found, "allowed": broken.allowed}
    return _BROKEN[broken.rule]().format_map(values)


def reason_text(reason: Reason, topic: str, names: Sequence[str]) -> str:
    """Why a rule can't hold, whatever the plan, and what to change."""
    values = {"needed": reason.needed, "there": reason.there, "by": reason.by, "topic": topic, "who": some_names(names)}
    words = f"{_CAUSES[reason.cause]()} {_REMEDIES[reason.remedy]()}".format_map(values)
    return words if reason.round is None else _("Round {number}: {words}").format(number=reason.round, words=words)


def some_names(names: Sequence[str], most: int = 3) -> str:
    """A few names; the rest as a number."""
    if len(names) <= most:
        return ", ".join(names)
    return _("{names} and {count} more").format(names=", ".join(names[: most - 1]), count=len(names) - most + 1)


_BROKEN: Mapping[Rule, Callable[[], str]] = {
    Rule.TOO_FULL: lambda: _("Round {round}, {table}: {found} people at {allowed} seats"),
    Rule.TOO_EMPTY: lambda: _("Round {round}, {table}: only {found} people, {allowed} are wanted"),
    Rule.TOPIC_TWICE: lambda: _("Round {round}, {table}: the same topic again for {who}"),
    Rule.TOGETHER: lambda: _("Round {round}: {who} do not sit together"),
    Rule.APART: lambda: _("Round {round}, {table}: {who} sit together"),
    Rule.REMOTE: lambda: _("Round {round}, {table}: {who} can't sit here: online and in the room are apart"),
}

_CAUSES: Mapping[Cause, Callable[[], str]] = {
    Cause.TOO_FEW_SEATS: lambda: _("{needed} people, but only {there} seats."),
    Cause.TOO_MANY_SEATS_TO_FILL: lambda: _("{needed} people would be needed to fill all tables, {there} are there."),
    Cause.TOO_FEW_TOPICS: lambda: _("For different topics in {needed} rounds {there} topics are too few."),
    Cause.GROUP_TOO_LARGE: lambda: _("{who} ({needed} people) fit at no table: the largest has {there} seats."),
    Cause.GROUP_TORN: lambda: _("{who} can't sit together: they have fixed seats at different tables."),
    Cause.TOGETHER_AND_APART: lambda: _("{who} are to sit together and apart at the same time."),
    Cause.TOO_MANY_APART: lambda: _("{who} are all to sit apart: that needs {needed} tables, there are {there}."),
    Cause.TOO_FEW_REMOTE_SEATS: lambda: _("{needed} people are online, but only {there} seats at online tables."),
    Cause.TOPIC_TOO_POPULAR: lambda: _("{needed} people wish for “{topic}”, there are {there} seats for it."),
}

_REMEDIES: Mapping[Remedy, Callable[[], str]] = {
    Remedy.ADD_SEATS: lambda: _("Seats missing: {by}. Add a table or seats."),
    Remedy.LOWER_MINIMUM: lambda: _("Close a table."),
    Remedy.ADD_TOPICS: lambda: _("Add a topic, leave a round out, or allow the same topic twice."),
    Remedy.SPLIT_GROUP: lambda: _("Split the group."),
    Remedy.DROP_ONE_RULE: lambda: _("Take one of the rules back."),
    Remedy.ADD_TABLES: lambda: _("Add a table, or take a rule back."),
    Remedy.ADD_REMOTE_SEATS: lambda: _("Seats missing at the online table: {by}."),
    Remedy.ADD_SEATS_FOR_TOPIC: lambda: _("Add a table for this topic."),
}


def longer_text(numbers: Sequence[int], minutes: Sequence[int]) -> str:
    """ "Tisch 3 läuft 5 Minuten länger": which tables got more time."""
    said = [
        ngettext(
            "Table {number} goes on {count} minute longer", "Table {number} goes on {count} minutes longer", more
        ).format(number=number, count=more)
        for number, more in zip(numbers, minutes, strict=True)
    ]
    return "\n".join(said)


def waiting_text(waiting: int, change_at: str, end_at: str) -> str:
    """What the other tables can do while a round runs, and when the day is over if all of them wait."""
    words = ngettext(
        "{count} table waits or changes at {change}. If it waits, the expected end is {end}.",
        "{count} tables wait or change at {change}. If they wait, the expected end is {end}.",
        waiting,
    )
    return words.format(count=waiting, change=change_at, end=end_at)


def changed_text(waiting: int) -> str:
    """What the other tables do once the round is over for them."""
    words = ngettext(
        "The other {count} table has finished its round.",
        "The other {count} tables have finished their round.",
        waiting,
    )
    return words.format(count=waiting)


def size_line(people: int, topics: int, tables: int, minutes: Sequence[int]) -> str:
    """ "63 im Raum · 4 Themen an 8 Tischen · 2 Runden zu je 25 Minuten"."""
    said = [
        _("{count} to be seated").format(count=people),
        _("{topics} {tables}").format(
            topics=ngettext("{count} topic", "{count} topics", topics).format(count=topics),
            tables=ngettext("at {count} table", "at {count} tables", tables).format(count=tables),
        ),
    ]
    count = len(minutes)
    rounds = ngettext("{count} round", "{count} rounds", count).format(count=count)
    if count == 1:
        rounds = _("1 round of {minutes} minutes").format(minutes=minutes[0])
    elif count and len(set(minutes)) == 1:
        rounds = _("{rounds} of {minutes} minutes").format(rounds=rounds, minutes=minutes[0])
    return " · ".join([*said, rounds])
