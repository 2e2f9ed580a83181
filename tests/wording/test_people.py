"""People in words: everybody has a name to be called by, and an import tells all that it found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.person import Person, Presence
from werkstatt.domain.registration import Contradiction, Merge, Registration
from werkstatt.exchange.columns import Field
from werkstatt.exchange.people_list import SkipReason
from werkstatt.exchange.sheet import ListFault
from werkstatt.wording.people import (
    checked_in,
    listed_name,
    number_words,
    numbers_checked_in,
    person_name,
    unnamed_added,
    unnamed_wanted,
)
from werkstatt.wording.people_list import (
    column_word,
    contradiction_words,
    import_button,
    import_news,
    import_result,
    import_summary,
    known_words,
    line_words,
    list_trouble,
    registered_name,
    skip_words,
    value_word,
)
from werkstatt.wording.terms import term

NINA = Registration(line=4, last_name="Roth", first_name="Nina", title="Dr.", organisation="Sparkasse")
JOERG = Registration(line=7, last_name="Conrad", first_name="Jörg", presence=None, organisation="SPARKASSE")


def test_names_are_said_as_one_says_them_and_listed_as_one_looks_them_up():
    nina = Person(id="n", last_name="Roth", first_name="Nina", title="Dr.")
    assert (person_name(nina, 4), listed_name(nina, 4)) == ("Dr. Nina Roth", "Roth, Dr. Nina")
    assert registered_name(NINA) == "Dr. Nina Roth"
    nobody = Person(id="x")
    assert person_name(nobody, 4) == listed_name(nobody, 4) != ""
    assert "4" in person_name(nobody, 4)


def test_a_registration_without_a_name_is_called_by_what_it_has():
    assert registered_name(Registration(line=1, organisation="Sparkasse")) == "Sparkasse"
    assert registered_name(Registration(line=1, email="a@example.org")) == "a@example.org"


def test_the_summary_counts_people_presences_and_organisations():
    said = import_summary([NINA, JOERG, Registration(line=9, last_name="X", presence=Presence.EXCUSED)])
    assert said.startswith("3 ")
    assert f"2 {term(Presence.REGISTERED)}" in said
    assert f"1 {term(Presence.EXCUSED)}" in said
    assert "1 Organisation" in said or "1 organisation" in said


def test_the_result_names_doubles_contradictions_and_what_was_left_out():
    contradiction = Contradiction(7, "presence", (7, 73), (Presence.EXCUSED, Presence.REGISTERED))
    said = import_result(Merge((NINA, JOERG), ((7, 73),), (contradiction,)), skipped=12, known=3)
    lines = said.splitlines()
    assert len(lines) == 5
    assert "Jörg Conrad" in lines[1] and line_words([7, 73]) in lines[1]
    assert lines[2] == contradiction_words("Jörg Conrad", contradiction)
    assert term(Presence.EXCUSED) in lines[2] and "73" in lines[2]
    assert "3" in lines[3] and "12" in lines[4]


def test_numbers_are_said_with_those_that_nobody_has():
    assert number_words([(3, 3), (12, 18)]) == "3, 12–18"
    two = {Presence.REGISTERED: ["Nina Roth", "Otto Becker"]}
    assert "99" in numbers_checked_in(two, [(99, 99)]) and "2" in numbers_checked_in(two, [])
    assert "0" not in numbers_checked_in({}, [(99, 99)])


def test_who_was_not_expected_is_named_and_nobody_else():
    names = {
        Presence.REGISTERED: ["Nina Roth"],
        Presence.PRESENT: ["Otto Becker"],
        Presence.EXCUSED: [f"Anna {letter}" for letter in "ABCDEFG"],
        Presence.REMOTE: ["Eva Klein"],
        Presence.LEFT: ["Ute Lang"],
    }
    said = numbers_checked_in(names, [])
    assert "11" in said and "Anna E" in said and "Eva Klein" in said and "Ute Lang" in said
    assert not any(name in said for name in ("Nina Roth", "Otto Becker", "Anna F"))
    assert "Z" in said, "how to take it back"
    assert "Z" in numbers_checked_in({Presence.LEFT: ["Ute Lang"]}, [])
    assert "Z" not in numbers_checked_in({Presence.REGISTERED: ["Nina Roth"]}, [])


def test_somebody_who_comes_unexpectedly_is_told_of():
    said = {presence: checked_in("Nina Roth", presence) for presence in Presence}
    assert said[Presence.INVITED] == said[Presence.REGISTERED]
    assert len(set(said.values())) == 5
    assert all("Nina Roth" in words for words in said.values())


def test_people_without_names_are_told_by_their_numbers():
    assert all(part in unnamed_added((61, 65)) for part in ("5", "Person 61", "Person 65"))
    assert unnamed_added((61, 61)).count("61") == 1
    assert unnamed_wanted()


def test_a_list_tells_how_many_are_new_and_how_many_known():
    assert import_news(64, 0) == ""
    assert "64" in import_news(0, 64) and "0" not in import_news(0, 64)
    assert all(number in import_news(5, 59) for number in ("5", "59"))
    assert known_words(59) in import_news(5, 59)
    buttons = [import_button(64, 0), import_button(0, 64), import_button(5, 59)]
    assert len(set(buttons)) == 3 and "64" in buttons[1] and "59" in buttons[2]


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=4))
def test_all_lines_are_named(lines: list[int]):
    assert all(str(line) in line_words(lines) for line in lines)


def test_everything_that_a_list_may_be_has_words():
    words = [column_word(field) for field in Field] + [skip_words(reason) for reason in SkipReason]
    assert all(words) and len(set(map(column_word, Field))) == len(Field)
    assert value_word("organisation", "Kreis") == "Kreis"


@pytest.mark.parametrize("fault", ListFault)
def test_every_fault_of_a_file_has_a_sentence(fault: ListFault):
    said = list_trouble(fault, {"file": "liste.xls", "most": 20_000})
    assert "liste.xls" in said and "{" not in said
