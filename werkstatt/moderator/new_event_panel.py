"""A new event: title, date, start, and a template or nothing to start from."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from werkstatt import i18n
from werkstatt.domain.template import Template
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.due import DayEditor
from werkstatt.moderator.templates import templates
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import event
from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, LineEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button, label, restyle, row
from werkstatt.wording.times import clock_range

USUAL_START = time(18, 0)


class NewEventPanel(QWidget):
    """Asks for little and creates the event at once; `created` tells its id."""

    created = Signal(str)
    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._templates: dict[str | None, Template] = {}
        self.title, self.date, self.start = LineEditor(), DayEditor(workplace), ClockTimeEditor()
        self.template = ChoiceEditor([])
        self.summary = label("", "muted", wrap=True)
        self.trouble = label("", "warn", wrap=True)
        form = Form(
            _("New event"),
            [
                Field("template", _("Template"), self.template, 2),
                Field("date", _("Date"), self.date),
                Field("start", _("Start"), self.start),
                Field("title", _("Title"), self.title, 4),
            ],
        )
        form.closed.connect(self.closed)
        self.template.edited.connect(self._show_template)
        self.start.textChanged.connect(lambda _text: self._sum_up())
        for field in (self.title, self.date, self.start):
            field.returnPressed.connect(self.create_event)
        self.go = button(_("Create the event"), self.create_event, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(form)
        inside = form.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self.summary)
        inside.addWidget(self.trouble)
        inside.addLayout(row(self.go, 1))
        self.hide()

    def begin(self, template_id: str | None = None) -> None:
        """Open the panel and start with the template, or with the date if that is chosen already.

        Nothing is kept from the last time.
        """
        self._templates = {template.id: template for template in templates()}
        named = [(key, template.title.in_language(i18n.language())) for key, template in self._templates.items()]
        self.template.offer([(None, _("empty, without a template")), *named])
        self.title.clear()
        self.date.clear()
        self.template.show_value(template_id)
        self._show_template(template_id)
        self._complain("")
        self.show()
        first = self.template if template_id is None else self.date
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def create_event(self) -> None:
        """Add the event, if it is clear when it will be."""
        try:
            first_day = self.date.read(self.date.text())
        except ValueError:
            first_day = None
        starts_at = self._starts_at()
        if first_day is None:
            self._complain(_("When will it be? Write a date of the calendar, like 18.01.2026."), self.date)
        elif starts_at is None:
            self._complain(_("When does it start? Write the time like 18:30."), self.start)
        else:
            self._add(self.title.text().strip(), first_day, starts_at)

    def _starts_at(self) -> time | None:
        """The time that is typed; None while it is none."""
        try:
            return self.start.read(self.start.text())
        except ValueError:
            return None

    def _add(self, title: str, first_day: date, starts_at: time) -> None:
        template = self._templates.get(self.template.value())
        title = title or self.title.placeholderText()
        if template is None:
            self._workplace.do_then(self.created.emit, event.add_event, title, first_day, starts_at)
        else:
            self._workplace.do_then(
                self.created.emit, event.add_event_from_template, template, title, first_day, starts_at
            )

    def _show_template(self, key: str | None) -> None:
        template = self._templates.get(key)
        self.start.show_value(template.days[0].starts_at if template else USUAL_START)
        self.title.setPlaceholderText(template.title.in_language(i18n.language()) if template else _("New event"))
        self._sum_up()

    def _sum_up(self) -> None:
        """What will be created, with the start that is typed."""
        template = self._templates.get(self.template.value())
        nothing = _("One day with an empty agenda.")
        self.summary.setText(_summary(template, self._starts_at()) if template else nothing)

    def _complain(self, sentence: str, field: QLineEdit | None = None) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        for other in (self.date, self.start):
            restyle(other, wrong=other is field)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()


def _summary(template: Template, starts_at: time | None) -> str:
    """With another start the whole first day moves along."""
    first, *others = template.days
    shift = _on_some_day(starts_at or first.starts_at) - _on_some_day(first.starts_at)
    moved = clock_range(_on_some_day(first.starts_at) + shift, _on_some_day(first.announced_end) + shift)
    days = [moved, *(clock_range(day.starts_at, day.announced_end) for day in others)]
    items = sum(len(day.items) for day in template.days)
    facts = [*days, ngettext("{count} agenda item", "{count} agenda items", items).format(count=items)]
    return f"{template.summary.in_language(i18n.language())}\n{' · '.join(facts)}"


def _on_some_day(clock_time: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), clock_time)
