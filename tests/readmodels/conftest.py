"""An evening on a real file for tests of pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import Evening, evening


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Evening]:
    with evening(tmp_path) as opened:
        yield opened
