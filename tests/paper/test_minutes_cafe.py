"""The café in the minutes: main insights first, every note with its origin, and no name that must not be told."""

from dataclasses import replace

import pytest

from tests.paper.pictures import WRITTEN_AT, action, crowd, day_with, evening, item, person, row
from werkstatt import i18n
from werkstatt.domain.cafe import Cafe, NoteKind, TableNote, Topic
from werkstatt.domain.minutes import Edition
from werkstatt.paper.blocks import Block, Look, Subheading, Table, Text
from werkstatt.paper.minutes_actions import plan_of_actions
from werkstatt.paper.minutes_cafe import cafes
from werkstatt.paper.minutes_pdf import minutes_document, minutes_pdf
from werkstatt.paper.public_edition import doubts_of, public_edition
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.readmodels.table_notes import CafeNotes, Origin, Said, Sitting, TopicNotes
from werkstatt.wording.minutes_cafe import from_table, note_line, origin_text, people_in_rounds, topic_heading
from werkstatt.wording.terms import term

PEOPLE = crowd([row(1, person(1, "Vogt", "Karl")), row(2, person(2, "Nagel", "Ute"))])
SITTINGS = [
    Sitting(origin=Origin(1, 3), people=8, host_id="attendance-1"),
    Sitting(origin=Origin(1, 7), people=1, host_id="attendance-2"),
    Sitting(origin=Origin(2, 3), people=6, host_id="attendance-1"),
]


@pytest.fixture(autouse=True)
def in_english():
    i18n.use("en")


def said(text: str, origin: tuple[int, int], point: str = "", **values: object) -> Said:
    given = {"kind": NoteKind.IDEA, **values}
    note = TableNote(
        id=text, round_id=f"r{origin[0]}", table_id=f"t{origin[1]}", rank=0, text=text, written_at=WRITTEN_AT, **given
    )
    return Said(note=note, origin=Origin(*origin), focus_point=point)


def about(title: str, *notes: Said, sittings: list[Sitting] = SITTINGS) -> TopicNotes:
    return TopicNotes(topic=Topic(id=title, cafe_id="c", rank=0, title=title), sittings=sittings, notes=notes)


def with_cafe(*topics: TopicNotes, **values: object) -> MinutesPicture:
    harvest = CafeNotes(
        cafe=Cafe(id="c", event_id="event", rank=0, title="Projekt-Café"),
        rounds={1: "item-1", 2: "item-2"},
        topics=topics,
    )
    days = day_with([item(1, "Runde 1", prompt="Was fehlt?"), item(2, "Runde 2", prompt="Was fehlt?")])
    return evening(**{"cafes": [harvest], "days": days, "people": PEOPLE, **values})


def blocks(picture: MinutesPicture, edition: Edition = Edition.PUBLIC) -> list[Block]:
    (section,) = cafes(picture, edition)
    return list(section.blocks)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_main_insights_lead_then_focus_points_each_with_its_origin():
    picture = with_cafe(
        about(
            "Wohnen",
            said("Leerstand zuerst", (2, 3), "Ortskerne", starred=True),
            said("Wer zahlt?", (1, 7), "Ortskerne", kind=NoteKind.QUESTION),
            said("Ohne Punkt", (1, 3)),
        )
    )
    told = [(type(block), plain(block.text)) for block in blocks(picture)]
    assert told == [
        (Text, "Was fehlt?"),
        (Subheading, topic_heading("Wohnen", [3, 7])),
        (Text, people_in_rounds({1: 9, 2: 6})),
        (Text, "Main insights"),
        (Text, f"Leerstand zuerst ({origin_text(2, 3)} · Ortskerne)"),
        (Text, "Ortskerne"),
        (Text, f"Wer zahlt? ({origin_text(1, 7)})"),
        (Text, "Further notes"),
        (Text, f"Ohne Punkt ({origin_text(1, 3)})"),
    ]
    leads = [block.lead for block in blocks(picture) if isinstance(block, Text) and block.look is Look.NOTE]
    assert leads == ["", f"{term(NoteKind.QUESTION)}:", ""]


