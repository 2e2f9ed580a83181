"""Werkstatt: for the person who moderates a live workshop."""

__version__ = "0.1.0"
