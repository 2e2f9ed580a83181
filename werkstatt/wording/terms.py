"""What the values of enumerations are called on the screen and on paper."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from werkstatt.domain.action import ActionState
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.cafe import Mix, NoteKind
from werkstatt.domain.minutes import Edition, EntryKind
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _, pgettext


def term(value: StrEnum) -> str:
    """The word for a value, in the language in use."""
    return _TERMS[value]()


# Functions, because the language is chosen after this module is loaded.
_TERMS: Mapping[StrEnum, Callable[[], str]] = {
    Presence.INVITED: lambda: _("invited"),
    Presence.REGISTERED: lambda: _("registered"),
    Presence.PRESENT: lambda: _("present"),
    Presence.REMOTE: lambda: _("online"),
    Presence.EXCUSED: lambda: _("excused"),
    Presence.LEFT: lambda: _("left early"),
    Role.PARTICIPANT: lambda: _("Participant"),
    Role.MODERATION: lambda: _("Moderation"),
    Role.MINUTES: lambda: _("Minutes taker"),
    Role.HOST: lambda: _("Table host"),
    Role.GUEST: lambda: _("Guest"),
    ItemKind.ARRIVAL: lambda: _("Arrival"),
    ItemKind.INPUT: lambda: _("Input"),
    ItemKind.CAFE: lambda: _("Project café"),
    ItemKind.CHANGE: lambda: _("Change of tables"),
    ItemKind.CARDS: lambda: _("Card query"),
    ItemKind.FEEDBACK: lambda: _("Feedback"),
    ItemKind.PLENARY: lambda: _("Plenary"),
    ItemKind.ACTIONS: lambda: _("Actions"),
    ItemKind.BREAK: lambda: _("Break"),
    ItemKind.GUEST: lambda: _("Guest's slides"),
    ItemKind.CLOSING: lambda: _("Closing"),
    EntryKind.NOTE: lambda: _("Note"),
    EntryKind.DECISION: lambda: _("Decision"),
    Edition.PUBLIC: lambda: _("public"),
    Edition.INTERNAL: lambda: _("internal"),
    ActionState.OPEN: lambda: pgettext("action", "open"),
    ActionState.UNDER_WAY: lambda: _("under way"),
    ActionState.DONE: lambda: _("done"),
    ActionState.DROPPED: lambda: _("dropped"),
    Scene.WELCOME: lambda: _("Welcome"),
    Scene.AGENDA: lambda: _("Agenda"),
    Scene.ITEM: lambda: _("Current item with clock"),
    Scene.BREAK: lambda: _("Break"),
    Scene.TEXT: lambda: _("Text or question"),
    Scene.PICTURE: lambda: _("Picture"),
    Scene.REVIEW: lambda: _("Review of the process"),
    Scene.INITIATIVE: lambda: _("Strategic initiatives"),
    Scene.SLIDES: lambda: _("Slides (PDF)"),
    Scene.GUEST: lambda: _("Other program"),
    Scene.THANKS: lambda: _("Thanks"),
    Scene.ROUND: lambda: _("Round of the café"),
    Scene.CHANGE: lambda: _("Change of tables"),
    Scene.SEATS: lambda: _("Who sits where (A–Z)"),
    Scene.TABLES: lambda: _("Tables and topics"),
    Scene.HARVEST: lambda: _("Harvest of the tables"),
    NoteKind.IDEA: lambda: _("Idea"),
    NoteKind.CONCERN: lambda: _("Concern"),
    NoteKind.SUPPORT: lambda: _("Support"),
    NoteKind.QUESTION: lambda: _("Question"),
    Mix.MIXED: lambda: _("well mixed"),
    Mix.WISHES: lambda: _("wished topic"),
    Mix.CALM: lambda: _("few changes"),
}
