"""QR codes on paper: what they say, and how large they must be so that an old phone reads them in a dim hall."""

from collections.abc import Sequence
from dataclasses import dataclass

Modules = Sequence[Sequence[bool]]

QUIET_ZONE = 4  # modules that stay white on each side
LEAST_MODULE = 0.5  # millimetres
_MOST_BYTES = 500  # of a plain text: so its code is no wider than 47 mm


@dataclass(frozen=True, slots=True)
class Code:
    """What a phone reads from a code, and what stands beside it so that people know what they will get."""

    content: str
    caption: str


def shortened(text: str) -> str:
    """A plain text that is short enough for a code on a sign."""
    said = text.encode()
    return text if len(said) <= _MOST_BYTES else said[: _MOST_BYTES - 3].decode(errors="ignore").rstrip() + "…"


def matrix(content: str) -> Modules:
    """The modules of the code without its quiet zone; error correction M. Raises ValueError for more than 2 kB."""
    from qrcode import QRCode  # noqa: PLC0415  # heavy: not before a code is printed
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(content)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def side(modules: Modules, wanted: float) -> float:
    """How wide the code is with its quiet zone, in millimetres: as `wanted`, or wider for the sake of its modules."""
    return max(wanted, (len(modules) + 2 * QUIET_ZONE) * LEAST_MODULE)
