"""What a cell with a name says: title, first name, surname, and what else stands beside them."""

import re
from collections.abc import Sequence

from werkstatt.domain.names import NAME_PARTICLES, is_first_name, split_title
from werkstatt.domain.spelling import folded
from werkstatt.exchange.sheet import flat

EMAIL = re.compile(r"(?:mailto:)?(?<![^\s<>;,():])([^@\s<>;,():]+@[^@\s<>;,():]+\.\w+)", re.IGNORECASE)
_BULLET = re.compile(r"^(\d{1,3}[.)]|[-•*–·▪])\s+")


def is_surname_first(header: str, names: Sequence[str]) -> bool:
    """Does the column say "Roth Nina"? The names themselves decide, else the words of the header."""
    votes = 0
    for name in names:
        words = split_title(without_extras(name))[1].split()
        if len(words) > 1 and "," not in name:
            votes += is_first_name(words[-1]) - is_first_name(words[0])
    if abs(votes) * 5 > len(names):
        return votes > 0
    return bool(re.match(r"(nach|familien|zu|sur|last ?)?name\W.*(vorn|first)", folded(header)))


def without_extras(text: str) -> str:
    """A name without bullet, e-mail address and remarks in brackets."""
    plain = re.sub(r"\([^()]*\)", " ", text)
    if EMAIL.search(plain):
        plain = re.sub(r"[<>;]", " ", EMAIL.sub(" ", plain))
    return flat(_BULLET.sub("", plain.strip()))


def split_name(text: str, *, surname_first: bool = False) -> tuple[str, str, str, str]:
    """Title, first name, last name and what else stands in a cell such as "Roth, Dr. Nina" or "Elke von der Heide"."""
    extra = [inside.strip() for inside in re.findall(r"\(([^()]*)\)", text)]
    title, name = split_title(without_extras(text))
    parts = [part for part in map(str.strip, name.split(",")) if part]
    words = parts[0].split() if parts else []
    second_title, second = split_title(parts[1]) if len(parts) > 1 else ("", "")
    if second and (len(words) == 1 or is_first_name(second.split()[0]) or not is_first_name(words[0])):
        first, last, extra = second, parts[0], parts[2:] + extra
    else:
        first, last = _in_order(words, surname_first=surname_first)
        extra = parts[1:] + extra
    return flat(f"{title} {second_title}"), first, last, "; ".join(filter(None, extra))


def _in_order(words: Sequence[str], *, surname_first: bool) -> tuple[str, str]:
    """First and last name out of words without a comma; "von der" belongs to the surname."""
    if surname_first:
        cut = next((i for i, word in enumerate(words) if word not in NAME_PARTICLES), 0) + 1
        return " ".join(words[cut:]), " ".join(words[:cut])
    cut = next((i for i, word in enumerate(words) if i and word in NAME_PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])
