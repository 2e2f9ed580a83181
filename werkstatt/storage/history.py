"""What can be undone and redone: stacks of recorded steps with their labels, as long as the file is open."""

from dataclasses import dataclass, field

from werkstatt.storage.recorder import Step


@dataclass(frozen=True, slots=True)
class Deed:
    """A recorded step and the name of the operation that did it."""

    operation: str
    step: Step


@dataclass(slots=True)
class History:
    """Two stacks. A new deed empties the redo stack."""

    done: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)

    def did(self, deed: Deed) -> None:
        """Remember a new deed."""
        self.done.append(deed)
        self.undone.clear()

    def next_undo(self) -> str | None:
        """The operation that undo would take back."""
        return self.done[-1].operation if self.done else None

    def next_redo(self) -> str | None:
        """The operation that redo would do again."""
        return self.undone[-1].operation if self.undone else None
