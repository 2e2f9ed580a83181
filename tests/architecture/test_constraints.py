"""What was tested is written down: every package that the set-up installs is pinned."""

import tomllib
from collections.abc import Iterable
from importlib.metadata import requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.house import ROOT


def test_the_constraints_pin_what_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = versions([*project["dependencies"], *project["optional-dependencies"]["test"]])
    pins = (ROOT / "installers" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (pin.split("==") for pin in pins if not pin.startswith("#"))
    pinned = {(canonicalize_name(name), Version(number)) for name, number in pairs}
    assert installed - pinned == set()


def versions(requirements: Iterable[str]) -> set[tuple[str, Version]]:
    """The installed packages that fulfil `requirements`, and all that those bring along, with their versions."""
    found: dict[str, Version] = {}
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found[name] = Version(version(name))
            waiting += [Requirement(text) for text in requires(name) or ()]
    return set(found.items())
