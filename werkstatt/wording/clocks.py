"""Clocks as digits."""

import math

from werkstatt.i18n import _


def clock_text(seconds: float) -> str:
    """ "17:24", from an hour on "1:02:05". A countdown shows a second until it is over: parts count as whole ones."""
    whole = max(0, -int(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def length_assumed(title: str, minutes: int) -> str:
    """A clock was started without a length; and how to say one. A small number alone belongs to the title."""
    said = f"{title} min" if (end := title.split()[-1:]) and end[0].isdecimal() and len(end[0]) == 1 else f"{title} 10"
    words = _("The clock “{title}” runs {minutes} min. This is how to say a length: “{said}”")
    return words.format(title=title, minutes=minutes, said=said)


def rest_text(seconds: float, *, held: bool) -> str:
    """ "17:24 left", "01:12 over time", or the same paused. A second over time counts when it is full."""
    if seconds < 0:
        over = _("paused, {time} over time") if held else _("{time} over time")
        return over.format(time=clock_text(math.floor(-seconds)))
    left = _("paused, {time} left") if held else _("{time} left")
    return left.format(time=clock_text(seconds))
