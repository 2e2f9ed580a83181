"""The two commands explain themselves where they can't go on, in the language of the session."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.house import ROOT

TOOLS = ("sh", "cat", "cksum", "dirname", "rm")


@pytest.mark.parametrize("command", ["run.sh", "test.sh"])
@pytest.mark.parametrize(
    ("language", "sentence"), [("de_DE.UTF-8", "Werkstatt braucht Python"), ("C", "Werkstatt needs")]
)
def test_without_python_the_set_up_says_what_to_do(tmp_path: Path, command: str, language: str, sentence: str):
    project, tools = tmp_path / "Werkstatt von Änne", tmp_path / "tools"
    shutil.copytree(ROOT / "installers", project / "installers")
    shutil.copy(ROOT / "pyproject.toml", project)
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))
    environment = {"PATH": str(tools), "LANG": language}
    started = [tools / "sh", project / "installers" / command]
    result = subprocess.run(started, cwd=tools, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "sudo apt-get install python3 python3-venv" in result.stderr.splitlines()[-1]
    assert result.stdout == ""
