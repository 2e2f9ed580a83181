"""Who is the same person on a list, what is joined, and what is left to people to decide."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.names import is_first_name, split_title
from werkstatt.domain.person import Person, Presence, Role
from werkstatt.domain.registration import Contradiction, Registration, decided, matches, merged, same_person
from werkstatt.domain.replies import presence_said
from werkstatt.domain.spelling import folded


def who(first_name: str, last_name: str, organisation: str = "", email: str = "", line: int = 1) -> Registration:
    return Registration(line=line, first_name=first_name, last_name=last_name, organisation=organisation, email=email)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (who("Jörg", "Conrad"), who("JOERG", "conrad ")),
        (who("Zoë", "Groß"), who("Zoe", "Gross")),
        (who("Łukasz", "Peters"), who("Lukasz", "Peters")),
        (who("Frank", "Dr. Peters"), who("Frank", "Peters")),
        (who("Dr. Frank", "Peters"), who("Frank", "Peters")),
        (who("Hans-Peter", "Müller-Lüdenscheidt"), who("Hans  Peter", "Müller Lüdenscheidt")),
        (who("Elke", "von der Heide"), who("Elke", "von  der Heide")),
        (who("Ute", "Roth", "Sparkasse"), who("Ute", "Roth", "Sparkasse Birkenfeld", "ute@example.org")),
        (who("Ute", "Roth", "Chor"), who("Ute", "Roth", "Feuerwehr")),
        (who("Ute", "Roth", "Chor", "ute@example.org"), who("Ute", "Roth", "Chor", "roth@example.com")),
        (who("Ute", "Roth", "Chor", "ute@example.org"), who("Ute", "Roth", "Feuerwehr", "UTE@example.org")),
        (who("J.", "Conrad", "", "jc@example.org"), who("Jörg", "Conrad", "", "jc@example.org")),
        (who("Hans", "Weber", "", "hw@example.org"), who("Hans-Peter", "Weber", "", "hw@example.org")),
        (who("Jorg", "Muller", "", "jm@example.org"), who("Jörg", "Müller", "", "jm@example.org")),
        (who("Conrad", "Jörg", "", "jc@example.org"), who("Jörg", "Conrad", "", "jc@example.org")),
        (who("", "Müller", "Müller Bau"), who("", "Müller", "Müller Bau")),
    ],
)
def test_the_same_person(a, b):
    assert same_person(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (who("Ute", "Roth"), who("Uta", "Roth")),
        (who("Ute", "Roth", "Chor", "ute@example.org"), who("Ute", "Roth", "Feuerwehr", "roth@example.com")),
        (who("Jan", "Müller", "", "mueller@example.org"), who("Jana", "Müller", "", "mueller@example.org")),
        (who("Ute", "Roth", "Amt", "info@example.org"), who("Jan", "Ost", "Amt", "info@example.org")),
        (who("Jorg", "Conrad"), who("Jörg", "Conrad")),
        (who("Otto", "Günther"), who("Günther", "Otto")),
        (who("J.", "Conrad"), who("Jörg", "Conrad")),
        (who("", "Müller", "Müller Bau"), who("", "Müller", "Stadtwerke")),
        (who("", "Müller"), who("", "Müller")),
        (who("", "", "Klinikum"), who("", "", "Klinikum")),
        (who("", "😀"), who("", "🙈")),
    ],
)
def test_different_people(a, b):
    assert not same_person(a, b)


NAMES = st.sampled_from(
    ["", "Ute", "Uta", "Jörg", "Joerg", "Jorg", "J.", "Dr. Roth", "Roth", "Müller", "Muller", "😀", "von Roth"]
)
REGISTRATIONS = st.lists(
    st.builds(
        Registration,
        line=st.just(0),
        first_name=NAMES,
        last_name=NAMES,
        organisation=st.sampled_from(["", "Chor", "Kirchenchor", "Jugendchor", "Feuerwehr"]),
        email=st.sampled_from(["", "a@example.org", "b@example.org"]),
        presence=st.sampled_from([None, *Presence]),
        role=st.sampled_from([None, *Role]),
        wishes=st.lists(st.sampled_from(["Wohnen", "Arbeit", "wohnen"]), max_size=2).map(tuple),
        note=st.sampled_from(["", "vegan", "ab 18 Uhr"]),
        phone=st.sampled_from(["", "06785 1", "0171 2"]),
    ),
    max_size=12,
).map(lambda found: [replace(one, line=line) for line, one in enumerate(found, start=3)])


@given(REGISTRATIONS)
def test_sameness_has_no_direction(registrations):
    for a in registrations:
        assert all(same_person(a, b) == same_person(b, a) for b in registrations)


@given(REGISTRATIONS)
def test_merging_keeps_everybody_and_everything(registrations):
    merge = merged(registrations)
    assert len(merge.people) + sum(len(lines) - 1 for lines in merge.doubles) == len(registrations)
    lines = [line for double in merge.doubles for line in double]
    assert len(lines) == len(set(lines))
    by_line = {one.line: one for one in registrations}
    doubles = {double[0]: double for double in merge.doubles}
    for person in merge.people:
        said = [by_line[line] for line in doubles.get(person.line, (person.line,))]
        open_fields = {one.field for one in merge.contradictions if one.person_line == person.line}
        assert {folded(wish) for one in said for wish in one.wishes} == {folded(wish) for wish in person.wishes}
        assert all(one.note in person.note and one.phone in person.phone for one in said)
        assert "organisation" in open_fields or all(
            one.organisation.lower() in person.organisation.lower() for one in said
        )
        assert "email" in open_fields or {one.email for one in said} - {""} <= {person.email}
        assert "role" in open_fields or {one.role for one in said} - {None} <= {person.role}
        assert "presence" in open_fields or {one.presence for one in said} - {None} <= {person.presence}


@given(REGISTRATIONS)
def test_lines_declared_apart_stay_apart(registrations):
    merge = merged(registrations, apart={one.line for one in registrations})
    assert merge.people == tuple(registrations)
    assert (merge.doubles, merge.contradictions) == ((), ())


def test_contradictions_are_left_to_people():
    no = Registration(line=7, last_name="Conrad", first_name="Jörg", presence=Presence.EXCUSED, wishes=("Wohnen",))
    yes = Registration(
        line=73, last_name="Conrad", first_name="Jörg", email="j@example.org", wishes=("Arbeit", "Wohnen")
    )
    merge = merged([no, who("Ute", "Roth", line=8), yes])
    assert merge.doubles == ((7, 73),)
    contradiction = Contradiction(7, "presence", (7, 73), ("excused", "registered"))
    assert merge.contradictions == (contradiction,)
    assert merge.people[0] == replace(no, presence=None, email="j@example.org", wishes=("Wohnen", "Arbeit"))
    after = decided(merge, contradiction, "registered")
    assert after.people[0].presence is Presence.REGISTERED
    assert after.contradictions == ()
    assert after.people[1] == merge.people[1]


def test_different_organisations_and_addresses_of_one_name_are_asked_about():
    merge = merged(
        [who("Ute", "Roth", "Chor", "o.roth@example.org", 1), who("Ute", "Roth", "Chor", "ute.o.roth@example.org", 2)]
    )
    assert [one.field for one in merge.contradictions] == ["email"]
    assert merge.people[0].email == "o.roth@example.org"
    merge = merged([who("Ute", "Roth", "Chor", line=1), who("Ute", "Roth", "Feuerwehr", line=2)])
    assert [(one.field, one.values) for one in merge.contradictions] == [("organisation", ("Chor", "Feuerwehr"))]
    assert decided(merge, merge.contradictions[0], "Feuerwehr").people[0].organisation == "Feuerwehr"


def test_the_longer_of_two_texts_that_agree_is_kept():
    merge = merged([who("Ute", "Roth", "Sparkasse", line=1), who("Ute", "Roth", "Sparkasse Birkenfeld", line=2)])
    assert (merge.people[0].organisation, merge.contradictions) == ("Sparkasse Birkenfeld", ())


def test_people_in_the_file_are_recognised():
    known = [
        Person(id="a", first_name="Jörg", last_name="Conrad"),
        Person(id="b", first_name="Ute", last_name="Roth", organisation="Chor"),
        Person(id="c", first_name="Ute", last_name="Roth", organisation="Feuerwehr"),
    ]
    listed = [who("Joerg", "Conrad", line=4), who("Ute", "Roth", line=5), who("Jan", "Ost", line=6)]
    assert matches(listed, known) == {4: (known[0],), 5: (known[1], known[2])}


@pytest.mark.parametrize("email", ["", "office@example.org"])
@pytest.mark.parametrize("first_name", ["", "Ute"])
def test_long_lists_are_merged_quickly(email, first_name):
    registrations = [who(first_name, f"Roth{line % 9_000}", email=email, line=line) for line in range(10_000)]
    nameless = [who("", "N.N.", line=line) for line in range(10_000, 20_000)]
    start = time.process_time()
    people = merged(registrations + nameless).people
    assert time.process_time() - start < 2.0
    assert len(people) == (20_000 if not email and not first_name else 19_000)


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [
        ("Dr. Peters", "Dr.", "Peters"),
        ("Dr Peters", "Dr", "Peters"),
        ("Herr Prof. Dr. Roth", "Prof. Dr.", "Roth"),
        ("Prof. Dr. Dr. h.c. Roth", "Prof. Dr. Dr. h.c.", "Roth"),
        ("Dr.-Ing. Roth", "Dr.-Ing.", "Roth"),
        ("Dr. rer. nat. Roth", "Dr. rer. nat.", "Roth"),
        ("Roth, M.Sc.", "M.Sc.", "Roth"),
        ("Roth MdL", "MdL", "Roth"),
        ("Landrat Roth", "Landrat", "Roth"),
        ("Pfarrer", "", "Pfarrer"),
        ("Herr", "", "Herr"),
        ("M. Roth", "", "M. Roth"),
        ("Ma", "", "Ma"),
        ("Drexler", "", "Drexler"),
        ("", "", ""),
    ],
)
def test_titles_are_told_from_names(written, title, name):
    assert split_title(written) == (title, name)


@given(st.lists(st.sampled_from(["Dr.", "Prof.", "M.A.", "Roth", "von", "Ute", "Landrat", "Łukasz"]), max_size=6))
def test_title_and_name_together_hold_every_word(words):
    title, name = split_title(" ".join(words))
    assert sorted(f"{title} {name}".split()) == sorted(words)


def test_first_names_of_a_country_with_many_origins():
    assert all(map(is_first_name, ["Ute", "Hans-Peter", "Jörg", "Łukasz", "Mehmet", "Oksana", "Zoë"]))
    assert not any(map(is_first_name, ["Müller", "Rhaunen", "Sparkasse", "", "7"]))


def test_words_about_coming_and_whether_there_is_more():
    assert presence_said("kommt nicht") == (Presence.EXCUSED, True)
    assert presence_said("ja, ab 18 Uhr") == (Presence.REGISTERED, False)
    assert presence_said("Warteliste") == (None, False)
    assert presence_said("weiß nicht") == (Presence.INVITED, True)
    assert presence_said("weiß noch nicht")[0] is Presence.INVITED
    assert presence_said("wenn es nicht regnet")[0] is Presence.INVITED
