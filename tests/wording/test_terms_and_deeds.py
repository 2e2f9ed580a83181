"""Every value and every operation has a word."""

import errno
import inspect
import os
import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest

from werkstatt import operations
from werkstatt.domain import action, agenda, cafe, minutes, person, spotlight
from werkstatt.domain.cafe import Bond, Paper
from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.domain.spotlight import Curtain
from werkstatt.wording.deeds import NEVER_UNDONE, deed
from werkstatt.wording.errors import sentence
from werkstatt.wording.terms import term

KINDS = [
    kind
    for module in (action, agenda, cafe, minutes, person, spotlight)
    for kind in vars(module).values()
    if inspect.isclass(kind) and issubclass(kind, StrEnum) and kind not in {StrEnum, Curtain, Bond, Paper}
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_has_a_word(kind):
    words = [term(value) for value in kind]
    assert all(words)
    assert len(set(words)) == len(words)


HELPERS = {"lamp", "ranked", "rounds"}
"""Modules of steps that several operations share: no operations of their own."""


def operation_names() -> set[str]:
    names = set()
    for found in pkgutil.iter_modules(operations.__path__):
        module = import_module(f"werkstatt.operations.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and found.name not in HELPERS:
                names.add(f"{found.name}.{name}")
    return names


def test_every_operation_can_be_named_in_undo():
    from werkstatt.wording import deeds

    assert operation_names() == set(deeds._DEEDS) | NEVER_UNDONE
    assert all(deed(name) for name in deeds._DEEDS)


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.EIO, errno.EBUSY, errno.EISDIR]
)
def test_what_the_system_says_is_said_in_our_words(code: int):
    english = os.strerror(code)
    for error in (FileTrouble("unreadable", "/a/b.werkstatt", detail=english), OSError(code, english, "/a/b")):
        said = sentence(error)
        assert english not in said
        assert "Errno" not in said


@pytest.mark.parametrize("detail", ["database or disk is full", "database disk image is malformed"])
def test_what_the_database_says_is_said_in_our_words(detail: str):
    said = sentence(FileTrouble("backup_failed", "/a/b.werkstatt", detail=detail))
    assert "database" not in said


def test_an_operation_that_nobody_knows_has_no_word():
    assert deed("poll.never_heard_of") == ""


@pytest.mark.parametrize(
    "error",
    [
        FileTrouble("newer", "/a/Masterplan.werkstatt", version=9, known=1),
        FileTrouble("foreign", "/a/Masterplan.werkstatt"),
        FileTrouble("never heard of", "/a/Masterplan.werkstatt", detail="x"),
        Refused("changed_since"),
        Refused("never heard of"),
        NotThere("Event", "1"),
        ValueError("odd"),
    ],
)
def test_every_error_becomes_a_german_sentence(error):
    said = sentence(error)
    assert said.endswith(".")
    assert "{" not in said
    assert any(word in said for word in ("nicht", "nichts", "sicher"))
