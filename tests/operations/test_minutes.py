"""Notes and decisions: several at once, in the order in which they were written, and never lost with their item."""

import pytest

from tests.support.desks import Evening
from werkstatt.domain.errors import NotThere
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.operations import agenda, minutes


def written(night: Evening) -> list[Entry]:
    return list(night.desk.ask(lambda records: records.find(Entry, order="rank", event_id=night.event_id)).result())


def write(night: Evening, title: str | None, *texts: str, kind: EntryKind = EntryKind.NOTE) -> None:
    item_id = night.item_id(title) if title else None
    night.desk.do(minutes.write_entries, night.event_id, item_id, kind, texts, night.clock.now()).result()


def test_entries_stand_in_the_order_of_writing(night: Evening) -> None:
    write(night, "Rückblick", "eins", "zwei")
    write(night, None, "drei", kind=EntryKind.DECISION)
    entries = written(night)
    assert [(entry.rank, entry.text, entry.kind) for entry in entries] == [
        (0, "eins", EntryKind.NOTE),
        (1, "zwei", EntryKind.NOTE),
        (2, "drei", EntryKind.DECISION),
    ]
    assert [entry.item_id for entry in entries] == [night.item_id("Rückblick")] * 2 + [None]
    assert {entry.written_at for entry in entries} == {night.clock.now()}


def test_nothing_written_is_nothing_to_undo(night: Evening) -> None:
    write(night, "Rückblick")
    assert written(night) == []
    assert night.desk.undo().result() == "agenda.add_item"


def test_an_entry_is_changed_and_removed(night: Evening) -> None:
    write(night, None, "eins", "zwei", "drei")
    first, second, _third = written(night)
    night.desk.do(minutes.change_entry, first.id, text="Eins", kind=EntryKind.DECISION).result()
    night.desk.do(minutes.remove_entry, second.id).result()
    assert [(entry.rank, entry.text) for entry in written(night)] == [(0, "Eins"), (1, "drei")]
    for act in (minutes.remove_entry, minutes.change_entry):
        with pytest.raises(NotThere):
            night.desk.do(act, second.id, **({"text": "x"} if act is minutes.change_entry else {})).result()


def test_what_is_written_on_an_item_that_was_removed_meanwhile_is_kept_with_the_event(night: Evening) -> None:
    gone = night.item_id("Rückblick")
    night.desk.do(agenda.remove_item, gone).result()
    now = night.clock.now()
    night.desk.do(minutes.write_entries, night.event_id, gone, EntryKind.NOTE, ["doch noch"], now).result()
    assert [(entry.text, entry.item_id) for entry in written(night)] == [("doch noch", None)]


def test_a_text_is_kept_as_it_was_typed(night: Evening) -> None:
    odd = "<b>fett</b>\n\tZeile 2 🎉 שלום \u202e'; DROP TABLE entry; --" + "x" * 5000
    write(night, None, odd)
    assert written(night)[0].text == odd
