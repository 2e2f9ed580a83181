"""The language on the screen: source strings are English, gettext catalogues hold German and English."""

import gettext
import os

from werkstatt import paths

LANGUAGES = ("de", "en")


class _Current:
    """The catalogue in use; set once at the start of a program."""

    language = "de"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def preferred_language() -> str:
    """German unless this person's environment asks for English; installers/setup.sh keeps to the same rule."""
    for variable in ("WERKSTATT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "en" if value.lower().startswith("en") else "de"
    return "de"


def use(language: str) -> None:
    """Speak `language` ("de" or "en") from now on."""
    folder = paths.resources() / "translations"
    _Current.language = language if language in LANGUAGES else "de"
    _Current.catalogue = gettext.translation("werkstatt", folder, [_Current.language], fallback=True)


def language() -> str:
    """The language in use."""
    return _Current.language


def tag() -> str:
    """The language in use as documents name it."""
    return {"de": "de-DE", "en": "en-GB"}[_Current.language]


def _(message: str) -> str:
    """`message` in the language in use."""
    return _Current.catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits `count`, in the language in use."""
    return _Current.catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """`message` as it is meant in `context`: for words that are the same in English only."""
    return _Current.catalogue.pgettext(context, message)
