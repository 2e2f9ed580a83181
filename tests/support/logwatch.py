"""Watches the log while a test runs: a warning that nobody expects is a failure."""

import logging


class LogWatch(logging.Handler):
    """Collects what a test logs as a warning or worse, and knows which of it was expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._seen: list[str] = []
        self._expected: list[str] = []

    def start(self) -> None:
        """Forget the last test."""
        self._seen.clear()
        self._expected.clear()
        logging.getLogger().addHandler(self)

    def expect(self, part: str) -> None:
        """A message that contains `part` has to come in this test."""
        self._expected.append(part)

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging for each record."""
        self._seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def problems(self) -> list[str]:
        """Unexpected messages, and expected ones that did not come."""
        unexpected = [f"logged {text}" for text in self._seen if not any(part in text for part in self._expected)]
        missing = [f"not logged: {part}" for part in self._expected if not any(part in text for text in self._seen)]
        return unexpected + missing
