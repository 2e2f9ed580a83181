"""A list imported without a window: people on the right event's list, and every oddity said in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.offices import write_network_conference
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble, Refused
from werkstatt.domain.person import Presence
from werkstatt.exchange.office import import_people
from werkstatt.exchange.sheet import ListFault, UnreadableList
from werkstatt.operations.event import add_event
from werkstatt.operations.person import add_walk_in, set_presence
from werkstatt.operations.process import begin_process
from werkstatt.readmodels.choice import event_meant
from werkstatt.readmodels.people import PeoplePicture, people
from werkstatt.systemclock import SystemClock

PLAIN = "Name;Vorname;Institution;Teilnahme\nRoth;Nina;Sparkasse;ja\nKern;Udo;Bauamt;nein\n"


def imported(file: Path, source: Path, number: int | None) -> list[str]:
    """Every line that the command line would print."""
    return list(import_people(file, source, number))


def listed(file: Path, number: int | None = None) -> PeoplePicture:
    """The list of an event in a closed file."""
    desk = Desk.open(file, SystemClock())
    picture = desk.ask(people, desk.ask(event_meant, number).result().id).result()
    desk.close()
    return picture


def written(folder: Path, text: str) -> Path:
    path = folder / "liste.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Masterplan.werkstatt"


@pytest.fixture
def two_events(file: Path) -> Path:
    desk = Desk.create(file, SystemClock())
    desk.do(begin_process, "Masterplan").result()
    for title, day in (("Später", date(2023, 3, 1)), ("Früher", date(2023, 1, 18))):
        desk.do(add_event, title, day, time(18)).result()
    desk.close()
    return file


def test_a_new_file_gets_an_event_of_today_named_after_it(file: Path, tmp_path: Path) -> None:
    assert imported(file, written(tmp_path, PLAIN), None)[0].startswith("2 Personen")
    desk = Desk.open(file, SystemClock())
    assert desk.ask(event_meant, 1).result().title == "Masterplan"
    desk.close()
    assert {row.person.name for row in listed(file).rows} == {"Nina Roth", "Udo Kern"}


@pytest.mark.parametrize("number", [1, 2])
def test_the_event_is_chosen_by_its_number(two_events: Path, tmp_path: Path, number: int) -> None:
    imported(two_events, written(tmp_path, PLAIN), number)
    assert [len(listed(two_events, place).rows) for place in (1, 2)] == [2 * (number == place) for place in (1, 2)]


def test_without_a_number_it_is_the_event_on_the_beamer(two_events: Path, tmp_path: Path) -> None:
    imported(two_events, written(tmp_path, PLAIN), None)
    assert len(listed(two_events, 2).rows) == 2


@pytest.mark.parametrize("number", [0, 3])
def test_a_number_that_no_event_has_changes_nothing(two_events: Path, tmp_path: Path, number: int) -> None:
    with pytest.raises(Refused) as refusal:
        imported(two_events, written(tmp_path, PLAIN), number)
    assert refusal.value.values == {"number": number, "count": 2}
    assert not listed(two_events, 1).rows + listed(two_events, 2).rows


def test_no_file_is_made_for_an_event_that_it_would_not_have(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        imported(file, written(tmp_path, PLAIN), 2)
    assert refusal.value.reason == "no_such_event"
    assert not file.exists()
    imported(file, tmp_path / "liste.csv", 1)
    assert len(listed(file).rows) == 2


def test_no_file_is_made_for_a_list_that_can_not_be_read(file: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableList):
        imported(file, written(tmp_path, "%PDF-1.7 nothing"), None)
    with pytest.raises(UnreadableList):
        imported(file, tmp_path / "nowhere.csv", None)
    assert not file.exists()


def test_a_file_of_another_kind_is_left_alone(file: Path, tmp_path: Path) -> None:
    file.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    with pytest.raises(FileTrouble):
        imported(file, written(tmp_path, PLAIN), None)
    assert file.read_text(encoding="utf-8") == "Sehr geehrte Damen und Herren"


def test_the_summary_agrees_with_the_file(file: Path, tmp_path: Path) -> None:
    said = "\n".join(imported(file, write_network_conference(tmp_path / "liste.xlsx"), None))
    picture = listed(file)
    assert "64 Personen" in said
    assert len(picture.rows) == 64
    assert picture.by_presence == Counter(
        {Presence.REGISTERED: 37, Presence.REMOTE: 13, Presence.EXCUSED: 13, Presence.INVITED: 1}
    )
    for count, word in ((37, "angemeldet"), (13, "online"), (13, "entschuldigt"), (1, "eingeladen")):
        assert f"{count} {word}" in said


def test_whoever_does_not_say_clearly_is_invited_and_named(file: Path, tmp_path: Path) -> None:
    lines = ("Name;Vorname;Teilnahme", "Roth;Nina;siehe Mail", "Kern;Udo;ja", "Klein;Eva;ja/nein")
    text = "\n".join([*lines, "Conrad;Jörg;nein", "Conrad;Jörg;ja"])
    said = imported(file, written(tmp_path, text), None)
    presence = {row.person.last_name: row.attendance.presence for row in listed(file).rows}
    assert presence == {
        "Roth": Presence.INVITED,
        "Kern": Presence.REGISTERED,
        "Klein": Presence.INVITED,
        "Conrad": Presence.INVITED,
    }
    assert said[0].startswith("4 Personen: 3 eingeladen, 1 angemeldet")
    for line, words in ((2, "siehe Mail"), (4, "ja/nein")):
        assert [one for one in said if f" {line}" in one and words in one]
    assert [one for one in said if "Jörg Conrad" in one and "5" in one and "6" in one]


def test_what_one_line_leaves_open_another_may_say(file: Path, tmp_path: Path) -> None:
    text = "Name;Vorname;Teilnahme\nRoth;Nina;siehe Mail\nKern;Udo;ja\nRoth;Nina;nein\n"
    said = imported(file, written(tmp_path, text), None)
    assert {row.attendance.presence for row in listed(file).rows} == {Presence.EXCUSED, Presence.REGISTERED}
    assert not [one for one in said if "siehe Mail" in one]


def test_two_people_in_one_line_are_pointed_out(file: Path, tmp_path: Path) -> None:
    text = "Name;Ort\nNina Roth und Udo Kern;Rhaunen\nEva Klein;Rhaunen\n"
    said = imported(file, written(tmp_path, text), None)
    assert "Zeile 2: „Nina Roth und Udo Kern“ könnten mehrere Personen sein." in said


def test_columns_cells_and_sheets_that_stay_behind_are_named(file: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Vorname", "Institution", "Rechnung Nr"])
    book.active.append(["Roth", "Nina", "=B9&B8", 4711])
    book.active.append(["Kern", "Udo", "Bauamt", 4712])
    book.create_sheet("Catering").append(["vegetarisch", 12])
    book.save(tmp_path / "liste.xlsx")
    said = imported(file, tmp_path / "liste.xlsx", None)
    assert "Die Spalte „Rechnung Nr“ wird nicht übernommen." in said
    assert "Spalte „Institution“: 1 Zelle ohne lesbaren Wert (Zeile 2)." in said
    assert [one for one in said if "Catering" in one]


def test_lines_that_are_no_people_are_quoted_and_empty_ones_are_not_counted(file: Path, tmp_path: Path) -> None:
    text = "Anmeldungen;;\nName;Vorname;Ort\nRoth;Nina;Rhaunen\n;;\nKern;Udo;Rhaunen\n;;\nStand: 3.1.;;\n"
    said = imported(file, written(tmp_path, text), None)
    assert "2 Zeilen wurden ausgelassen." in said
    assert "Zeile 1: „Anmeldungen“ (über der Liste)" in said
    assert [one for one in said if "„Stand: 3.1.“" in one]


def test_a_second_import_recognises_people_and_keeps_who_has_come(two_events: Path, tmp_path: Path) -> None:
    source = written(tmp_path, PLAIN)
    imported(two_events, source, 2)
    desk = Desk.open(two_events, SystemClock())
    event_id = desk.ask(event_meant, 2).result().id
    kern = next(row.id for row in desk.ask(people, event_id).result().rows if row.person.last_name == "Kern")
    desk.do(set_presence, [kern], Presence.PRESENT, desk.now()).result()
    desk.close()
    assert "2 Personen waren schon bekannt." in imported(two_events, source, 2)
    assert listed(two_events, 2).by_presence == {Presence.REGISTERED: 1, Presence.PRESENT: 1}


def test_who_may_be_one_of_several_is_new_and_pointed_out(two_events: Path, tmp_path: Path) -> None:
    desk = Desk.open(two_events, SystemClock())
    event_id = desk.ask(event_meant, 1).result().id
    for organisation in ("Bauamt", "Klinikum"):
        desk.do(add_walk_in, event_id, "Roth", "Nina", desk.now(), organisation=organisation).result()
    desk.close()
    said = imported(two_events, written(tmp_path, "Name;Vorname\nRoth;Nina\nKern;Udo\n"), 2)
    assert {row.person.name for row in listed(two_events, 2).rows} == {"Nina Roth", "Udo Kern"}
    assert [one for one in said if "Nina Roth" in one and " 2 " in one]


def workbook(path: Path, **sheets: Sequence[Sequence[str | None]]) -> openpyxl.Workbook:
    """A saved workbook with sheets by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


