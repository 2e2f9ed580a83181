"""Tables out of files as offices send them: cells as text, whatever the file's name claims to be."""

from pathlib import Path

from werkstatt.exchange.delimited import text_rows
from werkstatt.exchange.sheet import MOST_BYTES, MOST_ROWS, Fault, ListFault, Sheet, UnreadableList
from werkstatt.exchange.workbook import workbook_sheets


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of the file that hold anything; at least one. Raises UnreadableList."""
    try:
        sheets = _sheets(path)
    except FileNotFoundError as error:
        raise UnreadableList(ListFault.MISSING, file=path.name) from error
    except OSError as error:
        raise UnreadableList(ListFault.UNREADABLE, file=path.name) from error
    except Fault as fault:
        raise UnreadableList(fault.reason, file=path.name, most=MOST_ROWS) from fault
    sheets = [sheet for sheet in sheets if sheet.rows or sheet.unread]
    if not sheets:
        raise UnreadableList(ListFault.EMPTY, file=path.name)
    return sheets


def _sheets(path: Path) -> list[Sheet]:
    if path.stat().st_size > MOST_BYTES:
        raise Fault(ListFault.TOO_LARGE)
    data = path.read_bytes()
    return workbook_sheets(data) if data.startswith(b"PK\x03\x04") else [Sheet("", text_rows(data))]
