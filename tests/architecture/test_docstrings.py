"""Every module and every class says what it is for."""

import ast

from tests.support.house import place, sources, syntax


def test_every_module_and_class_says_what_it_is_for():
    silent = [
        f"{place(path, node)} {getattr(node, 'name', 'module')}"
        for path in sources("werkstatt", "installers", "tests")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Module | ast.ClassDef) and len((ast.get_docstring(node) or "").split()) < 3
    ]
    assert silent == []
