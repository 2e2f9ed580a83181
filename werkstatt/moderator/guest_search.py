"""Who is meant by a name that somebody types: the guest whom it fits best."""

from collections.abc import Iterable

from werkstatt.domain.check_in import Search, rank, read_line, searchable
from werkstatt.readmodels.people import PersonRow


def guest_meant(guests: Iterable[PersonRow], typed: str) -> PersonRow | None:
    """The guest whose name fits best, the first of them in case of doubt; None when it fits nobody's."""
    search = read_line(typed)
    if not isinstance(search, Search) or not search.words:
        return None
    fits = []
    for guest in guests:
        found = rank(search, searchable(guest.person.last_name, guest.person.first_name))
        if found is not None:
            fits.append((found, guest))
    return min(fits, key=lambda fit: fit[0])[1] if fits else None
