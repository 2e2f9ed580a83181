"""Words around table notes, and notes as people type them: "+ gefällt uns", "- zu teuer", "Wer zahlt das?"."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.i18n import _, ngettext

# A sign before a figure belongs to it: "+25 Plätze", "-5 %".
_SIGNED = re.compile(r"([+?\-–−])(?:\s+|(?!\d))(\S.*)", re.DOTALL)
_BULLET = re.compile(r"([-–−•*·])\s+")
_SIGNS = {"+": NoteKind.SUPPORT, "?": NoteKind.QUESTION}


def notes_from_lines(lines: Sequence[str]) -> Sequence[tuple[NoteKind, str]]:
    """Kind and text of each line. A sign in front says the kind, so does a question mark at the end; bullets don't."""
    return [_note_from_line(line) for line in _without_bullets(lines)]


def _note_from_line(line: str) -> tuple[NoteKind, str]:
    signed = _SIGNED.fullmatch(line)
    kind, text = (_SIGNS.get(signed[1], NoteKind.CONCERN), signed[2]) if signed else (NoteKind.IDEA, line)
    return (NoteKind.QUESTION if kind is NoteKind.IDEA and line.endswith("?") else kind), text


def _without_bullets(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a list, where all begin with the same bullet, without it."""
    found = [_BULLET.match(line) for line in lines]
    bullets = {match[1] if match else "" for match in found}
    if len(lines) == 1 or len(bullets) != 1 or "" in bullets:
        return lines
    return [_BULLET.sub("", line, count=1) for line in lines]


def kinds_text(notes: Iterable[TableNote]) -> str:
    """ "7 Ideen, 2 Bedenken · 3 mit Stern"; what there is none of is left out."""
    there = list(notes)
    counts = [(say, sum(note.kind is kind for note in there)) for kind, say in _COUNTS.items()]
    kinds = ", ".join(say(count).format(count=count) for say, count in counts if count) or _("nothing yet")
    starred = sum(note.starred for note in there)
    return f"{kinds} · {_('{count} with a star').format(count=starred)}" if starred else kinds


_COUNTS: Mapping[NoteKind, Callable[[int], str]] = {
    NoteKind.IDEA: lambda count: ngettext("{count} idea", "{count} ideas", count),
    NoteKind.CONCERN: lambda count: ngettext("{count} concern", "{count} concerns", count),
    NoteKind.SUPPORT: lambda count: ngettext("{count} support", "{count} supports", count),
    NoteKind.QUESTION: lambda count: ngettext("{count} question", "{count} questions", count),
}
