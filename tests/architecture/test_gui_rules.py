"""Dialogs never run an event loop of their own, and tests wait for events, not for time."""

import ast
import re

from tests.support.house import place, sources, syntax

# menu.exec() and QEventLoop too; the application's own loop and a drag have to run.
NESTED_LOOP = re.compile(r"(?!.*([Aa]pp|[Dd]rag)).*\.exec_?")
STATIC_DIALOG = re.compile(r".*Q(\w*Dialog\.get\w+|MessageBox\.(information|question|warning|critical|about))")
PASSING_TIME = re.compile(r"qtbot\.wait|(time\.)?sleep|QTest\.q(Wait|Sleep)|QThread\.m?sleep")


def calls(rule: re.Pattern[str], *folders: str) -> list[str]:
    """Where functions are called whose name, as `dialog.exec`, follows `rule`."""
    return [
        f"{place(path, node)} {ast.unparse(node.func)}"
        for path in sources(*folders)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and rule.fullmatch(ast.unparse(node.func))
    ]


def test_no_dialog_waits_for_its_answer():
    blocking = calls(NESTED_LOOP, "werkstatt") + calls(STATIC_DIALOG, "werkstatt")
    assert blocking == [], "use open(), popup() or start() and a signal: the evening goes on meanwhile"


def test_no_test_waits_for_time_to_pass():
    assert calls(PASSING_TIME, "tests") == [], "wait for a signal, a condition or a process"
