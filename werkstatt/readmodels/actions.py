"""The plan of actions of an event, and who could be responsible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.person import Person
from werkstatt.domain.process import Initiative
from werkstatt.readmodels.table_notes import Origin, every_cafe, origins
from werkstatt.storage.records import Records

UNFINISHED = frozenset({ActionState.OPEN, ActionState.UNDER_WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPicture:
    """Actions in their order, the initiatives they may serve, and where the notes (ids) they come from were written.

    `topics` are the titles of what was talked about there, also by note.
    """

    actions: Sequence[Action]
    initiatives: Sequence[Initiative]
    origins: Mapping[str, Origin]
    topics: Mapping[str, str]

    @property
    def without_responsible(self) -> Sequence[Action]:
        """Actions that nobody has taken yet, the dropped ones not counted."""
        return [action for action in self.actions if not action.who and action.state is not ActionState.DROPPED]


def actions(records: Records, event_id: str) -> ActionsPicture:
    """The picture of an event's plan."""
    found = records.find(Action, order="rank", event_id=event_id)
    harvest = every_cafe(records, event_id) if any(action.note_id for action in found) else ()
    return ActionsPicture(
        actions=found,
        initiatives=records.find(Initiative, order="rank"),
        origins=origins(harvest),
        topics={said.note.id: topic.topic.title for cafe in harvest for topic in cafe.topics for said in topic.notes},
    )


def known_names(records: Records) -> Sequence[str]:
    """People and organisations of the file by alphabet, each once: who may be responsible for an action."""
    people = records.find(Person)
    names = {person.name for person in people} | {person.organisation for person in people}
    return sorted(names - {""}, key=str.casefold)


def is_late(action: Action, today: date) -> bool:
    """Whether the action should have been finished before `today`."""
    return action.state in UNFINISHED and action.due is not None and action.due < today
