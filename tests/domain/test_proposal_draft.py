"""A proposal in the making knows what each step leaves at its goal."""

from tests.domain.test_forecast import Evening, at
from tests.domain.test_schedule import EVENING, item
from werkstatt.domain.proposal_draft import Draft, draft_for
from werkstatt.domain.schedule import MINUTE


def eight_minutes_late() -> Draft:
    """Two items are ahead of the end, the first with a buffer of three minutes after it."""
    items = [item("i1", 20), item("i2", 30, buffer=3), item("i3", 20)]
    evening = Evening(EVENING, items, at("18:00"))
    evening.lead_on()
    outlook = evening.outlook()
    return draft_for(outlook.current, outlook.slots[1:], 2, 8 * MINUTE)


def test_a_buffer_gives_what_it_has_and_an_item_what_is_missing_then() -> None:
    draft = eight_minutes_late().without_buffer(0)
    assert (draft.saved, draft.missing, draft.item(0).buffer) == (3, 5, 0)
    draft = draft.shortened(0, 12)
    assert (draft.saved, draft.missing, draft.item(0).minutes) == (8, 0, 25)
    assert draft.shortened(1, 10) == draft


def test_a_start_after_the_programme_is_met_by_what_is_saved_before_it() -> None:
    draft = eight_minutes_late().shortened(1, 5)
    assert draft.meets(2, 5 * MINUTE)
    assert not draft.meets(2, 6 * MINUTE)
