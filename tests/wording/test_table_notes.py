"""What is typed at the tables: signs say the kind, and nothing of a pasted list is lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt import i18n
from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.wording.table_notes import kinds_text, notes_from_lines

IDEA, CONCERN, SUPPORT, QUESTION = NoteKind.IDEA, NoteKind.CONCERN, NoteKind.SUPPORT, NoteKind.QUESTION


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Mehr Busse", IDEA, "Mehr Busse"),
        ("+ Mehr Busse", SUPPORT, "Mehr Busse"),
        ("+Mehr Busse", SUPPORT, "Mehr Busse"),
        ("- zu teuer", CONCERN, "zu teuer"),
        ("– zu teuer", CONCERN, "zu teuer"),
        ("? Wer zahlt", QUESTION, "Wer zahlt"),
        ("Wer zahlt?", QUESTION, "Wer zahlt?"),
        ("- Wer zahlt?", CONCERN, "Wer zahlt?"),
        ("+25 Plätze", IDEA, "+25 Plätze"),
        ("-5 % im Jahr", IDEA, "-5 % im Jahr"),
        ("+ 25 Plätze", SUPPORT, "25 Plätze"),
        ("+", IDEA, "+"),
        ("?", QUESTION, "?"),
    ],
)
def test_a_sign_in_front_or_a_question_mark_says_the_kind(line: str, kind: NoteKind, text: str):
    assert notes_from_lines([line]) == [(kind, text)]


def test_a_pasted_list_loses_its_bullets_and_nothing_else():
    for bullet in ("- ", "• ", "* ", "–  "):
        assert notes_from_lines([f"{bullet}Busse", f"{bullet}Bahnen"]) == [(IDEA, "Busse"), (IDEA, "Bahnen")]


def test_each_pasted_line_has_its_own_kind():
    assert notes_from_lines(["+ Busse", "- Straßen", "Wer?"]) == [
        (SUPPORT, "Busse"),
        (CONCERN, "Straßen"),
        (QUESTION, "Wer?"),
    ]


@given(st.lists(st.text("ab1+-?•*– ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_every_line_becomes_one_note_that_says_something(lines: list[str]):
    written = notes_from_lines(lines)
    assert all(text and line.endswith(text) for (_kind, text), line in zip(written, lines, strict=True))


def test_notes_are_counted_by_kind(request: pytest.FixtureRequest):
    i18n.use("en")
    request.addfinalizer(lambda: i18n.use("de"))
    kinds = [IDEA, QUESTION, IDEA, SUPPORT]
    notes = [
        TableNote(
            id=str(rank),
            round_id="r",
            table_id="t",
            rank=rank,
            kind=kind,
            text="x",
            written_at=datetime.now(UTC),
            starred=rank > 1,
        )
        for rank, kind in enumerate(kinds)
    ]
    assert kinds_text(notes) == "2 ideas, 1 support, 1 question · 2 with a star"
    assert kinds_text(notes[:1]) == "1 idea"
    assert kinds_text([]) == "nothing yet"
