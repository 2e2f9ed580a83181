"""What can go wrong, as types with fields; `wording/errors.py` turns each into a sentence for people."""


class WerkstattError(Exception):
    """Something that a person must be told: what happened, what is safe, what to do."""

    def __reduce__(self) -> tuple[object, ...]:
        """For the way back from another process: as it is, without calling its own `__init__` again."""
        return type(self).__new__, (type(self), *self.args), vars(self)


class NotThere(WerkstattError):
    """A row that an operation needs is gone, because someone else removed it meanwhile."""

    def __init__(self, noun: str, key: str) -> None:
        super().__init__(noun, key)
        self.noun = noun
        self.key = key


class Refused(WerkstattError):
    """An operation that the rules of the domain forbid. `reason` is a key that wording knows."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values


class FileTrouble(WerkstattError):
    """A workshop file that can't be opened or written. `reason` is a key that wording knows."""

    def __init__(self, reason: str, path: str, **values: object) -> None:
        super().__init__(reason, path, values)
        self.reason = reason
        self.path = path
        self.values = values
