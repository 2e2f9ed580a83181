"""The seating engine for other programs: a problem in a file of JSON, its plan as JSON."""

import json
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.seating.engine import seat
from werkstatt.seating.files import plan_to, read_problem

_MOST_BYTES = 20_000_000


def solve(path: Path, seed: int, seconds: float) -> str:
    """The best plan that is found within `seconds`. Raises FileTrouble for the file, ProblemError for what is in it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileTrouble("too_large_problem", str(path), megabytes=_MOST_BYTES // 1_000_000)
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileTrouble("unreadable", str(path), detail="") from error
    except FileNotFoundError as error:
        raise FileTrouble("missing", str(path)) from error
    except OSError as error:
        raise FileTrouble("unreadable", str(path), detail=error.strerror) from error
    return json.dumps(plan_to(seat(read_problem(text), seed, seconds)), ensure_ascii=False)
