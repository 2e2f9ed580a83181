"""What is noted beside a backup tells it from others, and nothing depends on it."""

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from werkstatt.domain.agenda import ItemKind
from werkstatt.operations import action, agenda, event, live
from werkstatt.operations.process import begin_process
from werkstatt.storage import backup_note, backups
from werkstatt.storage.backups import Backup
from werkstatt.storage.home import Home
from werkstatt.storage.records import Records
from werkstatt.storage.workshop_file import WorkshopFile

NOW = datetime(2023, 1, 18, 18, 24, tzinfo=UTC)
HOSTILE = 'Café "Runde 1"\n#: {"running": "falsch"}\n# agenda.add_item'


def fill(records: Records) -> None:
    """An event with a running item and two actions."""
    begin_process(records, "Masterplan")
    event_id = event.add_event(records, "Netzwerkkonferenz", date(2023, 1, 18), time(18))
    day = next(iter(records.find(event.Day, event_id=event_id)))
    agenda.add_item(records, day.id, ItemKind.CAFE, HOSTILE, 20)
    live.proceed(records, day.id, NOW)
    for what in ("Flyer", "Halle"):
        action.add_action(records, event_id, what)


@pytest.fixture
def made(file: WorkshopFile) -> Backup:
    """A backup of such an event."""
    file.perform("agenda.add_item", fill)
    home = Home(file.path)
    home.write_back(file)
    kept = backups.keep(home.snapshot, file.path, NOW, "agenda.add_item")
    assert kept is not None
    return kept


def test_a_backup_knows_what_ran_and_how_much_there_was(file: WorkshopFile, made: Backup):
    assert made.counts == (("person", 0), ("agenda_item", 1), ("action", 2), ("entry", 0))
    assert (made.operation, made.running) == ("agenda.add_item", HOSTILE)
    assert backups.existing(file.path, NOW) == [made]
    backups.require_sound(made.path)


def test_sha256sum_understands_the_note(made: Backup):
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum here")
    note = backup_note.note_file(made.path)
    checked = subprocess.run([program, "-c", note.name], cwd=note.parent, check=True, capture_output=True, text=True)
    assert checked.stdout.startswith(f"{made.path.name}: ")
    assert checked.stderr == ""


@pytest.mark.parametrize(
    "known", ["", "{", "[]", "17", "null", json.dumps({"running": "x"}), json.dumps({"running": "", "counts": [1]})]
)
def test_of_a_damaged_note_the_rest_is_read(made: Backup, known: str):
    note = backup_note.note_file(made.path)
    digest, operation, _known = note.read_text(encoding="utf-8").splitlines()
    note.write_text(f"{digest}\n{operation}\n#: {known}\n", encoding="utf-8")
    found = backup_note.read(made.path)
    assert (found.digest, found.operation) == (digest.split()[0], "agenda.add_item")
    assert (found.running, found.counts) == ("", ())


def test_a_note_of_an_earlier_version_is_read(made: Backup):
    note = backup_note.note_file(made.path)
    note.write_text(f"abc  {made.path.name}\n# action.add_action\n", encoding="utf-8")
    assert backup_note.read(made.path) == backup_note.BackupNote(digest="abc", operation="action.add_action")


def test_what_is_no_file_of_ours_is_noted_by_its_digest(tmp_path: Path):
    other = tmp_path / "2023-01-18_19-24-00+0100.werkstatt"
    other.write_bytes(b"no database")
    assert backup_note.write(other, "abc", "") == backup_note.read(other) == backup_note.BackupNote(digest="abc")
