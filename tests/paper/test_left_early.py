"""Who goes home before the end stands in the minutes and on the list at the door."""

from pathlib import Path

from tests.paper.cafe_pictures import guest
from tests.paper.pictures import EVENT, crowd, evening, person, row
from tests.paper.reading import text_of
from werkstatt import i18n
from werkstatt.domain.minutes import Edition
from werkstatt.domain.person import Presence
from werkstatt.paper.blocks import Table
from werkstatt.paper.cafe_papers import attendance_list_pdf
from werkstatt.paper.minutes_head import facts
from werkstatt.paper.minutes_people import participants
from werkstatt.readmodels.people import PeoplePicture
from werkstatt.wording.terms import term

STAYED = row(1, person(1, "Abendroth", "Henning", organisation="Bauamt"))
LEFT = row(2, person(2, "Bondarenko", "Iryna", organisation="Pflegedienst"), Presence.LEFT)
ABSENT = row(3, person(3, "Conrad", "Jörg", organisation="Kreis"), Presence.REGISTERED)


def head(people: PeoplePicture) -> dict[str, str]:
    i18n.use("en")
    return {label: texts[0].text for label, texts in facts(evening(people=people)).rows}


def cells(people: PeoplePicture, edition: Edition) -> list[list[list[str]]]:
    """The tables of the participants."""
    i18n.use("en")
    tables = [block for block in participants(evening(people=people), edition).blocks if isinstance(block, Table)]
    return [[[" ".join(text.text for text in cell) for cell in line] for line in table.rows] for table in tables]


def test_the_head_counts_them_among_those_who_were_present():
    assert head(crowd([STAYED, LEFT, ABSENT]))["Present"].startswith("2 people from 2 organisations")
    assert head(crowd([LEFT]))["Present"].startswith("1 person from 1 organisation"), "even if nobody else came"


def test_the_minutes_list_them_with_their_word():
    for people in (crowd([STAYED, LEFT, ABSENT]), crowd([LEFT, ABSENT])):
        counts, names = cells(people, Edition.INTERNAL)
        word = term(Presence.LEFT)
        assert ["Bondarenko, Iryna", "Pflegedienst", "", word] in names
        said = [cell for line in counts for cell in line]
        assert said[said.index(word) + 1] == "1"
        assert "registered, did not come" in said


def test_for_the_public_their_organisation_was_there():
    _counts, organisations = cells(crowd([STAYED, LEFT, ABSENT]), Edition.PUBLIC)
    assert organisations == [["Bauamt", "1", "Pflegedienst", "1"]]


def test_they_have_signed_the_list_at_the_door(tmp_path: Path):
    left = row(2, guest(2, "Fortgang"), Presence.LEFT)
    assert "Fortgang" in text_of(attendance_list_pdf(EVENT, [left, row(1, guest(1))], "en"), tmp_path)
