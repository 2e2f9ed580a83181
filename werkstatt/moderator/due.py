"""Dates by which something is due: what day it is, and "30.6." for the next one of that name."""

from datetime import date
from zoneinfo import ZoneInfo

from werkstatt.domain.event import LOCAL_ZONE
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.editors import DateEditor
from werkstatt.wording.action import read_due


def today(workplace: Workplace) -> date:
    """The day it is by the desk's clock."""
    return workplace.desk.now().astimezone(ZoneInfo(LOCAL_ZONE)).date()


class DueEditor(DateEditor):
    """A date that may lack its year."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace

    def read(self, text: str) -> date | None:
        """Also "30.6."; raises ValueError for what is no date."""
        return read_due(text, today(self._workplace))
