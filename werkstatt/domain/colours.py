"""The colours of topics: the same on the screen, on the beamer and on paper."""

# White on each reaches 6.9 : 1; colour is never the only carrier of meaning.
TOPICS = ("#1D5A88", "#7F4507", "#27633A", "#872B50", "#4F4290", "#00605F", "#6B4A2B", "#515B63")


def topic_colour(rank: int) -> str:
    """The colour of the topic of that rank, as "#RRGGBB"."""
    return TOPICS[rank % len(TOPICS)]
