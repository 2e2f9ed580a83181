"""A list of people in words: what it holds, what is odd about it, and why it can't be read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from werkstatt.domain.check_in import Range
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.registration import Contradiction, Merge, Registration
from werkstatt.domain.spelling import folded
from werkstatt.i18n import _, ngettext
from werkstatt.wording.people import number_words
from werkstatt.wording.terms import term

_MOST_RANGES = 4


def registered_name(registration: Registration) -> str:
    """Who is meant by a line of a list."""
    parts = (registration.title, registration.first_name, registration.last_name)
    name = " ".join(part for part in parts if part)
    return name or registration.organisation or registration.email


def line_words(lines: Sequence[int]) -> str:
    """ "lines 5 and 65"."""
    if len(lines) == 1:
        return _("line {number}").format(number=lines[0])
    first = ", ".join(str(line) for line in lines[:-1])
    return _("lines {numbers} and {last}").format(numbers=first, last=lines[-1])


def import_summary(people: Sequence[Registration]) -> str:
    """ "64 people: 43 registered, 12 online, 9 excused. 23 organisations."."""
    counts = Counter(registration.presence or Presence.REGISTERED for registration in people)
    total = ngettext("{count} person", "{count} people", len(people)).format(count=len(people))
    parts = [f"{counts[presence]} {term(presence)}" for presence in Presence if counts[presence]]
    organisations = len({folded(one.organisation) for one in people if one.organisation})
    said = f"{total}: {', '.join(parts)}." if parts else f"{total}."
    if organisations:
        words = ngettext("{count} organisation", "{count} organisations", organisations)
        said += f" {words.format(count=organisations)}."
    return said


def import_button(new: int, known: int) -> str:
    """What the button for a list does: people who are on the event's list already are only compared with it."""
    if not known:
        return ngettext("Take over {count} person", "Take over {count} people", new).format(count=new)
    if not new:
        return ngettext("Compare {count} person", "Compare {count} people", known).format(count=known)
    return _("Take over {new}, compare {known}").format(new=new, known=known)


def import_news(new: int, known: int) -> str:
    """How many people of a list are new on that of the event, and how many were there before; empty if none was."""
    if not known:
        return ""
    if new:
        said = ngettext("{count} person is new on the list.", "{count} people are new on the list.", new)
    else:
        said = _("Nobody is new on the list.")
    return f"{said.format(count=new)} {known_words(known)}"


def known_words(count: int) -> str:
    """ "3 people were known already."."""
    words = ngettext("{count} person was known already.", "{count} people were known already.", count)
    return words.format(count=count)


def import_result(merge: Merge, *, skipped: int = 0, known: int = 0) -> str:
    """What an import did, in lines: the people, who was double, what contradicts itself, what was left out."""
    names = {person.line: registered_name(person) for person in merge.people}
    said = [import_summary(merge.people)]
    said += [double_words(names.get(lines[0], ""), lines) for lines in merge.doubles]
    said += [contradiction_words(names.get(one.person_line, ""), one) for one in merge.contradictions]
    if known:
        said.append(known_words(known))
    if skipped:
        words = ngettext("{count} line was left out.", "{count} lines were left out.", skipped)
        said.append(words.format(count=skipped))
    return "\n".join(said)


def double_words(name: str, lines: Sequence[int]) -> str:
    """ "Jörg Conrad stands in lines 7 and 73"."""
    return _("{name} stands in {lines}.").format(name=name, lines=line_words(lines))


def contradiction_words(name: str, contradiction: Contradiction) -> str:
    """ "Jörg Conrad – line 7 says “excused”, line 73 says “registered”"."""
    said = [
        _("{line} says “{value}”").format(
            line=line_words([line]), value=value_word(contradiction.field, contradiction.values[place])
        )
        for place, line in enumerate(contradiction.lines)
    ]
    return f"{name} – {', '.join(said)}."


def value_word(field: str, value: str) -> str:
    """The word for what a list says about somebody: only enumerations need one."""
    if field == "presence":
        return term(Presence(value))
    return term(Role(value)) if field == "role" else value


def column_word(field: str) -> str:
    """What a column of a list means (a member of `exchange.columns.Field`)."""
    return _COLUMNS[field]()


def skip_words(reason: str) -> str:
    """Why a line of a list is no person (a member of `exchange.people_list.SkipReason`)."""
    return _SKIPPED[reason]()


def skipped_words(line: int, text: str, reason: str) -> str:
    """ "Zeile 70: „Stand: 12.01.“ (keine Person, sondern eine Anmerkung)"."""
    return _("{line}: “{text}” ({reason})").format(line=line_words([line]), text=text, reason=skip_words(reason))


def several_people_words(line: int, text: str) -> str:
    """A line that may name several people."""
    return _("{line}: “{text}” may be more than one person.").format(line=line_words([line]), text=text)


def unclear_presence_words(line: int, text: str) -> str:
    """A line from which nobody can tell whether somebody comes."""
    said = _("{line}: “{text}” does not say clearly whether this person takes part, who therefore counts as invited.")
    return said.format(line=line_words([line]), text=text)


def one_of_several_words(name: str, count: int) -> str:
    """Somebody who may be known already, but as whom?"""
    said = _("{name} may be one of {count} people in this file, and was added as a new person: please compare.")
    return said.format(name=name, count=count)


