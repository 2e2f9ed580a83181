"""Takes out of text what can't or must not be printed: what controls, hides or turns letters without being one."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n\s*\n")


class _Printable(dict[int, str | None]):
    """What stands for a code point in print, for `str.translate`; None takes it away. Worked out when first met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = printed = _printed(chr(code))
        return printed


def _printed(letter: str) -> str | None:
    """`letter` itself, a plain space for an odd one, None for what controls, hides or turns other letters."""
    code, category = ord(letter), unicodedata.category(letter)
    if letter == "\n":
        return letter
    if category == "Zs" or letter == "\t":
        return "\xa0" if letter in "\xa0\u2007\u202f" else " "
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_variation = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    return None if category in {"Cc", "Cf", "Cs"} or is_noncharacter or is_variation else letter


_PRINTABLE = _Printable()


def clean(text: str) -> str:
    """`text` as it can be printed: composed (NFC), without control, direction, surrogate and invisible characters."""
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_PRINTABLE))
    return _EMPTY_LINES.sub("\n\n", composed).strip()


def line(text: str) -> str:
    """`text` cleaned and on one line: for headers, outlines and the properties of a document."""
    return " ".join(clean(text).split())
