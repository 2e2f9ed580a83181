"""`werkstatt seat`: a problem as JSON in, a plan as JSON out, one line for what is wrong."""

import json
import subprocess
import sys

import pytest

from tests.seating.test_files import SMALL, WRONG
from werkstatt import cli
from werkstatt.exchange.seating_file import solve
from werkstatt.seating.check import check
from werkstatt.seating.files import problem_from
from werkstatt.seating.problem import ProblemError
from werkstatt.wording.seating import problem_line

TOPICS = ("Wohnen", "Handwerk", "Pflege", "Verein")
PROBLEM = {
    "people": [{"id": f"p{n}", "attributes": {"municipality": "Ort" + "ABC"[n % 3]}} for n in range(24)],
    "tables": [{"id": f"t{n}", "topic": topic} for n, topic in enumerate(TOPICS)],
    "rounds": 2,
    "topics_differ": True,
    "spread": ["municipality"],
}


@pytest.fixture
def problem(tmp_path):
    path = tmp_path / "aufgabe.json"
    path.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return path


def test_a_plan_is_printed_and_is_the_same_for_the_same_seed(problem, capsys):
    plans = []
    for _turn in range(2):
        assert cli.run(["seat", str(problem), "--seed", "3"]) == cli.OK
        plans.append(json.loads(capsys.readouterr().out))
    assert plans[0]["rounds"] == plans[1]["rounds"]
    for tables in plans[0]["rounds"]:
        assert sorted(p for people in tables.values() for p in people) == sorted(f"p{n}" for n in range(24))
    assert plans[0]["pair_excess"] == plans[0]["pair_excess_bound"]
    assert (plans[0]["proven_best"], plans[0]["seed"]) == (True, 3)


def test_a_plan_is_written_by_a_program_of_its_own_and_can_be_published(problem, tmp_path):
    plan = tmp_path / "plan.json"
    command = [sys.executable, "-m", "werkstatt", "seat", str(problem), "--seconds", "0,5", "-o", str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    again = {**PROBLEM, "published": json.loads(plan.read_text("utf-8")), "past": 1}
    problem.write_text(json.dumps(again), encoding="utf-8")
    assert json.loads(solve(problem, 8, 1.0))["moved"] == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "problem: ist kein JSON (Zeile 1)"),
        ('{"people": ["a"], "tables": [{"id": "t"}]}', "rounds: fehlt"),
        ('{"people": ["a", "a"], "tables": [{"id": "t"}], "rounds": 1}', "people[1].id: kommt zweimal vor"),
        (
            '{"people": ["a"], "tables": [{"id": "t"}], "rounds": 1, "wishes": {"b": {}}}',
            "wishes.b: „b“ ist nicht bekannt",
        ),
    ],
)
def test_what_is_wrong_is_one_line_that_names_the_field(tmp_path, capsys, text, line):
    path = tmp_path / "aufgabe.json"
    path.write_text(text, encoding="utf-8")
    assert cli.run(["seat", str(path)]) == cli.TROUBLE
    assert capsys.readouterr().err == line + "\n"


@pytest.mark.parametrize(("change", "english"), WRONG, ids=lambda value: str(value)[:40])
def test_whatever_is_wrong_has_words(change, english):
    with pytest.raises(ProblemError) as raised:
        check(problem_from(SMALL | change))
    assert problem_line(raised.value).startswith(english.split(": ")[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "Es gibt keine Datei"), (b"\xff\xfe\x00", "ist nicht lesbar"), (b"x" * 20_000_001, "ist größer als 20 MB")],
    ids=["missing", "letters", "large"],
)
def test_a_file_that_can_not_be_read_gets_a_sentence(tmp_path, capsys, content, said):
    path = tmp_path / "aufgabe.json"
    if content is not None:
        path.write_bytes(content)
    assert cli.run(["seat", str(path)]) == cli.TROUBLE
    assert said in capsys.readouterr().err
