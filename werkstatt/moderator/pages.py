"""The pages of the cockpit by their keys. A file opens with one of them; the others are made when they are needed."""

from collections.abc import Callable, Iterator, Mapping

from werkstatt.moderator.page import Page
from werkstatt.moderator.workplace import Workplace

# ruff: noqa: PLC0415 - the modules of a page are loaded with it


class Pages(Mapping[str, Page]):
    """Makes a page when it is first asked for, and hands it to `place`."""

    def __init__(self, workplace: Workplace, place: Callable[[Page], None]) -> None:
        self._workplace = workplace
        self._place = place
        self.made: dict[str, Page] = {}
        self._ahead: Page | None = None

    def __getitem__(self, key: str) -> Page:
        if key not in self.made:
            self.made[key] = _MAKERS[key](self._workplace)
            self._place(self.made[key])
        return self.made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_MAKERS)

    def __len__(self) -> int:
        return len(_MAKERS)

    def __contains__(self, key: object) -> bool:
        return key in _MAKERS

    def make_one_more(self) -> bool:
        """Make a page before it is needed, and let it have a look; False when there is none left to make."""
        if self._ahead is not None:
            self._ahead.rest()
        missing = next((key for key in _MAKERS if key not in self.made), None)
        self._ahead = self[missing] if missing else None
        if self._ahead is not None:
            self._ahead.look_ahead()
        return self._ahead is not None


def _process(workplace: Workplace) -> Page:
    from werkstatt.moderator.process_page import ProcessPage

    return ProcessPage(workplace)


def _people(workplace: Workplace) -> Page:
    from werkstatt.moderator.people_page import PeoplePage

    return PeoplePage(workplace)


def _agenda(workplace: Workplace) -> Page:
    from werkstatt.moderator.agenda_page import AgendaPage

    return AgendaPage(workplace)


def _cafe(workplace: Workplace) -> Page:
    from werkstatt.moderator.cafe_page import CafePage

    return CafePage(workplace)


def _actions(workplace: Workplace) -> Page:
    from werkstatt.moderator.actions_page import ActionsPage

    return ActionsPage(workplace)


def _minutes(workplace: Workplace) -> Page:
    from werkstatt.moderator.minutes_page import MinutesPage

    return MinutesPage(workplace)


_MAKERS: dict[str, Callable[[Workplace], Page]] = {
    "process": _process,
    "people": _people,
    "agenda": _agenda,
    "cafe": _cafe,
    "actions": _actions,
    "minutes": _minutes,
}
