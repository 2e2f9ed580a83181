"""A list on its way in: nothing is dropped silently, and every decision changes what is asked for, nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.person import Person, Presence
from werkstatt.domain.registration import Registration
from werkstatt.exchange.columns import Column, Field, Layout
from werkstatt.exchange.line_reader import Unclear
from werkstatt.exchange.people_list import ListReading, Skipped, SkipReason
from werkstatt.exchange.sheet import Sheet, UnreadCell
from werkstatt.moderator.import_draft import APART, NEW, TOGETHER, ImportDraft, Kind

NINA = Registration(line=4, last_name="Roth", first_name="Nina", organisation="Sparkasse")
JOERG = Registration(line=7, last_name="Conrad", first_name="Jörg", presence=Presence.EXCUSED)
JOERG_AGAIN = replace(JOERG, line=73, presence=Presence.REGISTERED)
KNOWN = Person(id="nina", last_name="Roth", first_name="Nina", organisation="Sparkasse")


def draft(*registrations: Registration, known: dict[int, tuple[Person, ...]] | None = None, **reading: object):
    layout = Layout((Column("Name", Field.FULL_NAME), Column("Unterschrift", Field.IGNORE)), 3, 2)
    sheet = Sheet("Liste", (("a", "b"),) * 80, (UnreadCell(9, 2, "=A1"),))
    return ImportDraft(sheet, layout, ListReading(registrations, **reading), known or {})  # type: ignore[arg-type]


def test_a_contradiction_is_a_question_until_it_is_answered():
    asked = draft(NINA, JOERG, JOERG_AGAIN)
    (question,) = asked.open_questions
    assert "7" in question.text and "73" in question.text
    assert [value for value, _word in question.choices] == [Presence.EXCUSED, Presence.REGISTERED]
    answered = asked.decide(question.id, Presence.REGISTERED)
    assert not answered.open_questions
    assert {one.last_name: one.presence for one in answered.people}["Conrad"] is Presence.REGISTERED
    assert next(one for one in answered.findings if one.id == question.id).answer


def test_doubles_can_be_told_apart_and_then_contradict_nothing():
    asked = draft(JOERG, JOERG_AGAIN)
    double = next(one for one in asked.findings if one.kind is Kind.DOUBLE)
    assert double.chosen == TOGETHER
    apart = asked.decide(double.id, APART)
    assert [one.presence for one in apart.people] == [Presence.EXCUSED, Presence.REGISTERED]
    assert not apart.open_questions
    assert next(one for one in apart.findings if one.id == double.id).chosen == APART


def test_words_that_nobody_understands_are_asked_about():
    asked = draft(replace(NINA, presence=None), unclear=(Unclear(4, Field.PRESENCE, "wenn es regnet"),))
    (question,) = asked.open_questions
    assert "wenn es regnet" in question.text
    answered = asked.decide(question.id, Presence.REMOTE)
    assert answered.people[0].presence is Presence.REMOTE
    assert not answered.open_questions


def test_known_people_are_the_same_unless_somebody_says_no():
    asked = draft(NINA, known={4: (KNOWN,)})
    known = next(one for one in asked.findings if one.kind is Kind.KNOWN)
    assert asked.meant == {4: "nina"}
    assert known.answer
    assert asked.decide(known.id, NEW).meant == {}
    assert replace(asked, listed={"nina"}).findings != asked.findings


def test_a_person_of_the_file_is_nobody_twice():
    asked = draft(NINA, replace(NINA, line=9), known={4: (KNOWN,), 9: (KNOWN,)})
    double = next(one for one in asked.findings if one.kind is Kind.DOUBLE)
    apart = asked.decide(double.id, APART)
    assert apart.meant == {4: "nina"}
    other = replace(KNOWN, id="other", organisation="Kreis")
    both = draft(NINA, known={4: (KNOWN, other)})
    known = next(one for one in both.findings if one.kind is Kind.KNOWN)
    assert [value for value, _word in known.choices] == ["nina", "other", NEW]
    assert both.decide(known.id, "other").meant == {4: "other"}


def test_what_is_left_out_is_said():
    said = draft(
        NINA,
        skipped=(Skipped(2, SkipReason.EMPTY, ""), Skipped(75, SkipReason.NOTE, "Stand: 12.01.")),
        unclear=(Unclear(4, Field.FULL_NAME, "Nina und Otto Roth"),),
        unused=(1,),
    ).findings
    assert [one.kind for one in said] == [Kind.HINT, Kind.HINT, Kind.HINT, Kind.SKIPPED]
    for part in ("Nina und Otto Roth", "(Zeile 9)", "Unterschrift", "Stand: 12.01."):
        assert any(part in one.text for one in said)


NAMES = st.sampled_from(["Roth", "Conrad", "Groß"])


@given(st.lists(st.tuples(NAMES, st.sampled_from([*Presence, None])), max_size=8), st.data())
def test_answering_every_question_leaves_nothing_open(lines: list[tuple[str, Presence | None]], data: st.DataObject):
    said = draft(
        *(
            Registration(line=line, last_name=name, first_name="Nina", presence=presence)
            for line, (name, presence) in enumerate(lines, start=1)
        )
    )
    for _round in range(40):
        if not (questions := said.open_questions):
            break
        value, _word = data.draw(st.sampled_from(list(questions[0].choices)))
        said = said.decide(questions[0].id, value)
    assert not said.open_questions
    assert all(one.presence is not None for one in said.people)
    assert {one.line for one in said.people} <= set(range(1, len(lines) + 1))
