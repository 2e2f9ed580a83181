"""The screens that are plugged in, told apart by what they are: their places change whenever a cable is pulled."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen

from werkstatt.i18n import _
from werkstatt.projector.placement import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenChoice:
    """A screen as it is offered to the moderator. `key` finds it again, even after it was plugged in elsewhere."""

    key: str
    title: str
    is_moderators: bool
    is_chosen: bool


def plugged_in(without: QScreen | None = None) -> dict[str, QScreen]:
    """All screens by their keys, but for the one that is just being pulled out."""
    return {identity(screen): screen for screen in QGuiApplication.screens() if screen is not without}


def identity(screen: QScreen) -> str:
    """The key by which a screen is remembered."""
    return key_of(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())


def speaking_name(screen: QScreen) -> str:
    """ "EPSON EB-X41, 1024 × 768"."""
    maker, model = screen.manufacturer().strip(), screen.model().strip()
    words = [model] if model.startswith(maker) else [maker, model]
    pixels = pixel_size(screen)
    named = " ".join(word for word in words if word) or screen.name() or _("Screen")
    return f"{named}, {pixels.width()} × {pixels.height()}"


def pixel_size(screen: QScreen) -> QSize:
    """How many pixels the screen really has."""
    return (screen.size().toSizeF() * screen.devicePixelRatio()).toSize()
