"""The check-in line: whoever types as people do finds the right ones, and no line can break it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.check_in import Newcomer, Numbers, Search, Unnamed, rank, read_line, read_newcomer, searchable
from werkstatt.domain.names import split_title

WORDS = st.text("aäbceoöuüsßzéłøñçğ", min_size=2, max_size=8)
NAMES = (
    st.text("abcdeghiklmnoprstuwäöüßéł", min_size=2, max_size=10)
    .map(str.capitalize)
    .filter(lambda name: split_title(f"{name} X")[1] == f"{name} X")
)


def finds(typed: str, *fields: str) -> bool:
    search = read_line(typed)
    assert isinstance(search, Search)
    return rank(search, searchable(*fields)) is not None


@pytest.mark.parametrize("typed", ["mull", "Müll", "muell", "MÜLLER", "lüd", "lud", "müller-lü", "sab müll", "zimm"])
def test_parts_of_names_find_someone_however_they_are_typed(typed: str):
    assert finds(typed, "Müller-Lüdenscheidt", "Sabine", "Zimmerei")


@pytest.mark.parametrize("typed", ["groß", "gross", "grosz", "GROSS", "gro"])
def test_sharp_s_is_found_in_all_spellings(typed: str):
    assert finds(typed, "Groß", "Jürgen")


def test_what_does_not_fit_is_not_found():
    assert not finds("roth", "Groß", "Jürgen", "Arbeitsagentur")
    assert not finds("groß nina", "Groß", "Jürgen", "Arbeitsagentur")
    assert not finds("ün", "Groß", "Jürgen")


def test_names_come_before_organisations_and_beginnings_before_insides():
    search = read_line("han")
    assert isinstance(search, Search)
    people = [("Roth", "Johanna", ""), ("Roth", "Nina", "Handwerkskammer"), ("Roth", "Hanna", ""), ("Hanke", "Uwe", "")]
    fits = {first: rank(search, searchable(last, first, organisation)) for last, first, organisation in people}
    assert sorted(fits, key=lambda first: fits[first]) == ["Uwe", "Hanna", "Nina", "Johanna"]


@given(WORDS, WORDS, st.data())
def test_every_beginning_of_a_word_finds_it(first: str, second: str, data: st.DataObject):
    name = data.draw(st.sampled_from([first, second]))
    typed = name[: data.draw(st.integers(1, len(name)))]
    spelling = data.draw(st.sampled_from([str, str.upper, lambda text: unicodedata.normalize("NFD", text)]))
    assert finds(spelling(typed), f"{first}-{second}")


@pytest.mark.parametrize(
    ("line", "ranges"),
    [
        ("3 7 12-18", [(3, 3), (7, 7), (12, 18)]),
        ("3,7;12 – 18", [(3, 3), (7, 7), (12, 18)]),
        ("18-12", [(12, 18)]),
        ("12-", [(12, 12)]),
        (" 5 ", [(5, 5)]),
    ],
)
def test_list_numbers(line: str, ranges: list[tuple[int, int]]):
    assert read_line(line) == Numbers(tuple(ranges))


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=6), st.sets(st.integers(0, 90)))
def test_numbers_are_found_or_named_as_missing(pairs: list[tuple[int, int]], known: set[int]):
    numbers = read_line(" ".join(f"{one}-{other}" for one, other in pairs))
    assert isinstance(numbers, Numbers)
    meant = {number for pair in pairs for number in range(min(pair), max(pair) + 1)}
    missing = {number for low, high in numbers.missing(known) for number in range(low, high + 1)}
    assert {number for number in range(-1, 92) if number in numbers} == meant
    assert missing == meant - known


def test_an_absurd_range_is_answered_at_once():
    numbers = read_line("1-999999999")
    assert isinstance(numbers, Numbers)
    assert numbers.missing({5}) == ((1, 4), (6, 999999999))


def test_people_without_names():
    assert read_line("+25") == read_line(" + 25 ") == Unnamed(25)
    assert read_line("+") == Unnamed(0)


@pytest.mark.parametrize(
    ("line", "newcomer"),
    [
        ("Roth, Nina; Sparkasse", Newcomer("Roth", "Nina", "", "Sparkasse")),
        ("Nina Roth, Sparkasse, Filiale Rhaunen", Newcomer("Roth", "Nina", "", "Sparkasse, Filiale Rhaunen")),
        ("Nina Roth; Sparkasse", Newcomer("Roth", "Nina", "", "Sparkasse")),
        ("Roth, Dr. Nina, Sparkasse", Newcomer("Roth", "Nina", "Dr.", "Sparkasse")),
        ("Prof. Dr. Nina Roth", Newcomer("Roth", "Nina", "Prof. Dr.")),
        ("Elke von der Heide", Newcomer("von der Heide", "Elke")),
        ("von der Heide, Elke; A, B; C", Newcomer("von der Heide", "Elke", "", "A, B; C")),
        ("Müller Lüdenscheidt, Sabine", Newcomer("Müller Lüdenscheidt", "Sabine")),
        ("Okonkwo, Chidi", Newcomer("Okonkwo", "Chidi")),
        ("Roth", Newcomer("Roth")),
    ],
)
def test_a_newcomer_in_one_line(line: str, newcomer: Newcomer):
    assert read_newcomer(line) == newcomer


@pytest.mark.parametrize("line", ["", "  ", ",", ";", "; Sparkasse", "12", "+3"])
def test_without_a_name_there_is_no_newcomer(line: str):
    assert read_newcomer(line) is None


@given(NAMES, NAMES, st.sampled_from(["", "Sparkasse Birkenfeld", "Kreis, Amt 7"]))
def test_surname_first_is_read_as_it_was_written(last: str, first: str, organisation: str):
    line = f"{last}, {first}; {organisation}" if organisation else f"{last}, {first}"
    assert read_newcomer(line) == Newcomer(last, first, "", organisation)


@given(st.text(max_size=60))
def test_no_line_breaks_it(text: str):
    line = read_line(text)
    if isinstance(line, Search):
        rank(line, searchable(text, text))
    newcomer = read_newcomer(text)
    assert newcomer is None or newcomer.last_name
