"""What went wrong, in a file that can be sent to whoever is to look into it. Nothing that people wrote is in it.

A message stands there without its values and an error without what it says, for both may quote a name. Qt's own
messages don't come here: hearing them in Python while Qt loads a library may lock two threads.
"""

import logging
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from werkstatt import __version__, paths

_BYTES = 256 * 1024
_INNERMOST_CALLS = 30
_log = logging.getLogger(__name__)


def begin() -> None:
    """From now on warnings, errors and what nobody caught are written down, and still said on stderr as well."""
    root = logging.getLogger()
    root.addHandler(LogFile())
    if logging.lastResort is not None:  # stderr, as long as there is no other handler
        root.addHandler(logging.lastResort)
    sys.excepthook = lambda kind, error, trace: _uncaught(error)
    threading.excepthook = lambda args: _uncaught(args.exc_value)


def _uncaught(error: BaseException | None) -> None:
    if isinstance(error, Exception):
        _log.critical("nobody caught this", exc_info=error)
    elif isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(type(error), error, error.__traceback__)


class LogFile(logging.Handler):
    """Writes to the log file, which begins with the first trouble. Trouble with the file itself disturbs nobody."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; of two files the older one goes when both are full."""
        with suppress(Exception):
            if self._file is None:
                self._file = _new_file()
            self._file.handle(_line(record.levelname, "\n".join(_told(record))))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _new_file() -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not for a start where nothing goes wrong

    target = paths.log_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(target, maxBytes=_BYTES, backupCount=1, encoding="utf-8", errors="replace")
    file.handleError = lambda record: None  # type: ignore[method-assign]
    system = f"{platform.system()} {platform.release()}"
    file.handle(_line("START", f"Werkstatt {__version__}, Python {platform.python_version()}, {system}"))
    return file


def _line(level: str, text: str) -> logging.LogRecord:
    words = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ} {level} {text}"
    return logging.makeLogRecord({"msg": words, "levelno": logging.WARNING})


def _told(record: logging.LogRecord) -> Iterator[str]:
    # The sentence as it stands in the code, without the values.
    yield f"{record.name}: {record.msg if isinstance(record.msg, str) else type(record.msg).__qualname__}"
    if record.exc_info and record.exc_info[1]:
        yield from _came_about(record.exc_info[1])


def _came_about(error: BaseException) -> Iterator[str]:
    """Kinds of errors and where they happened, the first cause first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _came_about(cause)
    for frame, line in list(walk_tb(error.__traceback__))[-_INNERMOST_CALLS:]:
        place = "/".join(Path(frame.f_code.co_filename).parts[-2:])  # the rest may name a person's home
        yield f"    {place}:{line} {frame.f_code.co_name}"
    codes = (getattr(error, name, None) for name in ("reason", "sqlite_errorname", "errno"))
    yield f"  {type(error).__qualname__} {next((code for code in codes if code is not None), '')}".rstrip()
