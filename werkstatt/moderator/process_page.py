"""The process: its road, its strategic initiatives, what is due, and its events."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from werkstatt.domain.action import Action
from werkstatt.i18n import _
from werkstatt.moderator.action_form import ActionForm
from werkstatt.moderator.due import today
from werkstatt.moderator.event_form import EventForm
from werkstatt.moderator.initiative_cards import InitiativeCards
from werkstatt.moderator.initiative_form import InitiativeForm
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.new_event_panel import NewEventPanel
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.page import Page
from werkstatt.moderator.process_form import ProcessForm
from werkstatt.moderator.process_side import ProcessSide
from werkstatt.moderator.road import Road, steps
from werkstatt.moderator.stage_form import StageForm
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import process
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.tall_area import TallArea
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.readmodels.process import process as process_picture

Kind = TypeVar("Kind", bound=NounForm)
_NOUNS: Mapping[type[NounForm], Callable[[ProcessPicture], Sequence[Any]]] = {
    ProcessForm: lambda picture: [picture],
    StageForm: lambda picture: picture.stages,
    InitiativeForm: lambda picture: picture.initiatives,
    EventForm: lambda picture: picture.events,
    ActionForm: lambda picture: picture.unfinished,
}


class ProcessPage(Page):
    """Road and cards; below them the form of what is being edited."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Process"))
        self._picture: ProcessPicture | None = None
        self._day = date.min
        self._below, self._forms_area = _area_for_forms()
        self._forms: dict[type[NounForm], NounForm] = {}
        self._new_event: NewEventPanel | None = None
        self._back: Callable[[], object] = lambda: None
        self._make_road_and_cards()
        self._make_side()
        self.column.addWidget(self.road)
        self.column.addSpacing(10)
        self.column.addWidget(self.invitation)
        self.column.addWidget(self.cards, 1)
        self.column.addStretch(0)
        self.column.addWidget(self._forms_area)
        self.column.addSpacing(8)
        self.column.addLayout(row(self.edit_process, self.add_stage, self.add_initiative, 1))
        self.column.addWidget(self.keys_hint)

    def _make_road_and_cards(self) -> None:
        workplace = self.workplace
        self.road = Road(workplace.theme)
        self.road.opened.connect(self._edit_stage)
        self.road.removed.connect(lambda key: workplace.do(process.remove_stage, key))
        self.road.moved.connect(lambda key, place: workplace.do(process.move_stage, key, place))
        self.road.added.connect(self._add_stage)
        self.cards = InitiativeCards()
        self.cards.opened.connect(self._edit_initiative)
        self.cards.removed.connect(lambda key: workplace.do(process.remove_initiative, key))
        self.cards.moved.connect(lambda key, place: workplace.do(process.move_initiative, key, place))
        self.begin = button(_("Begin the process"), self._begin_process, "primary")
        self.begin_event = button(_("New event…"), self.begin_work)
        self.invitation = Invitation(self.begin, self.begin_event)
        self.add_stage = button(_("Add a stage"), self._add_stage)
        self.edit_process = button(_("Edit the process…"), self._edit_process)
        self.add_initiative = button(_("Add an initiative"), self._add_initiative)
        self.keys_hint = label(_("Enter or double click edits, Alt and arrow keys move"), "small", wrap=True)

    def _make_side(self) -> None:
        self.beside = ProcessSide(self.workplace)
        self.beside.action_opened.connect(self._edit_action)
        self.beside.event_opened.connect(self._edit_event)
        self.beside.day_chosen.connect(self.workplace.choose)
        self.beside.new_event.connect(self.begin_work)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.beside)

    def form(self, kind: type[Kind]) -> Kind:
        """The form of a kind, made when it is first asked for: a page must open at once."""
        if kind not in self._forms:
            made = kind(self.workplace)
            made.closed.connect(self._leave_forms)
            if isinstance(made, EventForm):
                made.leaving.connect(self._look_elsewhere)
            self._below.addWidget(made)
            self._forms[kind] = made
            self._bring_up_to_date(made)
        found = self._forms[kind]
        assert isinstance(found, kind)
        return found

    @property
    def new_event(self) -> NewEventPanel:
        """The panel for a new event, made when it is first asked for."""
        if self._new_event is None:
            self._new_event = NewEventPanel(self.workplace)
            self._new_event.closed.connect(self._leave_forms)
            self._new_event.created.connect(self._created)
            self._below.addWidget(self._new_event)
        return self._new_event

    def pictures(self) -> Iterable[LivePicture]:
        """The process."""
        return [self.workplace.live(self.show_process, process_picture)]

    def show_process(self, picture: ProcessPicture) -> None:
        """Show a state of the process as seen from the chosen event."""
        self._picture = picture
        head = picture.process
        self.title.setText(head.title if head else _("Process"))
        self.subtitle.setText(_("Aim: {aim}").format(aim=head.aim) if head and head.aim else "")
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self.road.set_steps(steps(picture, self.workplace.event_id))
        self.cards.show_initiatives(picture.initiatives)
        self._show_beginnings(picture)
        self._refresh_forms()
        self._show_side(picture)
        self._turn_from_what_is_gone(picture)

    def tick(self) -> None:
        """At midnight more may be overdue."""
        if self._picture is not None and self._day != today(self.workplace):
            self._show_side(self._picture)

    def _look(self) -> None:
        """There is a process before there is an event."""
        self._pictures = list(self.pictures())

    def _show_beginnings(self, picture: ProcessPicture) -> None:
        """What is empty says what it is for."""
        begun, road = picture.process is not None, bool(picture.stages)
        self.invitation.setVisible(not (begun and picture.initiatives))
        self.invitation.sentence.setText(_sentence(picture))
        self.begin.setVisible(not begun)
        self.begin_event.setVisible(begun and not picture.events)
        self.road.setVisible(road)
        self.cards.setVisible(bool(picture.initiatives))
        self.add_stage.setVisible(begun)
        self.edit_process.setVisible(begun)
        self.add_initiative.setVisible(begun)
        self.keys_hint.setVisible(road or bool(picture.initiatives))

    def _refresh_forms(self) -> None:
        for form in self._forms.values():
            self._bring_up_to_date(form)

    def _bring_up_to_date(self, form: NounForm) -> None:
        if self._picture is not None:
            form.offer_choices(self._picture)
            form.refresh(_NOUNS[type(form)](self._picture))

    def _show_side(self, picture: ProcessPicture) -> None:
        self._day = today(self.workplace)
        self.beside.show_process(picture, self.workplace.event_id, self.workplace.day_id, self._day)

    def _begin_process(self) -> None:
        self.workplace.do_then(lambda key: self._edit_process(), process.begin_process, _("New process"))

    def _add_stage(self) -> None:
        self.workplace.do_then(self._edit_stage, process.add_stage, _("New stage"))

    def _add_initiative(self) -> None:
        self.workplace.do_then(self._edit_initiative, process.add_initiative, _("New initiative"))

    def _edit_process(self) -> None:
        if self._picture is not None:
            self._open(ProcessForm, self._picture.id, self.edit_process.setFocus)

    def _edit_stage(self, key: str) -> None:
        self.road.select(key)
        self._open(StageForm, key, self.road.setFocus)

    def _edit_initiative(self, key: str) -> None:
        self._open(InitiativeForm, key, lambda: self.cards.select(key))
        self.cards.mark(key)

    def _edit_event(self, key: str) -> None:
        self._open(EventForm, key, self.beside.events.setFocus)

    def _edit_action(self, due: Action) -> None:
        self._open(ActionForm, due.id, self.beside.due.setFocus)

    def begin_work(self, template_id: str | None = None) -> None:
        """A new event."""
        self._leave_forms()
        self._back = self.beside.new.setFocus
        self._forms_area.show()
        self.new_event.begin(template_id)

    def _open(self, kind: type[NounForm], key: str, back: Callable[[], object]) -> None:
        """Edit the noun `key`, if it is still there; `back` puts the keyboard where it came from."""
        self._leave_forms()
        self._back = back
        nouns = _NOUNS[kind](self._picture) if self._picture else ()
        if (noun := next((noun for noun in nouns if noun.id == key), None)) is not None:
            self._forms_area.show()
            self.form(kind).edit(noun)

    def _leave_forms(self) -> None:
        for form in self._forms.values():
            form.leave()
        if self._new_event is not None:
            self._new_event.hide()
        self._forms_area.hide()
        self.cards.mark("")
        self._back()

    def _created(self, event_id: str) -> None:
        self._leave_forms()
        self._turn_to(event_id)
        self.beside.events.select(self.workplace.day_id)
        self.beside.events.setFocus()

    def _turn_to(self, event_id: str, without_day: str = "") -> None:
        """Turn the cockpit to the first day of an event, or to the first one but `without_day`."""
        picture = self._picture.event(event_id) if self._picture else None
        day = next((day for day in picture.days if day.id != without_day), None) if picture else None
        if day is not None:
            self.workplace.choose(event_id, day.id)

    def _turn_from_what_is_gone(self, picture: ProcessPicture) -> None:
        """Undo may take the chosen event or day away."""
        chosen, day_id = picture.event(self.workplace.event_id), self.workplace.day_id
        if chosen is not None and day_id not in {day.id for day in chosen.days}:
            self._turn_to(chosen.id)
        elif chosen is None and self.workplace.event_id and picture.events:
            self._turn_to(picture.events[-1].id)

    def _look_elsewhere(self, event_id: str, day_id: str) -> None:
        """Before an event or a day (if named) goes, nobody must look at it any more."""
        if event_id != self.workplace.event_id or self._picture is None:
            return
        if not day_id:
            others = [picture.id for picture in self._picture.events if picture.id != event_id]
            self._turn_to(others[-1] if others else "")
        elif day_id == self.workplace.day_id:
            self._turn_to(event_id, without_day=day_id)


def _area_for_forms() -> tuple[QVBoxLayout, TallArea]:
    """Where forms open: as tall as they are if there is room, else it scrolls."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    area = TallArea(inside)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    area.hide()
    return column, area


def _sentence(picture: ProcessPicture) -> str:
    """One sentence for what is still empty."""
    if picture.process is None or not picture.stages:
        return _(
            "Here stands the way of the whole process: its aim, its stages and what has become of them. "
            "All of it may wait; an event can be prepared without it."
        )
    return _("Strategic initiatives gather what the process wants to achieve: each with focus points and an aim.")
