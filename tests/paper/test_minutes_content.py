"""What the minutes say before they are set in type: in brief, notes, actions, people, and the head."""

from datetime import date

from tests.paper.pictures import NOBODY, action, crowd, day_with, entry, evening, item, person, row, run
from werkstatt import i18n
from werkstatt.domain.action import ActionState
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.minutes import Edition, EntryKind
from werkstatt.domain.person import Person, Presence
from werkstatt.paper.blocks import Facts, Look, Section, Subheading, Table, Text
from werkstatt.paper.minutes_actions import outlook, plan_of_actions
from werkstatt.paper.minutes_head import facts, in_brief
from werkstatt.paper.minutes_notes import decisions, results
from werkstatt.paper.minutes_people import participants


def head(**values: object) -> dict[str, str]:
    """The table at the head as label and text, in English."""
    i18n.use("en")
    return {label: texts[0].text for label, texts in facts(evening(**values)).rows}


def table_of(section: Section) -> list[list[str]]:
    """The cells of the last table of a section."""
    table = [block for block in section.blocks if isinstance(block, Table)][-1]
    return [[" | ".join(text.text for text in cell) for cell in line] for line in table.rows]


def test_the_head_tells_the_real_times():
    assert head()["Date, time"] == "18 January 2023, 18:02–19:01"
    assert head(days=day_with([item(0, "A")]))["Date, time"] == "18 January 2023, 18:00–19:00 (planned)"
    assert head(days=day_with([item(0, "A")], [run(0, 5, None)]))["Date, time"] == "18 January 2023, since 18:05"


def test_the_head_counts_people_who_came_or_else_are_expected():
    assert head()["Present"] == "3 people from 2 organisations; 1 more registered online"
    assert head()["Excused"] == "1 person"
    expected = head(people=crowd([row(1, person(1, "A", "B"), Presence.REGISTERED)]))
    assert expected["Registered"] == "1 person"
    assert "Present" not in expected
    assert not {"Present", "Registered", "Excused"} & set(head(people=NOBODY))


def test_whoever_registered_online_is_not_counted_as_present():
    online = row(1, person(1, "A", "B"), Presence.REMOTE)
    waiting = row(2, person(2, "C", "D"), Presence.REGISTERED)
    assert head(people=crowd([online]))["Registered"] == "1 person online"
    assert head(people=crowd([online, waiting]))["Registered"] == "1 person; 1 more registered online"
    assert "Present" not in head(people=crowd([online]))


def test_in_brief_puts_decisions_first_and_counts_the_actions():
    i18n.use("en")
    assert in_brief(evening()).blocks == [
        Text("Die Anlaufstelle kommt zuerst.", Look.NOTE, lead="Decision 1:"),
        Text("2 actions were agreed on.", Look.NOTE),
    ]
    dropped = in_brief(evening(entries=[], actions=[action(0, "x", state=ActionState.DROPPED)]))
    assert dropped.blocks == [Text("No decisions and no actions were written down.")]


def test_notes_follow_the_agenda_and_those_of_the_event_come_last():
    i18n.use("en")
    entries = [entry(0, "ganz", item_id=None), entry(1, "spät", item_id="item-2"), entry(2, "verwaist", item_id="gone")]
    blocks = results(evening(entries=[*entries, entry(3, "früh", EntryKind.DECISION)])).blocks
    assert [block.text for block in blocks] == [
        *("Projekt-Café", "Was fehlt?", "früh", "Ausblick", "spät", "The event as a whole", "ganz", "verwaist")
    ]
    assert [block.lead for block in blocks if isinstance(block, Text) and block.look is Look.DECISION] == [
        "Decision 1:"
    ]


def test_decisions_are_numbered_as_the_minutes_tell_them():
    late, early = entry(0, "b", EntryKind.DECISION, "item-2"), entry(1, "a", EntryKind.DECISION, "item-0")
    assert [(d.number, d.entry.text) for d in decisions(evening(entries=[late, early]))] == [(1, "a"), (2, "b")]


def test_the_plan_of_actions_says_who_with_whom_and_until_when():
    i18n.use("en")
    items = [item(1, "Café"), item(2, "Wer macht was", kind=ItemKind.ACTIONS)]
    actions = [
        action(0, "planen", who="Bauamt", partners="Vereine", due=date(2023, 6, 30), item_id="item-1"),
        action(1, "klären", item_id="item-2", state=ActionState.DONE),
        action(2, "pflegen", due_words="laufend"),
    ]
    section = plan_of_actions(evening(days=day_with(items), actions=actions))
    assert table_of(section) == [
        ["1", "planen | from: Café", "Bauamt", "Vereine", "30 Jun 2023"],
        ["2", "klären | state: done", "open", "", "open"],
        ["3", "pflegen", "open", "", "laufend"],
    ]
    assert plan_of_actions(evening(actions=[])).blocks == []


def test_the_outlook_tells_the_stages_ahead():
    facts_ahead = outlook(evening()).blocks[0]
    assert isinstance(facts_ahead, Facts)
    assert [(label, [text.text for text in texts]) for label, texts in facts_ahead.rows] == [
        ("ab März", ["Entwicklerwerkstätten", "Weiter geht es."])
    ]


def test_the_public_edition_counts_people_by_organisation_and_municipality():
    i18n.use("en")
    section = participants(evening(), Edition.PUBLIC)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    cells = [[cell[0].text if cell else "" for cell in line] for table in tables for line in table.rows]
    assert cells == [
        ["present", "3", "excused", "1"],
        ["registered online", "1", "registered, did not come", "1"],
        ["Bauamt", "1", "none given", "1"],
        ["Pflegedienst", "1", "", ""],
        ["Herrstein", "1", "none given", "1"],
        ["Rhaunen", "1", "", ""],
    ]


def test_the_internal_edition_lists_people_by_name_and_the_nameless_by_number():
    i18n.use("en")
    section = participants(evening(), Edition.INTERNAL)
    assert table_of(section) == [
        ["Abendroth, Henning", "Bauamt", "Herrstein", "present"],
        ["Bondarenko, Dr. Iryna", "Pflegedienst", "Rhaunen", "present"],
        ["Çelik, Derya", "bauamt", "", "online"],
        ["Dahlemer, Ansgar", "", "", "excused"],
        ["Ehrenpreis, Gudrun", "", "", "registered"],
        ["Person 6", "", "", "present"],
    ]
    assert [block.text for block in section.blocks if isinstance(block, Subheading)] == ["List of participants"]


def test_people_without_a_first_name_or_a_list_are_no_trouble():
    i18n.use("en")
    only = crowd([row(1, Person(id="1", first_name="Mona"))])
    assert table_of(participants(evening(people=only), Edition.INTERNAL))[0][0] == "Mona"
    assert participants(evening(people=NOBODY), Edition.PUBLIC).blocks == []
