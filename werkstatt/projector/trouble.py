"""What goes wrong on the beamer and can be said to the moderator."""


class CannotShow(Exception):
    """A slide or picture that can't be shown; the message is a sentence for the moderator."""