SEEN = [("Name", "Vorname"), ("Roth", "Nina"), ("Kern", "Udo"), ("Klein", "Eva"), ("Fuchs", "Ina")]
UNSEEN = [("Name", "Vorname"), *((f"Geheim{letter}", "Ute") for letter in "abcdefgh")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_stays_behind_and_is_named_however_long_it_is(file: Path, tmp_path: Path, state: str) -> None:
    source = tmp_path / "liste.xlsx"
    book = workbook(source, Geheim=UNSEEN, Liste=SEEN)
    book["Geheim"].sheet_state = state
    book.active = 1
    book.save(source)
    said = imported(file, source, None)
    assert said[0].startswith("4 Personen")
    assert [one for one in said if "Geheim" in one and "ausgeblendet" in one]


def test_people_on_a_hidden_sheet_only_are_not_taken_unseen(file: Path, tmp_path: Path) -> None:
    source = tmp_path / "liste.xlsx"
    book = workbook(source, Geheim=UNSEEN, Deckblatt=[])
    book["Geheim"].sheet_state = "hidden"
    book.active = 1
    book.save(source)
    with pytest.raises(UnreadableList) as refusal:
        imported(file, source, None)
    assert refusal.value.reason == ListFault.NOBODY
    assert not file.exists()


def test_rows_that_a_filter_hides_come_along_and_are_counted(file: Path, tmp_path: Path) -> None:
    source = tmp_path / "liste.xlsx"
    book = workbook(source, Liste=[*SEEN, (None, None), ("Stand: 3.1.", None)])
    for line in (3, 5, 6, 7):
        book["Liste"].row_dimensions[line].hidden = True
    book.save(source)
    said = imported(file, source, None)
    assert said[0].startswith("4 Personen")
    assert "2 ausgeblendete Zeilen sind dabei: 3, 5." in said
    book["Liste"].row_dimensions[3].hidden = False
    book.save(source)
    assert "1 ausgeblendete Zeile ist dabei: 5." in imported(file, source, None)


@pytest.mark.parametrize(
    "text", ["Nachname;Vorname;Teilnahme\n", '[{"Nachname": "Roth", "Vorname": "Nina"}]', "Stand: 3.1.\n"]
)
def test_a_list_without_people_is_refused_and_changes_nothing(
    file: Path, two_events: Path, tmp_path: Path, text: str
) -> None:
    source = written(tmp_path, text)
    new = tmp_path / "Neu.werkstatt"
    before = two_events.read_bytes()
    for target in (new, two_events):
        with pytest.raises(UnreadableList) as refusal:
            imported(target, source, None)
        assert (refusal.value.reason, refusal.value.values["file"]) == (ListFault.NOBODY, "liste.csv")
    assert not new.exists()
    assert two_events.read_bytes() == before


def test_trouble_with_closing_is_raised_behind_the_report(file: Path, tmp_path: Path) -> None:
    (tmp_path / "Masterplan-Sicherungen").write_text("a file where the folder should be", encoding="utf-8")
    lines = import_people(file, written(tmp_path, PLAIN), None)
    assert next(lines).startswith("2 Personen")
    with pytest.raises(FileTrouble):
        list(lines)
    (tmp_path / "Masterplan-Sicherungen").unlink()
    assert len(listed(file).rows) == 2
