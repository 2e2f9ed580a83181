"""Agreeing on who does what until when."""

from collections.abc import Sequence
from datetime import date

from werkstatt.domain.action import Action
from werkstatt.domain.ids import new_id
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def add_action(
    records: Records, /, event_id: str, what: str, *, due: date | str | None = None, **values: object
) -> str:
    """Add an action at the end of the plan; returns its id. `due` is a date, or the words that stand for one."""
    rank = ranked.end(records, Action, event_id=event_id)
    values |= _until(due)
    action = Action(id=new_id(), event_id=event_id, rank=rank, what=what, **values)  # type: ignore[arg-type]
    records.add(action)
    return action.id


def add_actions(records: Records, event_id: str, agreed: Sequence[tuple[str, str, date | str | None]]) -> None:
    """Add several actions at the end of the plan, each as what, who and until when."""
    for what, who, due in agreed:
        add_action(records, event_id, what, who=who, due=due)


def change_action(records: Records, /, action_id: str, **values: object) -> None:
    """Change fields of an action; `due` is a date, or the words that stand for one."""
    if "due" in values:
        values |= _until(values["due"])
    records.change(Action, action_id, **values)


def move_action(records: Records, action_id: str, rank: int) -> None:
    """Move an action to another place in the plan."""
    ranked.place(records, Action, action_id, rank, event_id=records.get(Action, action_id).event_id)


def remove_action(records: Records, action_id: str) -> None:
    """Remove an action."""
    event_id = records.get(Action, action_id).event_id
    records.remove(Action, [action_id])
    ranked.renumber(records, Action, event_id=event_id)


def _until(due: object) -> dict[str, object]:
    """Date and words: one of them, or none."""
    return {"due": None, "due_words": due} if isinstance(due, str) else {"due": due, "due_words": ""}
