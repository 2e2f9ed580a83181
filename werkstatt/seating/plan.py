"""What the search answers: a plan with its figures, the rules it breaks, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from werkstatt.seating.problem import Rounds


class Rule(StrEnum):
    """A rule that a plan can break."""

    TOO_FULL = "too_full"
    TOO_EMPTY = "too_empty"
    TOPIC_TWICE = "topic_twice"
    TOGETHER = "together"
    APART = "apart"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """Where a plan breaks a rule. `allowed` and `found` are numbers of people where the rule is about sizes."""

    rule: Rule
    round: int
    table: str
    people: tuple[str, ...] = ()
    allowed: int | None = None
    found: int | None = None


class Cause(StrEnum):
    """Why a rule can't hold, whatever the plan."""

    TOO_FEW_SEATS = "too_few_seats"
    TOO_MANY_SEATS_TO_FILL = "too_many_seats_to_fill"
    TOO_FEW_TOPICS = "too_few_topics"
    GROUP_TOO_LARGE = "group_too_large"
    GROUP_TORN = "group_torn"
    TOGETHER_AND_APART = "together_and_apart"
    TOO_MANY_APART = "too_many_apart"
    TOO_FEW_REMOTE_SEATS = "too_few_remote_seats"
    TOPIC_TOO_POPULAR = "topic_too_popular"


class Remedy(StrEnum):
    """What to change so that the rule can hold. `Reason.by` says by how much where that is a number."""

    ADD_SEATS = "add_seats"
    LOWER_MINIMUM = "lower_minimum"
    ADD_TOPICS = "add_topics"
    SPLIT_GROUP = "split_group"
    DROP_ONE_RULE = "drop_one_rule"
    ADD_TABLES = "add_tables"
    ADD_REMOTE_SEATS = "add_remote_seats"
    ADD_SEATS_FOR_TOPIC = "add_seats_for_topic"


@dataclass(frozen=True, slots=True)
class Reason:
    """A proof in short that a rule can't hold, and what to change: `needed` against `there`; round None means all."""

    cause: Cause
    remedy: Remedy
    needed: int
    there: int
    round: int | None = None
    people: tuple[str, ...] = ()
    topic: str | None = None

    @property
    def by(self) -> int:
        """How many are missing, or too many."""
        return abs(self.needed - self.there)


@dataclass(frozen=True, slots=True)
class Spread:
    """How evenly an attribute is spread.

    `worst_table_share` is the largest part of a table that shares a value, `pairs` how often two at a table do, and
    `pairs_bound` how often at least.
    """

    worst_table_share: float
    pairs: int
    pairs_bound: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan is worth, counted from the plan alone. `wishes_met` is a share of what each person could get."""

    repeated_meetings: int
    pair_excess: int
    pair_excess_bound: int
    proven_best: bool
    wishes_met: float
    moved: int
    spread: Mapping[str, Spread] = field(default_factory=dict)
    broken_rules: tuple[BrokenRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sits where, what that is worth, why rules are broken, and what finding it took."""

    rounds: Rounds
    score: Score
    reasons: tuple[Reason, ...] = ()
    seconds: float = 0.0
    seed: int = 0
    proposals: int = 0
