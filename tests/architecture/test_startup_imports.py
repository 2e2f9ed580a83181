"""What is heavy is loaded only when it is needed: the command line answers at once."""

import json
import subprocess
import sys

import pytest

from tests.support.house import ROOT

HEAVY = {"PySide6", "sqlalchemy", "reportlab", "openpyxl", "babel", "numpy", "PIL", "qrcode"}
STARTS = {
    "import": "import werkstatt.cli",
    "version": "sys.argv[1:] = ['--version']; import runpy; runpy.run_module('werkstatt', run_name='__main__')",
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_the_command_line_loads_nothing_heavy(start: str):
    code = f"import atexit, json, sys; atexit.register(lambda: print(json.dumps(list(sys.modules)))); {start}"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
    assert HEAVY & set(json.loads(result.stdout.splitlines()[-1])) == set()