def test_plain_notes_need_no_headings_and_topics_nobody_talked_about_are_left_out():
    picture = with_cafe(about("Wohnen", said("Nur dies", (1, 3)), sittings=[]), about("Leer", sittings=[]))
    assert [plain(block.text) for block in blocks(picture)] == [
        "Was fehlt?",
        topic_heading("Wohnen", [3]),
        f"Nur dies ({origin_text(1, 3)})",
    ]
    assert cafes(with_cafe(about("Leer", sittings=[])), Edition.PUBLIC) == []
    assert cafes(evening(), Edition.INTERNAL) == []


def test_different_questions_are_told_with_their_rounds():
    days = day_with([item(1, "Runde 1", prompt="Was gibt es?"), item(2, "Runde 2")])
    (first, *_others) = blocks(with_cafe(about("Wohnen", said("A", (1, 3))), days=days))
    assert first.text == "Round 1: Was gibt es?"


def test_hosts_are_named_in_the_internal_edition_only():
    picture = with_cafe(about("Wohnen", said("A", (1, 3))))
    assert "Table hosts: Karl Vogt, Ute Nagel" in [block.text for block in blocks(picture, Edition.INTERNAL)]
    public = repr(minutes_document(picture, Edition.PUBLIC))
    assert "Karl Vogt" not in public
    assert "Ute Nagel" not in public


def test_names_in_notes_are_taken_out_or_told_as_doubts():
    notes = [said("Herr Vogt stellt den Saal.", (1, 3), "Karl Vogt fragen"), said("Frau Roth und Vogt auch", (2, 3))]
    picture = with_cafe(about("Haus von Karl Vogt", *notes), entries=[], actions=[], outlook=[])
    shown = public_edition(picture)
    (topic,) = shown.picture.cafes[0].topics
    hidden = "[name not public]"
    assert [one.note.text for one in topic.notes] == [f"{hidden} stellt den Saal.", "Frau Roth und Vogt auch"]
    assert (topic.topic.title, topic.notes[0].focus_point) == (f"Haus von {hidden}", f"{hidden} fragen")
    assert [(doubt.line, doubt.text) for doubt in shown.doubts] == [
        (notes[1].note, f"{note_line(2, 3)}: “{name}”") for name in ("Vogt", "Frau Roth")
    ]
    assert doubts_of(picture, Edition.INTERNAL) == ()
    assert "Herr Vogt stellt den Saal." in repr(minutes_document(picture, Edition.INTERNAL))


def test_names_in_the_title_of_a_cafe_and_in_focus_points_are_told_as_doubts():
    notes = [said("Ja.", (1, 3), "beim Vogt fragen")]
    picture = with_cafe(about("Wohnen", *notes), entries=[], actions=[], outlook=[])
    cafes = [replace(one, cafe=replace(one.cafe, title="Vogts Vogt-Runde")) for one in picture.cafes]
    doubts = public_edition(replace(picture, cafes=cafes)).doubts
    assert [doubt.line for doubt in doubts][:1] == [cafes[0].cafe]
    assert notes[0].note in [doubt.line for doubt in doubts]


def test_an_action_says_at_which_table_it_was_found():
    notes = [said("Busse", (2, 7))]
    actions = [action(0, "Fahrplan", note_id="Busse", item_id="item-1"), action(1, "Saal", note_id="gone")]
    section = plan_of_actions(with_cafe(about("Wohnen", *notes), actions=actions))
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    cells = [[text.text for text in line[1]] for line in table.rows]
    assert cells == [["Fahrplan", from_table(2, 7)], ["Saal"]]
    assert cells[0][1] == "from: table 7, round 2"


def test_the_worst_that_people_can_type_is_printed():
    texts = ["<b>&amp;</i>", "x" * 300, "Donaudampfschifffahrtsgesellschaft" * 3, "a\nb\n\nc", "\x00\u202e🙂", ""]
    notes = [said(text, (6, 40), text, starred=number % 2 == 0) for number, text in enumerate(texts)]
    sittings = [Sitting(origin=Origin(number, table), people=8) for number in range(1, 7) for table in range(1, 41)]
    picture = with_cafe(*(about(text, *notes, sittings=sittings) for text in texts))
    for edition in Edition:
        assert minutes_pdf(picture, edition, "de").startswith(b"%PDF")
    nameless = replace(picture.cafes[0], cafe=replace(picture.cafes[0].cafe, title=""))
    i18n.use("en")
    assert cafes(replace(picture, cafes=[nameless]), Edition.PUBLIC)[0].title == "Café"
