"""Which words of a text look like the name of a person, whoever it may be: for readers to check."""

import re
from collections.abc import Iterator

from werkstatt.domain.names import is_first_name

TITLES = (
    r"(?:Herrn?|Frau|Hr\.?|Fr\.?|Dr\.?|Prof\.?|Professor(?:in)?|Mr\.?|Mrs\.?|Ms\.?"
    r"|\w*meister(?:in)?|Landr(?:at|ätin)|Pfarrer(?:in)?|Minister(?:in)?)\s+"
)
_WORD = r"[^\W\d_a-zäöüß][\w'’-]+"
# "der" by itself stands before any noun.
_PARTICLES = r"(?:(?:von|van|vom|zu|zum|zur|de|di|da|del|ten|ter|bin)\s+(?:(?:der|den|dem|la)\s+)?)?"
_TITLED = re.compile(rf"(?<![\w-])(?:{TITLES})+{_PARTICLES}({_WORD})")
# Seen from each word, for the one before may be no first name: "Gestern Karl Vogt".
_PAIR = re.compile(rf"(?<![\w-])(?=({_WORD})\s+({_PARTICLES}{_WORD}))")


def typed_names(text: str) -> Iterator[str]:
    """Every "Frau Vogt", "Karl Vogt" and "Bürgermeister von der Heide", as it is written."""
    for pair in _PAIR.finditer(text):
        if is_first_name(pair[1]):
            yield f"{pair[1]} {pair[2]}"
    for titled in _TITLED.finditer(text):
        is_title = re.fullmatch(TITLES, f"{titled[1]} ")
        if not is_title and not is_first_name(titled[1]):
            yield titled[0]
