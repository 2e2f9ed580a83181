"""Adding rounds to a café."""

from collections.abc import Sequence

from werkstatt.domain.agenda import AgendaItem, ItemDraft, ItemKind, Run
from werkstatt.domain.cafe import Cafe, Round
from werkstatt.domain.course import in_time
from werkstatt.domain.event import Day
from werkstatt.domain.ids import new_id
from werkstatt.operations import agenda, ranked, rounds
from werkstatt.storage.records import Records


def add_round(records: Records, cafe_id: str, drafts: Sequence[ItemDraft]) -> str:
    """Add a round after the last one, with items of the agenda for it (its change first); returns the round's id.

    On a day that has begun, too, it is no interruption of what runs: it follows it. It was not in the plan, though.
    """
    day_id, first, question = _end(records, cafe_id)
    runs = in_time(records.find(Run, day_id=day_id))
    if runs:
        first = max(first, records.get(AgendaItem, runs[-1].item_id).rank + 1)
    for rank, draft in enumerate(drafts, start=first):
        prompt = question if draft.kind is ItemKind.CAFE else ""
        values = {"unplanned": False, "planned_rank": rank if runs else None, "prompt": prompt}
        item_id = agenda.add_item(records, day_id, draft.kind, draft.title, draft.minutes, rank, **values)
    round_ = Round(id=new_id(), cafe_id=cafe_id, item_id=item_id)
    records.add(round_)
    return round_.id


def _end(records: Records, cafe_id: str) -> tuple[str, int, str]:
    """Day and rank of what follows the last round, and its guiding question; without any, the end of the last day."""
    if known := rounds.every(records, cafe_id):
        last = records.get(AgendaItem, known[-1].item_id)
        return last.day_id, last.rank + 1, last.prompt
    day_id = records.find(Day, order="date", event_id=records.get(Cafe, cafe_id).event_id)[-1].id
    return day_id, ranked.end(records, AgendaItem, day_id=day_id), ""
