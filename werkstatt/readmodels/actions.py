"""The plan of actions of an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.action import Action
from werkstatt.domain.process import Initiative
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPicture:
    """Actions in their order, and the initiatives they may serve."""

    actions: Sequence[Action]
    initiatives: Sequence[Initiative]

    @property
    def without_responsible(self) -> int:
        """Actions that nobody has taken yet."""
        return sum(not action.who for action in self.actions)


def actions(records: Records, event_id: str) -> ActionsPicture:
    """The picture of an event's plan."""
    return ActionsPicture(
        actions=records.find(Action, order="rank", event_id=event_id),
        initiatives=records.find(Initiative, order="rank"),
    )
