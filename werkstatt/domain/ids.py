"""Identities: random, so that two laptops and many phones can make them without asking each other."""

import uuid


def new_id() -> str:
    """A new identity: 32 hexadecimal digits that tell nothing about when or where they were made."""
    return uuid.uuid4().hex
