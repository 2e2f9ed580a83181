"""Until when something is due: what day it is, and editors that understand "30.6.", "Ende Mai" and "laufend"."""

from datetime import date

from werkstatt.domain.event import at_home
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.editors import DateEditor, LineEditor
from werkstatt.wording.due import Due, read_due, read_until
from werkstatt.wording.times import short_date


def today(workplace: Workplace) -> date:
    """The day it is by the desk's clock."""
    return at_home(workplace.desk.now()).date()


class DayEditor(DateEditor):
    """A date as people say it: it may lack its year, or be "nächsten Freitag"."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace

    def read(self, text: str) -> date | None:
        """Raises ValueError for what is no date."""
        return read_due(text, today(self._workplace))


class DueEditor(LineEditor):
    """A date as people say it, or the words that stand for one."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("30.6. or end of May"))
        self._workplace = workplace

    def written(self, value: Due) -> str:
        """A date in the short form, words as they are."""
        return short_date(value) if isinstance(value, date) else value or ""

    def read(self, text: str) -> Due:
        """Raises ValueError for a date that does not exist."""
        return read_until(text, today(self._workplace))
