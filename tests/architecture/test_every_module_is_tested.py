"""No module of the program is without a test that imports it or starts it by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.house import module_name, sources, syntax


def test_every_module_is_imported_by_some_test():
    mentioned = {name for path in sources("tests") for name in modules_of(path)}
    modules = {module_name(path) for path in sources("werkstatt") if path.name != "__init__.py"}
    assert sorted(modules - mentioned) == []


def modules_of(path: Path) -> Iterator[str]:
    """The modules that a test file imports or names in a text, as for `python -m werkstatt`."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("werkstatt"):
            yield node.value
        elif isinstance(node, ast.List) and {"-m", "werkstatt"} <= set(texts(node)):
            yield "werkstatt.__main__"


def texts(node: ast.List) -> Iterator[str]:
    return (item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str))
