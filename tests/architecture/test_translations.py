"""Every message of the code is in both catalogues, translated, with the same placeholders."""

import pytest
from babel.messages.catalog import Message

from installers import translations

PLURAL = ("one person", "{count} people")


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_catalogue_is_complete(language: str):
    assert list(translations.problems(language)) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Back to {date}", "Zurück zum {date}"),
        (PLURAL, ("eine Person", "{count} Personen")),
        (PLURAL, ("{count} Person", "{count} Personen")),
        ("PDF {number}", "PDF {number}"),
    ],
)
def test_a_sound_translation_is_accepted(source, translation):
    assert list(translations.problems_of(Message(source, translation), "de")) == []


@pytest.mark.parametrize(
    ("source", "translation", "problem"),
    [
        ("Back to {date}", "", "not translated"),
        ("Back to {date}", "Zurück zum {datum}", "other placeholders"),
        ("Back to {date}", "Zurück zum {date", "other placeholders"),
        ("Back to {date}", "Back to {date}", "still English"),
        (PLURAL, ("eine Person", ""), "not translated"),
        (PLURAL, ("eine Person", "Personen"), "other placeholders"),
    ],
)
def test_a_faulty_translation_is_named(source, translation, problem):
    (found,) = translations.problems_of(Message(source, translation), "de")
    assert found.startswith(problem)
