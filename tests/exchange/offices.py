"""Lists as offices send them, all invented: a workbook with all that is odd about one, and a folder of others."""

from pathlib import Path

import openpyxl

from werkstatt.exchange.columns import Field, guess
from werkstatt.exchange.people_list import ListReading, read_list
from werkstatt.exchange.sheet import Sheet

Rows = tuple[tuple[str, ...], ...]

_LISTS = Path(__file__).parent / "lists"
_SURNAMES = "Anders Böhm Clausen Dietz Ebert Franke Görlitz Hahn Ihle Jost Krug Löwe Menzel".split()  # noqa: SIM905
_FIRST_NAMES = ("Ute", "Jörg", "Zoë", "Mehmet", "Łukasz")
_BODIES = ("Klinikum", "Sportverein", "Hochschule, Campus Nord", "Bürger/in", "Zimmerei")
_PLACES = ("Rhaunen", "Herrstein", "Fischbach", None, "Idar-Oberstein")
_TOPICS = ("Gesunde Betriebe – gesunde VG", "Bündnis neues Wohnen", None)
_ANSWERS = ("ja", "Ja", "online", "nein", None)
HEADERS = ("lfd. Nr.", "Name", "Vorname ", "Institution", "Wohnort / Kommune", "E-Mail", "Wunschthema 1")
HEADERS += ("Wunschthema 2", "Teilnahme")


def list_names() -> list[str]:
    """The invented lists by the names of their files."""
    return sorted(path.stem for path in _LISTS.glob("*.txt"))


def office_list(name: str) -> tuple[list[set[Field]], Rows]:
    r"""What is right for each column, several meanings at times, and the rows.

    In the file the first line names the fields ("a/b": both are right); cells are parted by "|", and "\\n" inside one
    is a line break.
    """
    first, *lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    rows = tuple(
        tuple(cell.strip().replace("\\n", "\n") for cell in line.split("|")) if line.strip() else ("",)
        for line in lines
    )
    return [{Field(meaning) for meaning in fields.split("/")} for fields in first.split()], rows


def write_workbook(path: Path, rows: Rows | list[tuple[object, ...]], title: str = "Tabelle1") -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(path)
    return path


def write_network_conference(path: Path) -> Path:
    """65 lines for 64 people: title, empty rows, a note below, one double registration, and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Anmeldungen"
    sheet["A1"] = "Anmeldeliste Netzwerkkonferenz 18.01.2023"
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(HEADERS)
    for number in range(1, 65):
        if number in {6, 7, 21, 49}:
            sheet.append([])
        sheet.append(_registration(number))
    again = list(_registration(4))
    again[0], again[5], again[8] = 65, "again@example.org", "ja"
    sheet.append(again)
    sheet.append([])
    sheet.append(["Stand: 12.01., Rückfragen an die Verwaltung"])
    book.create_sheet("Catering").append(["vegetarisch", 12])
    book.save(path)
    return path


def _registration(number: int) -> tuple[object, ...]:
    surname, first_name = _SURNAMES[number % 13], _FIRST_NAMES[number % 5]
    email = f"{first_name}.{surname}@example.org".lower() if number % 6 and number != 4 else None
    title = "Dr. " if number % 12 == 3 else ""
    space = " " if number % 5 == 0 else ""
    wishes = (_TOPICS[number % 3], _TOPICS[(number + 1) % 3]) if number % 3 < 2 else (None, None)
    answer = "nein" if number == 4 else _ANSWERS[number % 5]
    place = number % 5
    return (number, title + surname + space, first_name, _BODIES[place], _PLACES[place], email, *wishes, answer)


def read_text(text: str) -> ListReading:
    """A list of its own, written with "|" between cells, its columns guessed."""
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip("\n").split("\n"))
    layout = guess(Sheet("", rows))
    return read_list(Sheet("", rows), layout.columns, layout.first_row)
