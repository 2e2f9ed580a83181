"""A file of an older version: kept as it was, then brought to the newest.

Nothing here is undone by going back to a rolling backup, so what was before is kept among those and never goes.
"""

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.event import at_home
from werkstatt.storage import backups, connection, migrations
from werkstatt.storage.location import is_backup, is_protected
from werkstatt.storage.safe_copy import free_name, safe_copy, sha256

# Begins as the names of the rolling backups do, and goes on: so they sort together, and thinning out passes it over.
_STAMP = "%Y-%m-%d_%H-%M-%S"


def upgrade(raw: sqlite3.Connection, path: Path, original: Path, version: int) -> FileTrouble:
    """Bring an open file of `version` up to the newest. Returns what the person has to know; raises FileTrouble."""
    kept = _keep(raw, path, original, version)
    migrations.upgrade(raw, version)
    folder = kept.parent
    where = folder.name if folder.parent == original.parent else str(folder)
    return FileTrouble("upgraded", str(original), folder=where, backup=kept.name)


def _keep(raw: sqlite3.Connection, path: Path, original: Path, version: int) -> Path:
    """Where the file lies as it was; an equal one that is kept already will do."""
    folder = backups.folder(_beside(path, original))
    draft = folder / ".older.draft"
    try:
        folder.mkdir(exist_ok=True)
        _copy(raw, draft)
        earlier = (kept for kept in folder.glob(f"* (Format {version}).werkstatt") if sha256(kept) == sha256(draft))
        if (kept := next(earlier, None)) is None:
            stamp = at_home(datetime.now(UTC)).strftime(_STAMP)
            kept = free_name(folder / f"{stamp} (Format {version}).werkstatt")
            safe_copy(draft, kept)
        return kept
    except FileExistsError as error:
        raise FileTrouble("no_backup_folder", str(original), folder=folder.name) from error
    except (OSError, sqlite3.Error) as error:
        detail = error.strerror if isinstance(error, OSError) else str(error)
        raise FileTrouble("not_upgraded", str(original), detail=detail) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _beside(path: Path, original: Path) -> Path:
    """A working copy has its backups beside its original, if that can be written."""
    can_be_written = original.exists() and not is_protected(original) and not is_backup(original)
    return original if can_be_written else path


def _copy(raw: sqlite3.Connection, draft: Path) -> None:
    draft.unlink(missing_ok=True)  # by a crash in the middle
    with closing(connection.connect(draft, "rwc")) as copy:
        raw.backup(copy)
        connection.single_file(copy)
