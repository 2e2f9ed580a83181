"""Problems and plans as plain values of JSON. What is wrong with a problem is named by its place in it."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from werkstatt.seating.plan import BrokenRule, Plan, Reason
from werkstatt.seating.problem import FixedSeat, Guest, Mix, Problem, ProblemError, Rounds, Table

Value = TypeVar("Value")
Read = Callable[[str, Any], Value]
_LONGEST = 200


def read_problem(text: str) -> Problem:
    """The problem in a text of JSON. Raises ProblemError as `problem_from` does."""
    try:
        data = json.loads(text, object_pairs_hook=_without_doubles)
    except RecursionError as error:
        raise ProblemError("problem", "too_deep") from error
    except ValueError as error:  # also numbers of thousands of digits
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise ProblemError("problem", "no_json", line=line) from error
    return problem_from(data)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that names a field twice would lose one of them in silence."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _value in pairs]
        raise ProblemError(_shown(next(name for name in names if names.count(name) > 1)), "twice")
    return fields


def problem_from(data: object) -> Problem:
    """The problem that was read from JSON. Raises ProblemError; that it makes sense is checked by the search."""
    fields = _Fields("", data)
    problem = Problem(
        people=fields.needed("people", _list_of(_guest)),
        tables=fields.needed("tables", _list_of(_table)),
        rounds=fields.needed("rounds", _whole),
        topics_differ=fields.get("topics_differ", _truth, False),
        hosts=fields.get("hosts", _map_of(_list_of(_name_or_nobody)), {}),
        wishes=fields.get("wishes", _map_of(_map_of(_weight)), {}),
        together=fields.get("together", _list_of(_list_of(_text)), ()),
        apart=fields.get("apart", _list_of(_list_of(_text)), ()),
        spread=fields.get("spread", _list_of(_text), ()),
        fixed=fields.get("fixed", _list_of(_fixed), ()),
        published=fields.get("published", _published, None),
        past=fields.get("past", _whole, 0),
        mix=fields.get("mix", _mix, Mix.MIXED),
    )
    fields.end()
    return problem


def plan_to(plan: Plan) -> dict[str, Any]:
    """The plan as it is written to JSON."""
    score = plan.score
    return {
        "rounds": [{table: list(people) for table, people in tables.items()} for tables in plan.rounds],
        "repeated_meetings": score.repeated_meetings,
        "pair_excess": score.pair_excess,
        "pair_excess_bound": score.pair_excess_bound,
        "proven_best": score.proven_best,
        "wishes_met": round(score.wishes_met, 4),
        "moved": score.moved,
        "spread": {
            name: {
                "worst_table_share": round(spread.worst_table_share, 4),
                "pairs": spread.pairs,
                "pairs_bound": spread.pairs_bound,
            }
            for name, spread in score.spread.items()
        },
        "broken_rules": [_broken_rule(broken) for broken in score.broken_rules],
        "reasons": [_reason(reason) for reason in plan.reasons],
        "seconds": round(plan.seconds, 3),
        "seed": plan.seed,
        "proposals": plan.proposals,
    }


def _broken_rule(broken: BrokenRule) -> dict[str, Any]:
    values = {"allowed": broken.allowed, "found": broken.found}
    return {
        "rule": broken.rule.value,
        "round": broken.round,
        "table": broken.table,
        "people": list(broken.people),
        **{name: value for name, value in values.items() if value is not None},
    }


def _reason(reason: Reason) -> dict[str, Any]:
    values = {"round": reason.round, "topic": reason.topic, "people": list(reason.people) or None}
    return {
        "cause": reason.cause.value,
        "remedy": reason.remedy.value,
        "needed": reason.needed,
        "there": reason.there,
        **{name: value for name, value in values.items() if value is not None},
    }


class _Fields:
    """An object of JSON: fields are taken out one by one, and none may be left."""

    def __init__(self, place: str, data: object) -> None:
        if not isinstance(data, dict):
            raise ProblemError(place or "problem", "no_object")
        self._place = place
        self._rest: dict[str, Any] = dict(data)

    def get(self, name: str, read: Read[Value], default: Value) -> Value:
        """The field, or the default where there is none."""
        return read(self._at(name), self._rest.pop(name)) if name in self._rest else default

    def needed(self, name: str, read: Read[Value]) -> Value:
        """A field that must be there."""
        if name not in self._rest:
            raise ProblemError(self._at(name), "missing")
        return read(self._at(name), self._rest.pop(name))

    def end(self) -> None:
        """Nothing may be left: it would be a mistyped name, and ignored in silence."""
        for name in self._rest:
            raise ProblemError(self._at(_shown(name)), "unknown_field")

    def _at(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name


def _shown(name: object) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in str(name)[:_LONGEST])


def _guest(place: str, data: object) -> Guest:
    if isinstance(data, str):
        return Guest(_text(place, data))
    fields = _Fields(place, data)
    guest = Guest(
        id=fields.needed("id", _text),
        attributes=fields.get("attributes", _map_of(_text_or_empty), {}),
        rounds=fields.get("rounds", _numbers, None),
        remote=fields.get("remote", _truth, False),
    )
    fields.end()
    return guest


def _table(place: str, data: object) -> Table:
    fields = _Fields(place, data)
    table = Table(
        id=fields.needed("id", _text),
        topic=fields.get("topic", _text, None),
        min=fields.get("min", _whole, 0),
        max=fields.get("max", _whole, None),
        rounds=fields.get("rounds", _numbers, None),
        remote=fields.get("remote", _truth, False),
    )
    fields.end()
    return table


def _fixed(place: str, data: object) -> FixedSeat:
    fields = _Fields(place, data)
    seat = FixedSeat(fields.needed("round", _whole), fields.needed("person", _text), fields.needed("table", _text))
    fields.end()
    return seat


def _published(place: str, data: object) -> Rounds:
    """Of a plan, the seats alone matter: its figures are counted anew."""
    if not isinstance(data, dict):
        raise ProblemError(place, "no_object")
    if "rounds" not in data:
        raise ProblemError(f"{place}.rounds", "missing")
    return _list_of(_map_of(_list_of(_text)))(f"{place}.rounds", data["rounds"])


def _text(place: str, data: object) -> str:
    if not _text_or_empty(place, data):
        raise ProblemError(place, "empty")
    return str(data)


def _text_or_empty(place: str, data: object) -> str:
    """A text of one line that can be written down again: half of a surrogate pair can't."""
    if not isinstance(data, str):
        raise ProblemError(place, "no_text")
    if len(data) > _LONGEST:
        raise ProblemError(place, "too_long", at_most=_LONGEST)
    if any("\ud800" <= letter <= "\udfff" or letter < " " for letter in data):
        raise ProblemError(place, "strange_letters")
    return data


