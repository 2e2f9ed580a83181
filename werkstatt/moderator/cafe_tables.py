"""What the cards of a round show, made of the picture of a café."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from werkstatt.domain.cafe import CafeTable
from werkstatt.domain.colours import topic_colour
from werkstatt.domain.rounds import RoundState
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.seat_chips import Chip
from werkstatt.moderator.table_card import TableView
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.people import PersonRow
from werkstatt.wording.people import person_name, short_name
from werkstatt.wording.times import short_difference


def table_views(picture: CafePicture, row: RoundPicture) -> Sequence[TableView]:
    """One per table that is open in the round."""
    away = {guest.id for guest in picture.missing(row)} if picture.in_the_room else set()
    return [_view(picture, row, table, away) for table in picture.open_tables(row)]


def table_name(table: CafeTable) -> str:
    """As on its sign."""
    return _("Table {number}").format(number=table.number)


def guest_name(guest: PersonRow) -> str:
    """As on the chip."""
    return person_name(guest.person, guest.attendance.number)


def _view(picture: CafePicture, row: RoundPicture, table: CafeTable, away: set[str]) -> TableView:
    topic = picture.topic(table)
    more = row.table_times.get(table.id, timedelta())
    runs = row.state is RoundState.RUNNING and row.timer is not None
    return TableView(
        id=table.id,
        name=table_name(table),
        topic=topic.title,
        colour=topic_colour(topic.rank),
        line=_line(picture, row, table, away),
        chips=_chips(picture, row, table, away),
        timer=replace(row.timer, ends_at=row.timer.ends_at + more) if runs and row.timer else None,
        more=short_difference(more // timedelta(minutes=1)) if more else "",
    )


def _line(picture: CafePicture, row: RoundPicture, table: CafeTable, away: set[str]) -> str:
    host = picture.guests.get(row.hosts.get(table.id, ""))
    people = sum(seat.attendance_id not in away for seat in row.seats.get(table.id, ()))
    seats = ngettext("{count} person", "{count} people", people).format(count=people)
    said = [
        table_name(table),
        seats if people <= table.most else _("{people} at {seats} seats").format(people=people, seats=table.most),
        _("online") if table.remote else "",
        _("Host: {name}").format(name=guest_name(host)) if host else "",
        _("not here") if host and host.id in away else "",
        table.place,
    ]
    return " · ".join(filter(None, said))


def _chips(picture: CafePicture, row: RoundPicture, table: CafeTable, away: set[str]) -> Sequence[Chip]:
    """By name. Who was taken from the list since has no chip."""
    chips = []
    for seat in row.seats.get(table.id, ()):
        if (guest := picture.guests.get(seat.attendance_id)) is not None:
            notes = [_("not here") if guest.id in away else "", _("seat chosen by hand") if seat.by_hand else ""]
            note = ", ".join(filter(None, notes))
            short = short_name(guest.person, guest.attendance.number)
            chips.append(Chip(guest.id, guest_name(guest), short, note, pale=guest.id in away, firm=seat.by_hand))
    order = {key: place for place, key in enumerate(picture.guests)}
    return sorted(chips, key=lambda chip: order[chip.id])
