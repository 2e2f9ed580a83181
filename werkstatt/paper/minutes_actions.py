"""What comes after the event: the plan of actions and the further road of the process."""

from collections.abc import Iterator

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.i18n import _, pgettext
from werkstatt.paper.blocks import Column, Facts, Look, Section, Table, Text
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.readmodels.table_notes import Origin, origins
from werkstatt.wording.action import due_text
from werkstatt.wording.minutes_cafe import from_table
from werkstatt.wording.terms import term


def plan_of_actions(picture: MinutesPicture) -> Section:
    """Who does what until when."""
    items = {item.id: item for day in picture.days for item in day.items}
    tables = origins(picture.cafes)
    columns = [
        Column(title=pgettext("number", "No."), width=9),
        Column(title=_("Action")),
        Column(title=_("Responsible"), width=34),
        Column(title=pgettext("action plan", "With"), width=30),
        Column(title=pgettext("action plan", "Until"), width=19),
    ]
    rows = [
        [
            [Text(str(number))],
            [Text(action.what), *_below(action, tables.get(action.note_id or ""), items.get(action.item_id or ""))],
            [Text(action.who.strip() or pgettext("action plan", "open"))],
            [Text(action.partners)],
            [Text(due_text(action) or pgettext("action plan", "open"))],
        ]
        for number, action in enumerate(picture.actions, start=1)
    ]
    return Section(_("Plan of actions"), [Table(columns, rows)] if rows else [])


def outlook(picture: MinutesPicture) -> Section:
    """The stages of the process that are still to come."""
    rows = [(stage.period, [Text(stage.title, Look.STRONG), Text(stage.summary)]) for stage in picture.outlook]
    return Section(_("Outlook"), [Facts(rows)] if rows else [])


def _below(action: Action, table: Origin | None, item: AgendaItem | None) -> Iterator[Text]:
    """Where an action comes from, if not from the item that is there for actions; and what became of it meanwhile."""
    if table:
        yield Text(from_table(*table), Look.SMALL)
    elif item and item.title and item.kind is not ItemKind.ACTIONS:
        yield Text(_("from: {item}").format(item=item.title), Look.SMALL)
    if action.state is not ActionState.OPEN:
        yield Text(_("state: {state}").format(state=term(action.state)), Look.SMALL)
