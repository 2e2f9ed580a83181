"""The fields of a topic, a table and a round of the café."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkstatt.i18n import _
from werkstatt.moderator.cafe_tables import guest_name, table_name
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import agenda, cafe, cafe_table
from werkstatt.qtkit.editors import ChoiceEditor, FlagEditor, LineEditor, NumberEditor, TextEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.cafe import CafePicture

_LARGEST = 40


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as it stands in the form; the host is that of the coming rounds."""

    id: str
    name: str
    topic_id: str
    place: str
    most: int
    host_id: str | None
    remote: bool


def written_tables(picture: CafePicture) -> Sequence[WrittenTable]:
    """All tables that are still open."""
    hosts = (picture.rounds[min(picture.past, len(picture.rounds) - 1)].hosts) if picture.rounds else {}
    return [
        WrittenTable(
            table.id, table_name(table), table.topic_id, table.place, table.most, hosts.get(table.id), table.remote
        )
        for table in picture.tables
        if table.closed_after is None
    ]


class CafeForm(NounForm):
    """Edits the café itself."""

    def make_form(self) -> Form:
        """The fields."""
        return Form(
            _("Project café"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("topics_differ", "", FlagEditor(_("Everybody visits a different topic in each round")), 2),
            ],
        )

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(cafe.change_cafe, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the café with its seats; its rounds stay in the agenda."""
        self.workplace.do(cafe.remove_cafe, self.noun.id)


class TopicForm(NounForm):
    """Edits a topic."""

    def make_form(self) -> Form:
        """The fields."""
        self._initiatives = ChoiceEditor([])
        return Form(
            _("Topic"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("initiative_id", _("Strategic initiative"), self._initiatives, 2),
            ],
        )

    def offer_choices(self, picture: CafePicture) -> None:
        """The initiatives: their focus points stand at the topic's tables."""
        self._initiatives.offer([(None, _("none")), *((one.id, one.title) for one in picture.initiatives)])

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(cafe.change_topic, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the topic with its tables."""
        self.workplace.do(cafe.remove_topic, self.noun.id)


class TableForm(NounForm):
    """Edits a table; its number is on the sign and stays."""

    REQUIRED = "topic_id"

    def make_form(self) -> Form:
        """The fields."""
        self._topics, self._hosts = ChoiceEditor([]), ChoiceEditor([])
        return Form(
            _("Table"),
            [
                Field("host_id", _("Host"), self._hosts, 2),
                Field("topic_id", _("Topic"), self._topics, 2),
                Field("place", _("Where it stands"), LineEditor(_("by the window")), 2),
                Field("most", _("Seats"), NumberEditor(1, _LARGEST)),
                Field("remote", "", FlagEditor(_("Online table"))),
            ],
        )

    def offer_choices(self, picture: CafePicture) -> None:
        """The topics, and everybody who may host: who has that role first."""
        self._topics.offer([(topic.id, topic.title) for topic in picture.topics])
        guests = sorted(picture.guests.values(), key=lambda guest: guest.attendance.role.value != "host")
        self._hosts.offer([(None, _("nobody")), *((guest.id, guest_name(guest)) for guest in guests)])

    def show_noun(self, noun: WrittenTable) -> None:
        """Name the table above its fields."""
        self.form.heading.setText(noun.name)
        super().show_noun(noun)

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        if field == "host_id":
            self.workplace.do(cafe_table.set_host, self.noun.id, value)
        else:
            self.workplace.do(cafe_table.change_table, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Nobody sits there any more."""
        self.workplace.do(cafe_table.close_table, self.noun.id)


class RoundForm(NounForm):
    """Edits a round, which is an item of the agenda."""

    REMOVABLE = False

    def make_form(self) -> Form:
        """The fields."""
        return Form(
            _("Round"),
            [
                Field("title", _("Title"), LineEditor(), 3),
                Field("minutes", _("Length (min)"), NumberEditor(1, 240)),
                Field("prompt", _("Guiding question"), TextEditor(2), 4),
            ],
        )

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(agenda.change_item, self.noun.id, **{field: value})
