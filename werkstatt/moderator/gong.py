"""The gong at the end of a clock: a soft tone, and always something to see, because halls are loud and sound fails."""

import cmath
import math
from array import array
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from werkstatt.moderator.loudspeaker import Loudspeaker

_RATE = 22_050
_SECONDS = 2.5
_ATTACK = 0.01
_LOUDNESS = 9_000
# A struck bowl: partials that are not whole multiples, the higher ones fading sooner (Hz, part, fading per second).
_PARTIALS = ((220.0, 1.0, 1.4), (440.8, 0.5, 2.0), (663.0, 0.28, 2.8), (1190.0, 0.12, 4.0))


class Gong(QObject):
    """Sounds on the chosen output, and tells `struck` so that windows can flash."""

    struck = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker: Loudspeaker | None = None

    def prepare(self) -> None:
        """Load what sounding needs, so that the first stroke comes in time."""
        from werkstatt.moderator.loudspeaker import Loudspeaker  # noqa: PLC0415 - the first picture needs no sound

        if self._loudspeaker is None:
            self._loudspeaker = Loudspeaker(samples(), _RATE, self)

    def outputs(self) -> list[tuple[str, str]]:
        """The audio outputs of this computer: identity and name."""
        self.prepare()
        return self._loudspeaker.outputs() if self._loudspeaker else []

    def strike(self, output: str = "") -> bool:
        """Sound once; False when there is no output (the flash comes all the same)."""
        self.struck.emit()
        self.prepare()
        return self._loudspeaker is not None and self._loudspeaker.play(output)


@cache
def samples() -> bytes:
    """The tone as 16-bit mono samples at 22,050 Hz: the sum of fading partials, each a shrinking, turning pointer."""
    count = int(_RATE * _SECONDS)
    tone = [0.0] * count
    for pitch, part, fade in _PARTIALS:
        step = cmath.exp((2j * math.pi * pitch - fade) / _RATE)
        pointer = complex(part)
        for place in range(count):
            tone[place] += pointer.imag
            pointer *= step
    attack = int(_RATE * _ATTACK)
    return array("h", (round(_LOUDNESS * min(1.0, place / attack) * loud) for place, loud in enumerate(tone))).tobytes()