def unread_words(column: str, lines: Sequence[int]) -> str:
    """Cells of a column without a value, such as formulas that were never calculated."""
    said = ngettext(
        "Column “{column}”: {count} cell has no value that can be read (line {lines}).",
        "Column “{column}”: {count} cells have no value that can be read (lines {lines}).",
        len(lines),
    )
    return said.format(column=column, count=len(lines), lines=_short_ranges(lines))


def unused_words(column: str) -> str:
    """A column that stays behind."""
    return _("The column “{header}” is not taken over.").format(header=column)


def same_header_words(header: str, columns: Sequence[int], taken: int) -> str:
    """Columns (counted from 1) with the same words above them, of which one is taken over."""
    said = _("Several columns are called “{header}” ({columns}): only column {taken} is taken over.")
    return said.format(header=header, columns=", ".join(map(str, columns)), taken=taken)


def same_meaning_words(field: str, columns: Sequence[int]) -> str:
    """Columns (counted from 1) of which each is to hold the same part of a name."""
    said = _("Several columns mean “{meaning}” ({columns}): what they say is put together.")
    return said.format(meaning=column_word(field), columns=", ".join(map(str, columns)))


def unused_sheet_words(name: str) -> str:
    """A sheet that stays behind."""
    return _("The sheet “{name}” is not taken over.").format(name=name)


def hidden_lines_words(lines: Sequence[int]) -> str:
    """ "2 hidden rows are included: 3, 5–9."."""
    said = ngettext(
        "{count} hidden row is included: {lines}.", "{count} hidden rows are included: {lines}.", len(lines)
    )
    return said.format(count=len(lines), lines=number_words(_ranges(lines)))


def _ranges(lines: Sequence[int]) -> list[Range]:
    runs = [[line for _place, line in run] for _start, run in groupby(enumerate(lines), lambda at: at[1] - at[0])]
    return [(run[0], run[-1]) for run in runs]


def _short_ranges(lines: Sequence[int]) -> str:
    """No more than can be read at a glance."""
    ranges = _ranges(lines)
    return number_words(ranges[:_MOST_RANGES]) + (" …" if len(ranges) > _MOST_RANGES else "")


def hidden_sheet_words(name: str) -> str:
    """A sheet that stays behind because nobody sees it."""
    return _("The sheet “{name}” is hidden and is not taken over.").format(name=name)


def list_trouble(reason: str, values: Mapping[str, object]) -> str:
    """Why a file could not be read as a list (a member of `exchange.sheet.ListFault`), and what to do."""
    return LIST_TROUBLE[reason]().format_map({"file": "", "most": "", **values})


_COLUMNS: Mapping[str, Callable[[], str]] = {
    "number": lambda: _("List number"),
    "full_name": lambda: _("First and last name"),
    "last_name": lambda: _("Last name"),
    "first_name": lambda: _("First name"),
    "title": lambda: _("Academic title"),
    "organisation": lambda: _("Organisation"),
    "municipality": lambda: _("Municipality"),
    "email": lambda: _("E-mail"),
    "phone": lambda: _("Phone"),
    "presence": lambda: _("Takes part?"),
    "role": lambda: _("Role"),
    "wish": lambda: _("Topic wished for"),
    "note": lambda: _("Remarks"),
    "ignore": lambda: _("do not take over"),
}

_SKIPPED: Mapping[str, Callable[[], str]] = {
    "empty": lambda: _("empty line"),
    "note": lambda: _("no person, but a note"),
    "header": lambda: _("heading"),
    "above": lambda: _("above the list"),
}

LIST_TROUBLE: Mapping[str, Callable[[], str]] = {
    "list_missing": lambda: _("There is no file “{file}” any more. Was it moved, or is the stick not plugged in?"),
    "list_unreadable": lambda: _(
        "“{file}” can't be read. Is it open in another program, or not meant for you to read?"
    ),
    "list_empty": lambda: _("There is nothing in “{file}”. Perhaps the list is in another file."),
    "list_pdf": lambda: _(
        "“{file}” is a PDF, from which no list can be read reliably. Ask for the list as XLSX or CSV, "
        "or copy the names in the PDF and paste them here."
    ),
    "list_old_excel": lambda: _("“{file}” is an old Excel file (XLS). Open it, save it as XLSX, and import that."),
    "list_encrypted": lambda: _("“{file}” has a password. Open it, save it without one, and import that."),
    "list_other_document": lambda: _(
        "“{file}” is no list. XLSX, CSV and text with one name a line can be read. Or copy the names and paste them."
    ),
    "list_damaged": lambda: _("“{file}” is damaged. Open it in a spreadsheet program, save it anew, and import that."),
    "list_too_long": lambda: _(
        "“{file}” has more than {most} lines. Split it, or remove the lines that are not needed."
    ),
    "list_too_large": lambda: _(
        "“{file}” holds far more than a list of people: too many cells or columns, perhaps empty ones. "
        "Copy the lines with people into a new file, and import that."
    ),
    "list_nobody": lambda: _(
        "Nobody was found in “{file}”, and nothing was changed. Perhaps the people are in another file or on a hidden "
        "sheet. XLSX, CSV and text with one name a line can be read."
    ),
}
