"""How texts are compared, whatever their spelling."""

import unicodedata
from functools import lru_cache

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "ł": "l", "đ": "d", "ı": "i"})


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """`text` for comparing: case, accents and double spaces folded, umlauts spelled out (ä as ae, but é as e)."""
    if text.isascii():
        return " ".join(text.casefold().split())
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)
    plain = (letter for letter in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(letter))
    return " ".join("".join(plain).split())


def compact(text: str) -> str:
    """The folded letters and digits of `text` alone, so that hyphens and spaces do not part what is the same."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
