"""The public edition of a whole picture: names are gone wherever they are written, but not from the head."""

from dataclasses import replace

from tests.paper.pictures import EVENT, action, crowd, day_with, entry, evening, item, person, row
from werkstatt.domain.minutes import Edition
from werkstatt.paper.blocks import Facts, Section, Table
from werkstatt.paper.minutes_pdf import minutes_document
from werkstatt.paper.public_edition import doubts_of, public_edition

PEOPLE = crowd([row(1, person(1, "Vogt", "Karl")), row(2, person(2, "Nagel", "Ute", organisation="Ute Nagel"))])
PICTURE = evening(
    event=replace(EVENT, moderation="Dr. Renate Vogt", minutes_taker="Ute Nagel", place="Gasthaus Vogt"),
    people=PEOPLE,
    days=day_with([item(1, "Impuls Herr Vogt", prompt="Was meint Karl Vogt?")]),
    entries=[entry(0, "Herr Vogt fragt nach der Bank.")],
    actions=[
        action(0, "Karl Vogt einladen", who="Karl Vogt", partners="Bauamt, Vogt", due_words="wenn Herr Vogt kann"),
        action(1, "Saal", who="Renate Vogt"),
    ],
)


def everything(blocks: object) -> str:
    return repr(blocks)


def test_no_name_is_left_in_what_was_written():
    shown = public_edition(PICTURE)
    written = everything((shown.picture.days, shown.picture.entries, shown.picture.actions))
    assert "Karl Vogt" not in written
    assert "Herr Vogt" not in written
    assert [one.who for one in shown.picture.actions] == ["Name nicht öffentlich", "Renate Vogt"]
    assert shown.picture.actions[0].partners == "Bauamt, Name nicht öffentlich"
    assert shown.picture.entries[0].text == "[Name nicht öffentlich] fragt nach der Bank."


def test_the_head_stays_as_the_moderator_wrote_it():
    head = minutes_document(PICTURE, Edition.PUBLIC).facts
    assert isinstance(head, Facts)
    told = {label: texts[0].text for label, texts in head.rows}
    assert (told["Moderation"], told["Protokoll"], told["Ort"]) == ("Dr. Renate Vogt", "Ute Nagel", "Gasthaus Vogt")
    assert minutes_document(PICTURE, Edition.PUBLIC).author == "Ute Nagel"


def test_the_moderator_can_see_what_became_of_names():
    shown = public_edition(replace(PICTURE, entries=[entry(0, "Vogt fragt Herrn Vogt.", item_id=None)]))
    assert "Herrn Vogt" in shown.replaced
    assert [doubt.text for doubt in shown.doubts] == ["Notiz zu „ganze Veranstaltung“: „Vogt“"]


def test_a_name_that_stays_is_told_with_its_place_and_with_what_is_to_be_changed():
    entries = [entry(0, "Karl Vogt nickt, Frau Roth fragt.")]
    actions = [action(0, "Flyer"), action(1, "Saal", who="Uwe Ende")]
    doubts = public_edition(replace(PICTURE, entries=entries, actions=actions)).doubts
    assert [doubt.text for doubt in doubts] == [
        "Notiz zu „Impuls [Name nicht öffentlich]“: „Frau Roth“",
        "Maßnahme 2, verantwortlich: „Uwe Ende“",
    ]
    assert [doubt.line for doubt in doubts] == [entries[0], actions[1]]


def test_nothing_is_in_doubt_in_the_internal_edition():
    picture = replace(PICTURE, actions=[action(0, "Saal", who="Uwe Ende")])
    assert doubts_of(picture, Edition.INTERNAL) == ()
    assert len(doubts_of(picture, Edition.PUBLIC)) == 1


def test_the_internal_edition_names_everybody():
    sections = minutes_document(PICTURE, Edition.INTERNAL).sections
    assert "Herr Vogt fragt nach der Bank." in everything(sections)
    participants = next(
        section for section in sections if isinstance(section, Section) and section.title == "Teilnehmende"
    )
    everybody = [block for block in participants.blocks if isinstance(block, Table)][-1]
    assert [line[0][0].text for line in everybody.rows] == ["Nagel, Ute", "Vogt, Karl"]
