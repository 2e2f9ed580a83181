"""Where the room's picture belongs: a pure decision over the screens that are plugged in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect


class BeamerState(StrEnum):
    """What there is for the room to look at."""

    NO_SCREEN = "no screen"
    SINGLE = "single"
    MIRRORED = "mirrored"
    EXTENDED = "extended"
    SHOWING = "showing"


@dataclass(frozen=True, slots=True)
class Placement:
    """The key of the screen to fill, empty for none; `alone` if the cockpit is on it as well."""

    state: BeamerState
    key: str = ""
    alone: bool = False


def placed(screens: Mapping[str, QRect], own: str, used: str, chosen: str, alone: bool) -> Placement:
    """Where the picture goes, for a beamer that is open.

    `screens` are the places of all screens by their keys and `own` is the moderator's. The picture is on `used`, if on
    any; `chosen` is the screen of the last time. `alone` tells that the moderator wants an only screen to be filled.
    """
    if not screens:
        return Placement(BeamerState.NO_SCREEN)
    apart = _apart(screens, own)
    state = BeamerState.EXTENDED if apart else BeamerState.MIRRORED if len(screens) > 1 else BeamerState.SINGLE
    if used in screens and not alone:
        # The room goes on seeing what it sees: no cable and no key may turn it into the cockpit.
        by_itself = len(screens) > 1 and len(_apart(screens, used)) == len(screens) - 1
        return Placement(BeamerState.SHOWING, used) if by_itself else Placement(state, used, True)
    if target := _known(apart, chosen):
        return Placement(BeamerState.SHOWING, target)
    return Placement(state, used if used in screens else own, True) if alone else Placement(state)


def _apart(screens: Mapping[str, QRect], one: str) -> list[str]:
    """The screens that show something else than `one`; mirrored ones lie over it."""
    return [key for key, place in screens.items() if not place.intersects(screens[one])]


def _known(apart: list[str], chosen: str) -> str:
    """The chosen screen; an unknown one only if there is no other, for every hall has its own beamer."""
    if chosen in apart:
        return chosen
    same = [key for key in apart if is_same_device(key, chosen)]
    return same[0] if same else apart[0] if len(apart) == 1 else ""


def key_of(name: str, maker: str, model: str, serial: str) -> str:
    """How a screen is remembered. The name is that of the socket: it tells two alike apart."""
    return "|".join((name, maker, model, serial))


def is_same_device(one: str, other: str) -> bool:
    """Whether two keys mean one device, perhaps at another socket: only a serial number can tell."""
    device = one.split("|")[1:]
    return device == other.split("|")[1:] and bool(device[-1:] and device[-1])