def _name_or_nobody(place: str, data: object) -> str | None:
    return None if data is None else _text(place, data)


def _whole(place: str, data: object) -> int:
    if isinstance(data, bool) or not isinstance(data, int):
        raise ProblemError(place, "no_whole_number")
    return data


def _weight(place: str, data: object) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise ProblemError(place, "no_number")
    if not -1e6 < data < 1e6:  # false of NaN, too
        raise ProblemError(place, "out_of_range", least="> 0", most=1000)
    return float(data)


def _truth(place: str, data: object) -> bool:
    if not isinstance(data, bool):
        raise ProblemError(place, "not_true_or_false")
    return data


def _mix(place: str, data: object) -> Mix:
    if data not in list(Mix):
        raise ProblemError(place, "not_one_of", one_of=", ".join(Mix))
    return Mix(str(data))


def _numbers(place: str, data: object) -> frozenset[int]:
    numbers = _list_of(_whole)(place, data)
    if len(set(numbers)) < len(numbers):
        raise ProblemError(place, "twice")
    return frozenset(numbers)


def _list_of(read: Read[Value]) -> Read[tuple[Value, ...]]:
    def read_list(place: str, data: object) -> tuple[Value, ...]:
        if not isinstance(data, list):
            raise ProblemError(place, "no_list")
        return tuple(read(f"{place}[{index}]", value) for index, value in enumerate(data))

    return read_list


def _map_of(read: Read[Value]) -> Read[Mapping[str, Value]]:
    def read_map(place: str, data: object) -> Mapping[str, Value]:
        if not isinstance(data, dict):
            raise ProblemError(place, "no_object")
        return {_text(place, name): read(f"{place}.{_shown(name)}", value) for name, value in data.items()}

    return read_map
