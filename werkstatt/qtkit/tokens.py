"""The colours of the product: light, dark for dark halls, high contrast. Text reaches 4.5 : 1, on the beamer 7 : 1."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """The themes a person can choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they are for, as "#RRGGBB". `beamer_*` are the darker pair for the room."""

    paper: str
    surface: str
    kraft: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    alert: str
    warn: str
    dot: str
    good_soft: str
    bar: str
    bar_chip: str
    on_bar: str
    beamer_paper: str
    beamer_surface: str
    beamer_ink: str
    beamer_muted: str
    beamer_accent: str
    beamer_track: str


LIGHT = Tokens(
    paper="#F7F5F0",
    surface="#FFFFFF",
    kraft="#E9DFCB",
    ink="#1E2A32",
    muted="#5B6770",
    line="#DDD7CA",
    accent="#0B6B62",
    accent_soft="#DCEFEA",
    on_accent="#FFFFFF",
    alert="#A31D16",
    warn="#9A5200",
    dot="#C62828",
    good_soft="#C4E5B5",
    bar="#1E2A32",
    bar_chip="#3A464E",
    on_bar="#FFFFFF",
    beamer_paper="#FCFBF8",
    beamer_surface="#FFFFFF",
    beamer_ink="#1E2A32",
    beamer_muted="#454F57",
    beamer_accent="#075249",
    beamer_track="#E8E4D8",
)

DARK = Tokens(
    paper="#161D22",
    surface="#1E272D",
    kraft="#2C2A24",
    ink="#F1EEE7",
    muted="#A9B4BB",
    line="#38434B",
    accent="#5CC8B8",
    accent_soft="#173B38",
    on_accent="#0C1A18",
    alert="#FF9C8F",
    warn="#F2B25C",
    dot="#FF7A70",
    good_soft="#2F4A2A",
    bar="#0D1317",
    bar_chip="#2A343B",
    on_bar="#F1EEE7",
    beamer_paper="#12181C",
    beamer_surface="#1D262C",
    beamer_ink="#F7F4EE",
    beamer_muted="#C3CCD2",
    beamer_accent="#7ADCCD",
    beamer_track="#35424A",
)

CONTRAST = Tokens(
    paper="#FFFFFF",
    surface="#FFFFFF",
    kraft="#FFFFFF",
    ink="#000000",
    muted="#262626",
    line="#000000",
    accent="#003C36",
    accent_soft="#D5F2EC",
    on_accent="#FFFFFF",
    alert="#8A0000",
    warn="#5C3100",
    dot="#8A0000",
    good_soft="#E4F5DC",
    bar="#000000",
    bar_chip="#262626",
    on_bar="#FFFFFF",
    beamer_paper="#FFFFFF",
    beamer_surface="#FFFFFF",
    beamer_ink="#000000",
    beamer_muted="#262626",
    beamer_accent="#003C36",
    beamer_track="#BDBDBD",
)

LOOKS = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}
