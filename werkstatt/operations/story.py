"""Writing down a story that is told, not lived through: for the demo and for files made by other programs."""

from collections.abc import Sequence

from werkstatt.storage.records import Records


def write_down(records: Records, nouns: Sequence[object]) -> None:
    """Add nouns as they are, with the identities they have; those that others belong to come first."""
    records.add(*nouns)
