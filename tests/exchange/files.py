"""Files made as spreadsheet programs, or bad people, make them, and what is said about those that are no lists."""

import zipfile

import pytest

from werkstatt.exchange.sheet import ListFault, UnreadableList
from werkstatt.exchange.sheet_file import read_sheets

ROWS = (("Name", "Ort"), ("Müller, Jörg", "Köln"), ("Groß", "Thür"))


def refused(path, data: bytes | None = None) -> ListFault:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableList) as error:
        read_sheets(path)
    return ListFault(error.value.reason)


def with_part(path, name: str, changed, compression=zipfile.ZIP_STORED):
    """Rewrites a part of a workbook as a spreadsheet program would have, which openpyxl itself can't."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    before = parts[name]
    parts[name] = changed(before)
    assert parts[name] != before
    with zipfile.ZipFile(path, "w", compression) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def with_cell_xml(path, old: bytes, new: bytes, compression=zipfile.ZIP_STORED):
    """Rewrites the only sheet."""
    return with_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(old, new), compression)
