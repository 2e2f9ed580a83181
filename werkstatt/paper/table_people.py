"""The people of a table in a round, by name."""

from collections.abc import Sequence

from werkstatt.domain.cafe import CafeTable
from werkstatt.i18n import _
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.wording.people import person_name


def names_at(picture: CafePicture, row: RoundPicture, table: CafeTable) -> Sequence[str]:
    """The host first, then who sits there, A–Z; without those who said that they don't come."""
    sitting = {seat.attendance_id for seat in row.seats.get(table.id, ())}
    host_id = row.hosts.get(table.id, "")
    host = next((guest for guest in picture.listed if guest.id == host_id), None)
    names = [
        person_name(guest.person, guest.attendance.number)
        for guest in picture.listed
        if guest.id in sitting and guest is not host
    ]
    if host is None:
        return names
    return [_("{name} (host)").format(name=person_name(host.person, host.attendance.number)), *names]
