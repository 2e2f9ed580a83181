"""Every message of the code is in both catalogues, translated, with the same placeholders."""

import pytest
from babel.messages.catalog import Catalog, Message

from installers import translations

PLURAL = ("one person", "{count} people")


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_catalogue_is_complete(language: str):
    assert list(translations.problems(language)) == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("label(_('It begins'))", "It begins"),
        ("""f"{purpose} {_('It begins')}" """, "It begins"),
        ("lambda: _('It '\n 'begins')", "It begins"),
        ("ngettext('one', '{count} things', n)", ("one", "{count} things")),
        ("pgettext('number', 'No.')", "No."),
    ],
)
def test_a_message_is_found_wherever_it_stands(source: str, message: object):
    catalogue = Catalog()
    ((_line, keyword, texts),) = translations.calls(source)
    translations.add(catalogue, keyword, *texts)
    assert [found.id for found in translations.entries(catalogue)] == [message]


@pytest.mark.parametrize("source", ["_(f'{count} people')", "_(title)", "_('a' + b)", "ngettext('one', many, n)"])
def test_what_is_known_only_later_is_no_message(source: str):
    ((_line, _keyword, texts),) = translations.calls(source)
    assert not all(texts)


def test_every_message_can_be_in_a_catalogue():
    assert list(translations.untranslatable()) == []


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
