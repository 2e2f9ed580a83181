"""The public edition names nobody who did not agree, and leaves organisations alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.person import Person
from werkstatt.paper.public_names import PublicNames
from werkstatt.paper.typed_names import typed_names

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
    assert PUBLIC.in_names(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        *("Sabine Klein", "sabine klein", "S. Klein", "S.Klein", "Frau Klein", "Klein, Sabine", "Klein", "Sabine"),
        *("Jörg Müller", "Joerg Mueller", "Herr Prof. Müller", "Frau von der Heide", "Fr. Heide", "Anna Heide", "Mona"),
        *("sabine.klein@example.org", "buero@example.org", "Kl\u00adein", "K\u200blein"),
    ],
)
def test_whoever_did_not_agree_is_not_named(typed: str):
    assert PUBLIC.in_names(typed) == "N. N."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ehrenamtsbüro, Frau Klein", "Ehrenamtsbüro, N. N."),
        ("Sabine Klein (Ehrenamtsbüro)", "N. N. (Ehrenamtsbüro)"),
        ("S. Klein und Handwerkskammer", "N. N. und Handwerkskammer"),
        ("Handwerkskammer / Müller", "Handwerkskammer / N. N."),
        ("Sabine, Peter", "N. N., Peter"),
        ("Klein und Weber", "N. N. und Weber"),
        ("Ehrenamtsbüro Klein", "Ehrenamtsbüro N. N."),
        ("Frau Klein und Renate Klein", "N. N. und Renate Klein"),
    ],
)
def test_what_stands_beside_a_name_stays(typed: str, told: str):
    assert PUBLIC.in_names(typed) == told


def test_half_of_a_double_name_names_too():
    public = PublicNames([Person(id="1", first_name="Eva", last_name="Grünebaum-Kestenholz")], "N. N.")
    assert [public.in_names(typed) for typed in ("Frau Kestenholz", "Gruenebaum", "E. Grünebaum-Kestenholz")] == [
        "N. N."
    ] * 3


def test_an_organisation_that_is_a_name_is_not_told():
    assert PUBLIC.organisation(PEOPLE[2]) == ""
    assert PUBLIC.organisation(PEOPLE[0]) == "Ehrenamtsbüro"


class TestSentences:
    """In notes only what must be a name is taken out."""

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("Frau Klein fragt nach einem kleinen Saal.", "[N. N.] fragt nach einem kleinen Saal."),
            ("Laut Sabine Klein eilt es.", "Laut [N. N.] eilt es."),
            ("Müller, Jörg, und Peter Klein helfen.", "[N. N.], und Peter Klein helfen."),
            ("Ortsbürgermeisterin Klein dankt Herrn Müllers Team.", "[N. N.] dankt [N. N.] Team."),
            ("Mail an sabine.klein@example.org", "Mail an [N. N.]"),
            ("frau klein kommt, sabine klein auch", "[N. N.] kommt, [N. N.] auch"),
        ],
    )
    def test_names_in_full_are_taken_out(self, written: str, told: str):
        assert PUBLIC.in_text(written) == told

    @pytest.mark.parametrize(
        "written",
        [
            *("Klein fängt es an, groß wird es.", "Der Müller mahlt.", "Die Frau klein zu nennen war falsch."),
            *("Renate Klein sagt zu.", "Dr. Renate Klein sagt zu.", "Frau Klein-Hansen fragt.", "Klein GmbH hilft."),
            *("Rückmeldung an info@gemeinde.de", "Treffpunkt von der Heide bis zum Wald"),
        ],
    )
    def test_common_words_and_other_people_stay(self, written: str):
        assert PUBLIC.in_text(written) == written

    def test_a_word_is_no_name_where_a_sentence_needs_it(self):
        public = PublicNames([Person(id="1", first_name="Ida", last_name="Weiß")], "N. N.")
        written = "Der Landrat weiß es, Ida weiß es, Frau Weiß auch."
        assert public.in_text(written) == "Der Landrat weiß es, Ida weiß es, [N. N.] auch."

    def test_what_was_taken_out_and_what_may_be_a_name_is_known(self):
        public = PublicNames(PEOPLE, "N. N.")
        written = ("Frau Klein und Müller sind da.", "Frau Klein geht.", "Peter Klein bleibt, klein wie er ist.")
        assert [public.doubts(public.in_text(text)) for text in written] == [["Müller"], [], []]
        assert public.replaced == ["Frau Klein"]

    def test_a_surname_that_is_written_small_is_found_as_it_is_listed(self):
        public = PublicNames([Person(id="1", first_name="Ida", last_name="d'Avis")], "N. N.")
        assert public.in_text("Frau d'Avis fragt.") == "[N. N.] fragt."


class TestTold:
    """Whoever is named in the head of the minutes is named on purpose."""

    PEOPLE = (Person(id="1", first_name="Karl", last_name="Vogt"), Person(id="2", first_name="Ute", last_name="Nagel"))

    def test_the_name_stays_and_that_of_a_namesake_does_not(self):
        public = PublicNames(self.PEOPLE, "N. N.", ["Dr. Renate Vogt, Büro für Dialog"])
        assert public.in_names("Dr. Renate Vogt; Karl Vogt") == "Dr. Renate Vogt; N. N."
        assert public.in_text("Renate Vogt und Herr Vogt") == "Renate Vogt und [N. N.]"

    def test_a_person_on_the_list_is_meant_too(self):
        public = PublicNames(self.PEOPLE, "N. N.", ["Ute Nagel"])
        assert public.in_text("Frau Nagel und Ute Nagel") == "Frau Nagel und Ute Nagel"


NAMES = st.text("abcdeäöüß -'.*+?([\\|^$", min_size=1, max_size=12)


@given(NAMES, NAMES, st.text(max_size=30), st.text(max_size=30))
def test_a_full_name_never_gets_through(first: str, last: str, before: str, after: str):
    public = PublicNames([Person(id="1", first_name=first, last_name=last)], "")
    if first.strip() and last.strip() and last.strip()[0].isalpha() and last.strip()[-1].isalpha():
        text = f"{before} ({first} {last}) {after}"
        assert f"{first} {last}" not in public.in_names(text)
        assert f"{first} {last}" not in public.in_text(text)


@pytest.mark.parametrize(
    ("typed", "doubts"),
    [
        ("Karl Vogt", ["Karl Vogt"]),
        ("Gestern sprach Karl Vogt mit Frau Roth.", ["Karl Vogt", "Frau Roth"]),
        ("Bürgermeister von der Au und Dr. Renate Ende", ["Renate Ende", "Bürgermeister von der Au"]),
        ("Frau Bürgermeisterin begrüßt alle, Herr Landrat auch.", []),
        ("Ehrenamtsbüro, Vereine, Klein GmbH, Weiler", []),
        ("Peter Klein, Herr Dr. Klein", []),
        ("Dr. Ute Nagel führt Protokoll, Frau Nagel fragt.", []),
        ("Alle sind dafür. Die Frau der Stunde, das Mark der Knochen", []),
    ],
)
def test_names_of_people_who_are_not_on_the_list_are_in_doubt(typed: str, doubts: list[str]):
    public = PublicNames([PEOPLE[1]], "N. N.", told=("Ute Nagel",))
    assert public.doubts(public.in_names(typed)) == doubts


def test_names_are_known_by_first_names_and_titles():
    assert list(typed_names("Ina Roth, Herr Ende und der Bus")) == ["Ina Roth", "Herr Ende"]
