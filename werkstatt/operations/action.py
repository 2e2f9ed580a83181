"""Agreeing on who does what until when."""

from collections.abc import Sequence
from datetime import date

from werkstatt.domain.action import Action
from werkstatt.domain.ids import new_id
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def add_action(records: Records, /, event_id: str, what: str, **values: object) -> str:
    """Add an action at the end of the plan; returns its id."""
    rank = ranked.end(records, Action, event_id=event_id)
    action = Action(id=new_id(), event_id=event_id, rank=rank, what=what, **values)  # type: ignore[arg-type]
    records.add(action)
    return action.id


def add_actions(records: Records, event_id: str, agreed: Sequence[tuple[str, str, date | None]]) -> None:
    """Add several actions at the end of the plan, each as what, who and due date."""
    for what, who, due in agreed:
        add_action(records, event_id, what, who=who, due=due)


def change_action(records: Records, /, action_id: str, **values: object) -> None:
    """Change fields of an action."""
    records.change(Action, action_id, **values)


def move_action(records: Records, action_id: str, rank: int) -> None:
    """Move an action to another place in the plan."""
    ranked.place(records, Action, action_id, rank, event_id=records.get(Action, action_id).event_id)


def remove_action(records: Records, action_id: str) -> None:
    """Remove an action."""
    event_id = records.get(Action, action_id).event_id
    records.remove(Action, [action_id])
    ranked.renumber(records, Action, event_id=event_id)
