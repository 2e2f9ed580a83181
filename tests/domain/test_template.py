"""The templates that come along are sound plans, and the reader names every mistake."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt import paths
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.errors import Refused
from werkstatt.domain.spotlight import Scene
from werkstatt.domain.template import Localised, Template, TemplateDay, TemplateItem, parse

FILES = sorted((paths.resources() / "templates").glob("*.toml"))
ASKS_THE_ROOM = {ItemKind.CAFE, ItemKind.CARDS, ItemKind.FEEDBACK, ItemKind.PLENARY, ItemKind.ACTIONS}

SMALLEST = """
id = "smallest"
title = { de = "Klein", en = "Small" }
summary = { de = "Für den Test.", en = "For the test." }

[event]
question = "Was nun?"

[[days]]
starts_at = 18:00:00
announced_end = 19:00:00

[[days.items]]
kind = "arrival"
title = "Ankommen"
minutes = 60
"""


def planned_end(day: TemplateDay) -> time:
    """Add up a day by hand; an item that is not over at the next fixed start fails the test."""
    now = datetime.combine(date(2023, 1, 18), day.starts_at)
    for item in day.items:
        if item.fixed_start:
            fixed = datetime.combine(now.date(), item.fixed_start)
            assert now <= fixed, f"{item.title!r} can't start at {item.fixed_start}: it is {now.time()}"
            now = fixed
        now += timedelta(minutes=item.minutes + item.buffer)
    return now.time()


def read(name: str) -> Template:
    return parse((paths.resources() / "templates" / f"{name}.toml").read_text(encoding="utf-8"))


def test_all_seven_kinds_of_event_come_along() -> None:
    assert {file.stem for file in FILES} == {
        "kick_off",
        "netzwerkkonferenz",
        "open_space",
        "vernetzungstreffen",
        "werkstatttreffen",
        "world_cafe",
        "zukunftswerkstatt",
    }


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_template_is_a_sound_plan(name: str) -> None:
    template = read(name)
    assert template.id == name.replace("_", "-")
    assert template.question.endswith("?")
    assert [planned_end(day) for day in template.days] == [day.announced_end for day in template.days]
    assert all(item.minutes > 0 and item.notes for day in template.days for item in day.items)
    assert all(item.prompt for day in template.days for item in day.items if item.kind in ASKS_THE_ROOM)
    assert template.days[0].items[0].kind is ItemKind.ARRIVAL
    assert template.days[-1].items[-1].kind is ItemKind.CLOSING


def test_future_workshop_has_its_three_phases_in_order() -> None:
    titles = [item.title.split(":")[0] for day in read("zukunftswerkstatt").days for item in day.items]
    phases = [title for title in titles if title in {"Kritik", "Utopie", "Realisierung"}]
    assert phases == sorted(phases, key=["Kritik", "Utopie", "Realisierung"].index)
    assert len(set(phases)) == 3


def test_workshop_meeting_has_two_days() -> None:
    assert len(read("werkstatttreffen").days) == 2


def test_smallest_template_has_the_usual_defaults() -> None:
    item = parse(SMALLEST).days[0].items[0]
    assert item == TemplateItem(kind=ItemKind.ARRIVAL, title="Ankommen", minutes=60)
    assert parse(SMALLEST).title.in_language("en") == "Small"
    assert parse(SMALLEST).title.in_language("de") == "Klein"


@pytest.mark.parametrize(
    ("old", "new", "reason", "field"),
    [
        ('id = "smallest"', "", "field_missing", "id"),
        ('title = { de = "Klein", en = "Small" }', 'title = { de = "Klein" }', "field_missing", "title.en"),
        ("[event]", "[evening]", "field_missing", "event"),
        ("minutes = 60", "", "field_missing", "days[1].items[1].minutes"),
        ("minutes = 60", "minutes = -5", "field_wrong", "days[1].items[1].minutes"),
        ("minutes = 60", "minutes = true", "field_wrong", "days[1].items[1].minutes"),
        ("minutes = 60", 'minutes = "60"', "field_wrong", "days[1].items[1].minutes"),
        ("minutes = 60", "minutes = 60\nbuffer = 1.5", "field_wrong", "days[1].items[1].buffer"),
        ("minutes = 60", "minutes = 60\nfixed_start = 1", "field_wrong", "days[1].items[1].fixed_start"),
        ("minutes = 60", 'minutes = 60\nscene = "cinema"', "field_wrong", "days[1].items[1].scene"),
        ('kind = "arrival"', 'kind = "party"', "field_wrong", "days[1].items[1].kind"),
        ('title = "Ankommen"', 'title = ""', "field_wrong", "days[1].items[1].title"),
        ("minutes = 60", "minutes = 60\nbufer = 5", "field_unknown", "days[1].items[1].bufer"),
        ("starts_at = 18:00:00", 'starts_at = "18:00"', "field_wrong", "days[1].starts_at"),
        ('question = "Was nun?"', 'question = "Was nun?"\nplace = "Halle"', "field_unknown", "event.place"),
    ],
)
def test_mistake_is_named_by_its_field(old: str, new: str, reason: str, field: str) -> None:
    assert old in SMALLEST
    with pytest.raises(Refused) as refusal:
        parse(SMALLEST.replace(old, new))
    assert (refusal.value.reason, refusal.value.values["field"]) == (reason, field)


@pytest.mark.parametrize("days", ["days = []", "days = [1]", "days = 7"])
def test_template_needs_days(days: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(days + SMALLEST.split("[[days]]", maxsplit=1)[0])
    assert (refusal.value.reason, refusal.value.values["field"]) == ("field_wrong", "days")


@pytest.mark.parametrize("text", ["id = ", "a = " + "[" * 5000, "a = " + "9" * 5000, "\x00"])
def test_text_that_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(text)
    assert refusal.value.reason == "toml_unreadable"


@given(st.text())
def test_any_other_text_is_refused_and_nothing_worse(text: str) -> None:
    with pytest.raises(Refused):
        parse(text)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
clocks = st.times().map(lambda t: t.replace(tzinfo=None))
items = st.builds(
    TemplateItem,
    kind=st.sampled_from(ItemKind),
    title=texts,
    minutes=st.integers(0, 600),
    buffer=st.integers(0, 60),
    fixed_start=st.none() | clocks,
    responsible=texts,
    prompt=texts,
    notes=texts,
    scene=st.none() | st.sampled_from(Scene),
)
days = st.builds(
    TemplateDay, starts_at=clocks, announced_end=clocks, items=st.lists(items, min_size=1, max_size=4).map(tuple)
)
localised = st.builds(Localised, de=texts, en=texts)
templates = st.builds(
    Template,
    id=texts,
    title=localised,
    summary=localised,
    question=texts,
    days=st.lists(days, min_size=1, max_size=3).map(tuple),
)


def quoted(text: str) -> str:
    """`text` as a TOML string: without control characters JSON's way is TOML's."""
    return json.dumps(text, ensure_ascii=False)


def written(template: Template) -> str:
    """The template as TOML, to be read back."""
    lines = [f"id = {quoted(template.id)}"]
    for key, label in (("title", template.title), ("summary", template.summary)):
        lines += [f"{key}.de = {quoted(label.de)}", f"{key}.en = {quoted(label.en)}"]
    lines += ["[event]", f"question = {quoted(template.question)}"]
    for day in template.days:
        lines += ["[[days]]", f"starts_at = {day.starts_at.isoformat()}"]
        lines += [f"announced_end = {day.announced_end.isoformat()}"]
        for item in day.items:
            lines += ["[[days.items]]", f"kind = {quoted(item.kind)}", f"title = {quoted(item.title)}"]
            lines += [f"minutes = {item.minutes}", f"buffer = {item.buffer}", f"prompt = {quoted(item.prompt)}"]
            lines += [f"responsible = {quoted(item.responsible)}", f"notes = {quoted(item.notes)}"]
            lines += [f"fixed_start = {item.fixed_start.isoformat()}"] if item.fixed_start else []
            lines += [f"scene = {quoted(item.scene)}"] if item.scene else []
    return "\n".join(lines)


@given(templates)
def test_what_is_written_is_read_back(template: Template) -> None:
    assert parse(written(template)) == template
