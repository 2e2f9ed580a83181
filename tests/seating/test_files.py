"""Problems come as JSON and plans go as JSON; whatever is wrong is named by its place, in one line."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.seating.check import check
from werkstatt.seating.engine import seat
from werkstatt.seating.files import plan_to, problem_from, read_problem
from werkstatt.seating.problem import ProblemError

SMALL: dict[str, Any] = {
    "people": ["p1", {"id": "p2", "attributes": {"organisation": "HWK"}, "rounds": [2], "remote": False}, "p3", "p4"],
    "tables": [{"id": "t1", "topic": "Wohnen", "min": 1, "max": 3, "rounds": [1, 2]}, {"id": "t2"}],
    "rounds": 2,
    "topics_differ": True,
    "hosts": {"t1": [None, "p2"]},
    "wishes": {"p1": {"Wohnen": 2}},
    "together": [["p1", "p3"]],
    "apart": [["p3", "p4"]],
    "spread": ["organisation"],
    "fixed": [{"round": 1, "person": "p1", "table": "t1"}],
    "published": {"rounds": [{"t1": ["p1", "p3"], "t2": ["p4"]}, {"t1": ["p2"], "t2": []}], "seed": 3},
    "past": 0,
    "mix": "calm",
}
PLAN_FIELDS = {
    *("rounds", "repeated_meetings", "pair_excess", "pair_excess_bound", "proven_best", "wishes_met", "moved"),
    *("spread", "broken_rules", "reasons", "seconds", "seed", "proposals"),
}


def test_a_problem_with_every_field_is_solved_and_written():
    written = json.loads(json.dumps(plan_to(seat(problem_from(SMALL), proposals=2000)), allow_nan=False))
    assert set(written) == PLAN_FIELDS
    assert written["rounds"][0] == {"t1": ["p1", "p3"], "t2": ["p4"]}
    assert written["moved"] == 0
    assert written["spread"] == {"organisation": {"worst_table_share": 0.5, "pairs": 0, "pairs_bound": 0}}


def test_a_plan_is_what_can_be_published():
    plan = plan_to(seat(problem_from(SMALL), proposals=2000))
    again = problem_from(SMALL | {"published": plan, "past": 1})
    assert seat(again, proposals=2000).score.moved == 0


def test_a_host_who_comes_later_hosts_from_then_on():
    plan = seat(problem_from(SMALL | {"hosts": {"t1": ["p2", "p2"]}, "published": {"rounds": []}}), proposals=2000)
    tables = [{person: table for table, people in round_.items() for person in people} for round_ in plan.rounds]
    assert "p2" not in tables[0]
    assert tables[1]["p2"] == "t1"


def test_only_three_fields_are_needed():
    problem = problem_from({"people": ["a", "b"], "tables": [{"id": "t"}], "rounds": 1})
    assert seat(problem).rounds == ({"t": ("a", "b")},)


# A change of the small problem, and the line that it gets.
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"people": 7}, "people: no list"),
    ({"people": []}, "people: empty"),
    ({"people": ["p1", "p1"]}, "people[1].id: twice (id p1)"),
    ({"people": ["p1", 7]}, "people[1]: no object"),
    ({"people": ["p1", {}]}, "people[1].id: missing"),
    ({"people": ["p1", {"id": ""}]}, "people[1].id: empty"),
    ({"people": ["p1", {"id": "p2", "round": [1]}]}, "people[1].round: unknown field"),
    ({"people": ["p1", {"id": "p2", "rounds": [0]}]}, "people[1].rounds: out of range (least 1, most 2)"),
    ({"people": ["p1", {"id": "p2", "rounds": [1, 1]}]}, "people[1].rounds: twice"),
    ({"people": ["p1", {"id": "p2", "remote": 1}]}, "people[1].remote: not true or false"),
    ({"people": ["p1", {"id": "p2", "attributes": {"o": None}}]}, "people[1].attributes.o: no text"),
    ({"people": ["\ud800"]}, "people[0]: strange letters"),
    ({"people": ["x" * 201]}, "people[0]: too long (at_most 200)"),
    ({"tables": []}, "tables: empty"),
    ({"tables": [{"id": "t1", "max": 0}]}, "tables[0].max: out of range (least 1, most 2000)"),
    ({"tables": [{"id": "t1", "min": 4, "max": 3}]}, "tables[0].max: out of range (least 4, most 2000)"),
    ({"tables": [{"id": "t1", "min": -1}]}, "tables[0].min: out of range (least 0, most 2000)"),
    ({"tables": [{"id": "t1", "min": 1.5}]}, "tables[0].min: no whole number"),
    ({"tables": [{"id": "t1", "min": True}]}, "tables[0].min: no whole number"),
    ({"rounds": 0}, "rounds: out of range (least 1, most 50)"),
    ({"rounds": "2"}, "rounds: no whole number"),
    ({"topics_differ": "yes"}, "topics_differ: not true or false"),
    ({"hosts": {"t9": [None, None]}}, "hosts.t9: unknown (id t9)"),
    ({"hosts": {"t1": ["p1"]}}, "hosts.t1: one per round (rounds 2)"),
    ({"hosts": {"t1": ["p4", None], "t2": ["p4", None]}}, "hosts.t2[0]: hosts twice (id p4)"),
    ({"hosts": {"t2": ["p1", None]}}, "fixed[0].table: hosts elsewhere (id p1)"),
    ({"wishes": {"p1": {"Wohnen": float("nan")}}}, "wishes.p1.Wohnen: out of range (least > 0, most 1000)"),
    ({"wishes": {"p1": {"Wohnen": -1}}}, "wishes.p1.Wohnen: out of range (least > 0, most 1000)"),
    ({"wishes": {"p1": {"Wohnen": "2"}}}, "wishes.p1.Wohnen: no number"),
    ({"wishes": {"p1": {"Verkehr": 1}}}, "wishes.p1.Verkehr: unknown (id Verkehr)"),
    ({"wishes": {"p9": {"Wohnen": 1}}}, "wishes.p9: unknown (id p9)"),
    ({"together": [["p1"]]}, "together[0]: too few (at_least 2)"),
    ({"apart": [["p1", "p1"]]}, "apart[0][1]: twice (id p1)"),
    ({"apart": [["p1", "p9"]]}, "apart[0][1]: unknown (id p9)"),
    ({"fixed": [{"round": 3, "person": "p1", "table": "t1"}]}, "fixed[0].round: out of range (least 1, most 2)"),
    ({"fixed": [{"round": 1, "person": "p2", "table": "t1"}]}, "fixed[0]: absent (id p2, round 1)"),
    ({"fixed": [{"round": 1, "person": "p1"}]}, "fixed[0].table: missing"),
    ({"published": {}}, "published.rounds: missing"),
    ({"published": {"rounds": [{"t1": ["p9"]}]}}, "published.rounds[0].t1: unknown (id p9)"),
    ({"published": {"rounds": [{"t1": ["p1"], "t2": ["p1"]}]}}, "published.rounds[0].t2: twice (id p1)"),
    ({"past": 3}, "past: out of range (least 0, most 2)"),
    ({"past": 1, "published": {"rounds": []}}, "published.rounds: too few (at_least 1)"),
    ({"past": 1, "fixed": [{"round": 1, "person": "p1", "table": "t2"}]}, "fixed[0]: past differs (id p1)"),
    ({"mix": "loud"}, "mix: not one of (one_of mixed, wishes, calm)"),
    ({"mix": ["calm"]}, "mix: not one of (one_of mixed, wishes, calm)"),
    ({"seed": 7}, "seed: unknown field"),
]


@pytest.mark.parametrize(("change", "line"), WRONG, ids=[line for _change, line in WRONG])
def test_what_is_wrong_is_named_in_one_line(change: dict[str, Any], line: str):
    with pytest.raises(ProblemError) as caught:
        check(problem_from(SMALL | change))
    assert str(caught.value) == line


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.sampled_from(["p1", "t1", "Wohnen", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["p1", "t1", "id"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(SMALL)), VALUES)
def test_anything_else_is_refused_by_name_or_solved(field: str, value: Any):
    try:
        problem = problem_from(SMALL | {field: value})
        check(problem)
    except ProblemError as error:
        assert "\n" not in str(error)
    else:
        assert len(seat(problem, proposals=1000).rounds) == problem.rounds


def test_whatever_is_no_object_is_no_problem():
    with pytest.raises(ProblemError, match=r"^problem: no object$"):
        problem_from([])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "problem: no json (line 1)"),
        ('{"rounds": 2,\n"people" 7}', "problem: no json (line 2)"),
        ("[" * 100_000, "problem: too deep"),
        ('{"rounds": ' + "9" * 5000 + "}", "problem: no json (line 1)"),
        ('{"rounds": 1, "rounds": 2}', "rounds: twice"),
        ('{"people": ["a"], "tables": [{"id": "t"}], "rounds": NaN}', "rounds: no whole number"),
    ],
)
def test_a_text_that_is_no_problem_gets_one_line_too(text: str, line: str):
    with pytest.raises(ProblemError) as caught:
        read_problem(text)
    assert str(caught.value) == line


def test_a_problem_is_read_from_text():
    assert read_problem(json.dumps(SMALL)) == problem_from(SMALL)
