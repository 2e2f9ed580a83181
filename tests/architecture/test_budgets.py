"""Files and functions stay short enough to be read at one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.house import place, sources, syntax

CODE = sources("werkstatt", "installers", "tests")
Lengths = dict[str, int]


def test_files_are_short():
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    check(lengths, rule=300, limit=500, share=0.10)


def test_functions_are_short():
    lengths = {place(path, function): length(function) for path in CODE for function in functions(path)}
    check(lengths, rule=25, limit=50, share=0.05)


def check(lengths: Lengths, *, rule: int, limit: int, share: float) -> None:
    """Nothing is longer than `limit` lines, and at most the given share is longer than `rule`."""
    assert [(where, lines) for where, lines in lengths.items() if lines > limit] == []
    long = sorted(((lines, where) for where, lines in lengths.items() if lines > rule), reverse=True)
    assert len(long) <= share * len(lengths), f"more than {share:.0%} are longer than {rule} lines: {long}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
