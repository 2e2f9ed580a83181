"""Clocks as digits."""


def clock_text(seconds: float) -> str:
    """ "17:24", from an hour on "1:02:05". A countdown shows a second until it is over: parts count as whole ones."""
    whole = max(0, -int(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"
