"""The values of enumerations that a file may hold. An older program can't read a new one, so it needs a new version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.desks import SIX_O_CLOCK, evening
from werkstatt.desk import Desk, examine
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.migrations import NEWEST_VERSION
from werkstatt.storage.tables import METADATA
from werkstatt.wording.errors import sentence

# What files of a version may hold. When this fails: add a step to storage/migrations, if only an empty one, and a line
# for its version here. A version that was never released may be changed.
WORDS = {
    1: {
        "ActionState": "open under_way done dropped",
        "Curtain": "open black frozen",
        "EntryKind": "note decision",
        "ItemKind": "arrival input cafe change cards feedback plenary actions break guest closing",
        "Presence": "invited registered present remote excused",
        "Role": "participant moderation minutes host guest",
        "Scene": "welcome agenda item break text picture review initiative slides guest thanks",
    },
    2: {
        "ActionState": "open under_way done dropped",
        "Bond": "together apart",
        "Curtain": "open black frozen",
        "EntryKind": "note decision",
        "ItemKind": "arrival input cafe change cards feedback plenary actions break guest closing",
        "Mix": "mixed wishes calm",
        "NoteKind": "idea concern support question",
        "Paper": "badge sign",
        "Presence": "invited registered present remote excused",
        "Role": "participant moderation minutes host guest",
        "Scene": "welcome agenda item break text picture review initiative slides guest thanks "
        "round change seats tables harvest",
    },
}
WORDS[3] = {
    **WORDS[2],
    "Paper": "badge reserve sign",
    "Presence": "invited registered present remote excused left",
}


def stored_words() -> dict[str, str]:
    kinds = [column.type for table in METADATA.sorted_tables for column in table.c if isinstance(column.type, sa.Enum)]
    return {kind.enum_class.__name__: " ".join(member.value for member in kind.enum_class) for kind in kinds}


def test_a_new_word_has_a_new_version():
    assert max(WORDS) == NEWEST_VERSION
    assert stored_words() == WORDS[NEWEST_VERSION]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with evening(tmp_path) as night:
        return night.desk.path


@pytest.mark.parametrize(
    ("version", "said"),
    [(NEWEST_VERSION + 1, ("neueren Werkstatt", "nicht verändert")), (NEWEST_VERSION, ("'quiz'", "nicht verändert"))],
)
def test_a_word_of_a_newer_program_is_refused_in_a_sentence(path: Path, version: int, said: tuple[str, ...]):
    """With a version of its own, or, if that was forgotten, without one: never a crash in the middle of the evening."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE agenda_item SET kind = 'quiz' WHERE kind = 'cafe'")
        raw.execute(f"PRAGMA user_version = {version}")
        raw.commit()
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        Desk.open(path, VirtualClock(SIX_O_CLOCK))
    assert all(part in sentence(caught.value) for part in said), sentence(caught.value)
    try:
        assert any("'quiz'" in fault for fault in examine(path))
    except FileTrouble as newer:
        assert newer.reason == "newer"
    assert path.read_bytes() == before
