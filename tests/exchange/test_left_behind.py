"""What stays behind of a list is said once for a whole column, and two columns of one name are never silent."""

from werkstatt.exchange.columns import Column, Field, Layout, guess
from werkstatt.exchange.left_behind import left_behind
from werkstatt.exchange.people_list import read_list
from werkstatt.exchange.sheet import Sheet, UnreadCell

ROWS = (("Roth", "Nina", "Meier"), ("Klein", "Ute", "Schulz"), ("Vogt", "Karl", "Nagel"))


def said(sheet: Sheet, layout: Layout | None = None) -> list[str]:
    layout = layout or guess(sheet)
    reading = read_list(sheet, layout.columns, layout.first_row)
    return [sentence for _key, sentence in left_behind(layout.columns, reading.unused, sheet.unread)]


def test_two_columns_of_one_name_are_pointed_out():
    assert said(Sheet("", (("Nachname", "Vorname", "NACHNAME"), *ROWS))) == [
        "Mehrere Spalten heißen „Nachname“ (1, 3): Nur Spalte 1 wird übernommen."
    ]


def test_two_columns_that_are_to_mean_the_same_are_pointed_out():
    columns = (Column("Nachname", Field.LAST_NAME), Column("Vorname", Field.FIRST_NAME), Column("", Field.LAST_NAME))
    assert said(Sheet("", ROWS), Layout(columns, 0, None)) == [
        "Mehrere Spalten bedeuten „Nachname“ (1, 3): Was darin steht, wird zusammengesetzt."
    ]


def test_what_may_stand_in_several_columns_is_no_cause_for_a_warning():
    head = ("Nachname", "Thema", "Thema")
    rows = [(name, "Wohnen und Leben", "Bildung für alle") for name, _first, _last in ROWS]
    assert said(Sheet("", (head, *rows))) == []


def test_cells_that_can_not_be_read_are_gathered_by_column():
    lines = [4, 5, 6, 9, 11, 13, 15]
    unread = (*(UnreadCell(line, 2, "=A1") for line in lines), UnreadCell(3, 7, "#REF!"))
    columns = (Column("Name", Field.FULL_NAME), Column("E-Mail", Field.EMAIL))
    assert [sentence for _key, sentence in left_behind(columns, (), unread)] == [
        "Spalte „E-Mail“: 7 Zellen ohne lesbaren Wert (Zeilen 4–6, 9, 11, 13 …).",
        "Spalte „7“: 1 Zelle ohne lesbaren Wert (Zeile 3).",
    ]


def test_every_key_is_another():
    sheet = Sheet("", (("Nachname", "Vorname", "Nachname"), *ROWS), (UnreadCell(3, 2, "=A1"), UnreadCell(4, 3, "=A2")))
    keys = [key for key, _sentence in left_behind(guess(sheet).columns, (2,), sheet.unread)]
    assert len(keys) == len(set(keys)) == 3
