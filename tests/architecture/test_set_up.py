"""The two commands explain themselves where they can't go on, in the language of the session."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.house import ROOT
from werkstatt import i18n

Start = Callable[[str, dict[str, str]], subprocess.CompletedProcess[str]]

TOOLS = ("sh", "cat", "cksum", "dirname", "rm")


ENVIRONMENTS = [
    {},
    {"LANG": "de_DE.UTF-8"},
    {"LANG": "en_GB.UTF-8"},
    {"LANG": "C.UTF-8"},
    {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "EN_us.UTF-8"},
    {"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR.UTF-8"},
    {"LC_ALL": "de_DE.UTF-8", "WERKSTATT_LANGUAGE": "en"},
]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts one of the commands on a computer that has nothing but a shell."""
    project, tools = tmp_path / "Werkstatt von Änne", tmp_path / "tools"
    shutil.copytree(ROOT / "installers", project / "installers")
    shutil.copy(ROOT / "pyproject.toml", project)
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))

    def started(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        arguments = [tools / "sh", project / "installers" / command]
        bare = {"PATH": str(tools), **environment}
        return subprocess.run(arguments, cwd=tools, env=bare, capture_output=True, text=True, check=False)

    return started


@pytest.mark.parametrize("command", ["run.sh", "test.sh"])
def test_without_python_the_set_up_says_what_to_do(start: Start, command: str):
    result = start(command, {"LANG": "de_DE.UTF-8"})
    assert result.returncode == 1
    assert "Werkstatt braucht Python" in result.stderr
    assert "sudo apt-get install python3 python3-venv" in result.stderr.splitlines()[-1]
    assert result.stdout == ""


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
def test_the_set_up_speaks_as_the_program_will(
    start: Start,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
):
    for variable in ("WERKSTATT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    sentence = {"de": "Werkstatt braucht Python", "en": "Werkstatt needs Python"}[i18n.preferred_language()]
    assert sentence in start("run.sh", environment).stderr
