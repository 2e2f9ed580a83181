"""The papers of a café as PDF files.

Each function is a job for another process: it chooses the language ("de" or "en") itself and returns the file's bytes,
with SOURCE_DATE_EPOCH set the same bytes for the same picture. What sets type is heavy, so it is loaded only then.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from werkstatt import i18n
from werkstatt.domain.event import Event
from werkstatt.paper.codes import Code
from werkstatt.paper.labels import GEOMETRIES, LabelSheet
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.people import PersonRow


def papers(
    picture: CafePicture, sheet: LabelSheet, language: str, only: Collection[str] | None = None
) -> Mapping[str, Callable[[], bytes]]:
    """Every kind of paper by its name, ready to be made; `only` is a part of the badges or signs."""
    return {
        "badges": partial(badges_pdf, picture, sheet, language, only),
        "reserve-badges": partial(reserve_badges_pdf, picture, sheet, language, only),
        "route-cards": partial(route_cards_pdf, picture, sheet, language),
        "table-signs": partial(table_signs_pdf, picture, language, only),
        "seats-by-name": partial(seating_by_name_pdf, picture, language),
        "seats-by-table": partial(seating_by_table_pdf, picture, language),
        "host-sheets": partial(host_sheets_pdf, picture, language),
        "attendance-list": partial(attendance_list_pdf, picture.event, picture.people, language, picture.day),
    }


def badges_pdf(picture: CafePicture, sheet: LabelSheet, language: str, only: Iterable[str] | None = None) -> bytes:
    """Name badges with routes: of all who may come, or `only` of these attendances, A–Z."""
    from werkstatt.paper import badges  # noqa: PLC0415

    i18n.use(language)
    return badges.badges(picture, GEOMETRIES[sheet], only)


def reserve_badges_pdf(
    picture: CafePicture, sheet: LabelSheet, language: str, only: Iterable[str] | None = None
) -> bytes:
    """Badges with a line for the name and a route that is kept in reserve: all, or `only` those with these numbers."""
    from werkstatt.paper import badges  # noqa: PLC0415

    i18n.use(language)
    return badges.reserve_badges(picture, GEOMETRIES[sheet], only)


def route_cards_pdf(
    picture: CafePicture,
    sheet: LabelSheet,
    language: str,
    only: Iterable[str] | None = None,
    numbers: Iterable[int] = (),
) -> bytes:
    """Cards with a big number and a route: of all people without a name, or `only` of these attendances.

    `numbers` are further cards: with the route kept in reserve under that number, else to be filled in by hand.
    """
    from werkstatt.paper import badges  # noqa: PLC0415

    i18n.use(language)
    return badges.route_cards(picture, GEOMETRIES[sheet], only, numbers)


def table_signs_pdf(
    picture: CafePicture, language: str, only: Iterable[str] | None = None, codes: Mapping[str, Code] | None = None
) -> bytes:
    """Tents of A5 for all tables in use, or `only` of these.

    `codes` by table (its id) stand on the signs instead of codes with the sign's own text. Raises ValueError for one
    of more than about 500 letters.
    """
    from werkstatt.paper import table_signs  # noqa: PLC0415

    i18n.use(language)
    return table_signs.table_signs(picture, only, codes or {})


def seating_by_name_pdf(picture: CafePicture, language: str) -> bytes:
    """Everybody who takes part from A to Z, with the table of each round, to pin on the wall."""
    from werkstatt.paper import seating_lists  # noqa: PLC0415

    i18n.use(language)
    return seating_lists.by_name(picture)


def seating_by_table_pdf(picture: CafePicture, language: str) -> bytes:
    """Each round table by table, to pin on the wall."""
    from werkstatt.paper import seating_lists  # noqa: PLC0415

    i18n.use(language)
    return seating_lists.by_table(picture)


def host_sheets_pdf(picture: CafePicture, language: str, only: Iterable[str] | None = None) -> bytes:
    """A sheet for the host of each table in use, or `only` of these."""
    from werkstatt.paper import host_sheet  # noqa: PLC0415

    i18n.use(language)
    return host_sheet.host_sheets(picture, only)


def attendance_list_pdf(event: Event, people: Sequence[PersonRow], language: str, day: date | None = None) -> bytes:
    """The list to sign at the door; without a day, its date can be filled in by hand. It needs no café."""
    from werkstatt.paper import attendance_list  # noqa: PLC0415

    i18n.use(language)
    return attendance_list.attendance_list(event, people, day)
