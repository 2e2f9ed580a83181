"""The language in use: German unless English is asked for, and English where a catalogue is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from werkstatt import i18n, paths
from werkstatt.i18n import _, ngettext, pgettext

VARIABLES = ("WERKSTATT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def german_again() -> Iterator[None]:
    yield
    i18n.use("de")


def said() -> tuple[str, str, str]:
    return _("present"), ngettext("{count} minute", "{count} minutes", 1), pgettext("clock time", "{time}")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("anwesend", "{count} Minute", "{time} Uhr")),
        ("en", ("present", "{count} minute", "{time}")),
        ("fr", ("anwesend", "{count} Minute", "{time} Uhr")),
        ("", ("anwesend", "{count} Minute", "{time} Uhr")),
    ],
)
def test_an_unknown_language_is_german(language: str, words: tuple[str, str, str]) -> None:
    i18n.use(language)
    assert said() == words
    assert i18n.language() == ("en" if language == "en" else "de")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_numbers_choose_the_form(language: str) -> None:
    i18n.use(language)
    one, none, many = (ngettext("{count} minute", "{count} minutes", count) for count in (1, 0, 2))
    assert none == many != one


def test_what_no_catalogue_knows_is_said_in_english() -> None:
    i18n.use("de")
    assert _("No catalogue has this.") == "No catalogue has this."
    assert [ngettext("{n} unknown", "{n} unknowns", n) for n in (0, 1, 2)] == [
        *("{n} unknowns", "{n} unknown", "{n} unknowns")
    ]
    assert pgettext("nowhere", "present") == "present"


def test_without_catalogues_everything_is_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    i18n.use("de")
    assert said() == ("present", "{count} minute", "{time}")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "de"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "de"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "WERKSTATT_LANGUAGE": "de"}, "de"),
        ({"LC_ALL": "de_DE.UTF-8", "WERKSTATT_LANGUAGE": "EN"}, "en"),
    ],
)
def test_the_environment_is_asked_in_its_order(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert i18n.preferred_language() == language
