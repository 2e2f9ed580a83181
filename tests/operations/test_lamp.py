"""The beamer has one row from the first event on, and nothing that comes later takes its event away."""

from tests.support.desks import Evening
from werkstatt.domain.ids import new_id
from werkstatt.domain.spotlight import Spotlight
from werkstatt.operations import lamp
from werkstatt.storage.records import Records


def test_a_beamer_is_lit_once(night: Evening):
    def lit_twice(records: Records) -> list[str]:
        records.remove(Spotlight, [light.id for light in records.find(Spotlight)])
        lamp.light(records, night.event_id)
        lamp.light(records, new_id())
        return [light.event_id for light in records.find(Spotlight)]

    assert night.desk.do(lit_twice).result() == [night.event_id]
