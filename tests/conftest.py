"""What all tests share: German, a home of their own, and a look around after each: nothing unexpected may remain."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest

from tests.support import leftovers
from tests.support.logwatch import LogWatch
from werkstatt import i18n, paths

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` also runs what takes minutes."""
    parser.addoption("--long", action="store_true", help="also run tests that take minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes."""
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes minutes; runs with --long"))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile edited translations once, before any worker reads them."""
    if not hasattr(session.config, "workerinput"):
        from installers import translations  # Babel would slow down every worker

        if translations.is_stale():
            translations.compile_all()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tests' own folder for settings, data and logs; this person's real ones stay untouched."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(folder / variable.lower()))
        patch.setenv("WERKSTATT_LANGUAGE", "de")
        if "QT_QPA_PLATFORM" not in os.environ:
            patch.setenv("QT_QPA_PLATFORM", "offscreen")
        i18n.use("de")
        yield folder


@pytest.fixture(scope="session", autouse=True)
def sound_is_loaded() -> None:
    """Load it before there are threads.

    It complains of a missing library while it is being loaded, and pytest-qt hears that in Python: which may let a
    thread run that wants to load a library, too. Then each holds a lock that the other waits for.
    """
    import_module("PySide6.QtMultimedia")


@pytest.fixture(scope="session")
def log_watch() -> LogWatch:
    """The watch over the log, one for all tests."""
    return LogWatch()


@pytest.fixture(autouse=True)
def no_settings(own_home: Path) -> None:
    """Every test starts as on a new computer."""
    paths.settings_file().unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def tidy(own_home: Path, log_watch: LogWatch) -> Iterator[None]:
    """Fails a test that logged an unexpected warning or left something running."""
    log_watch.start()
    before = leftovers.take_snapshot()
    yield
    problems = leftovers.since(before) + log_watch.problems()
    if i18n.language() != "de":
        i18n.use("de")
    if problems:
        pytest.fail("left behind: " + "; ".join(problems), pytrace=False)


@pytest.fixture
def expect_warning(log_watch: LogWatch) -> Callable[[str], None]:
    """`expect_warning("part of the message")`: this test has to log that warning or error."""
    return log_watch.expect
