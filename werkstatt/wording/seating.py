"""What is wrong with a seating problem, in one line that names the field."""

from collections.abc import Callable, Mapping

from werkstatt.i18n import _
from werkstatt.seating.problem import ProblemError


def problem_line(error: ProblemError) -> str:
    """The line: the field by its path in the file, and what is wrong with it."""
    return f"{error.field}: {_REASONS[error.reason]().format_map(error.values)}"


_REASONS: Mapping[str, Callable[[], str]] = {
    "absent": lambda: _("“{id}” is not there in round {round}"),
    "closed": lambda: _("table “{id}” is not open in round {round}"),
    "empty": lambda: _("is empty"),
    "hosts_elsewhere": lambda: _("“{id}” hosts another table in this round"),
    "hosts_twice": lambda: _("“{id}” hosts two tables in one round"),
    "missing": lambda: _("is missing"),
    "no_json": lambda: _("is no JSON (line {line})"),
    "no_list": lambda: _("must be a list"),
    "no_number": lambda: _("must be a number"),
    "no_object": lambda: _("must be an object with named fields"),
    "no_text": lambda: _("must be a text"),
    "no_whole_number": lambda: _("must be a whole number"),
    "none_open": lambda: _("no table is open in round {round}"),
    "not_true_or_false": lambda: _("must be true or false"),
    "not_one_of": lambda: _("must be one of: {one_of}"),
    "one_per_round": lambda: _("must name one host (or null) for each of {rounds} rounds"),
    "out_of_range": lambda: _("must be between {least} and {most}"),
    "past_differs": lambda: _("“{id}” sat somewhere else in a round that is over"),
    "strange_letters": lambda: _("has letters that can't be written"),
    "too_deep": lambda: _("is nested too deeply"),
    "too_few": lambda: _("has too few (at least {at_least})"),
    "too_large": lambda: _("is too much for so many people and tables (at most {at_most})"),
    "too_long": lambda: _("is too long (at most {at_most} letters)"),
    "too_many": lambda: _("has too many (at most {at_most})"),
    "twice": lambda: _("is there twice"),
    "unknown": lambda: _("“{id}” is not known"),
    "unknown_field": lambda: _("is no field of a problem"),
}
