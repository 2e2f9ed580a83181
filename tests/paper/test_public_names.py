"""The public edition names nobody who did not agree, and leaves organisations alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.person import Person
from werkstatt.paper.public_names import PublicNames

PEOPLE = [
    Person(id="1", first_name="Sabine", last_name="Klein", organisation="Ehrenamtsbüro"),
    Person(id="2", first_name="Peter", last_name="Klein", title="Dr.", may_be_named=True, organisation="Klein GmbH"),
    Person(id="3", first_name="Jörg", last_name="Müller", organisation="Jörg Müller", municipality="Weiler"),
    Person(id="4", first_name="Anna Maria", last_name="von der Heide"),
    Person(id="5", first_name="Mona"),
    Person(id="6"),
]
PUBLIC = PublicNames(PEOPLE, "N. N.")


@pytest.mark.parametrize(
    "typed",
    ["Ehrenamtsbüro", "Klein GmbH", "Peter Klein", "Herr Dr. Peter Klein", "Klein, Peter", "Kleinstadt", "Weiler", ""],
)
def test_organisations_and_people_who_agreed_stay(typed: str):
    assert PUBLIC(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        *("Sabine Klein", "sabine klein", "S. Klein", "S.Klein", "Frau Klein", "Klein, Sabine", "Klein", "Sabine"),
        *("Jörg Müller", "Joerg Mueller", "Herr Prof. Müller", "Frau von der Heide", "Fr. Heide", "Anna Heide", "Mona"),
        *("sabine.klein@example.org", "buero@example.org", "Kl\u00adein", "K\u200blein"),
    ],
)
def test_whoever_did_not_agree_is_not_named(typed: str):
    assert PUBLIC(typed) == "N. N."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ehrenamtsbüro, Frau Klein", "Ehrenamtsbüro, N. N."),
        ("Sabine Klein (Ehrenamtsbüro)", "N. N. (Ehrenamtsbüro)"),
        ("S. Klein und Handwerkskammer", "N. N. und Handwerkskammer"),
        ("Handwerkskammer / Müller", "Handwerkskammer / N. N."),
        ("Sabine, Peter", "N. N., Peter"),
        ("Klein und Weber", "N. N. und Weber"),
    ],
)
def test_what_stands_beside_a_name_stays(typed: str, told: str):
    assert PUBLIC(typed) == told


def test_half_of_a_double_name_names_too():
    public = PublicNames([Person(id="1", first_name="Eva", last_name="Grünebaum-Kestenholz")], "N. N.")
    assert [public(typed) for typed in ("Frau Kestenholz", "Gruenebaum", "E. Grünebaum-Kestenholz")] == ["N. N."] * 3


def test_an_organisation_that_is_a_name_is_not_told():
    assert PUBLIC.organisation(PEOPLE[2]) == ""
    assert PUBLIC.organisation(PEOPLE[0]) == "Ehrenamtsbüro"


NAMES = st.text("abcdeäöüß -'.*+?([\\|^$", min_size=1, max_size=12)


@given(NAMES, NAMES, st.text(max_size=30), st.text(max_size=30))
def test_a_full_name_never_gets_through(first: str, last: str, before: str, after: str):
    public = PublicNames([Person(id="1", first_name=first, last_name=last)], "")
    if last.strip() and last.strip()[0].isalpha() and last.strip()[-1].isalpha():
        assert f"{first} {last}" not in public(f"{before} ({first} {last}) {after}")
