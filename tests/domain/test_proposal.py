"""Proposals keep their word: after one is applied the day ends exactly when it says."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.test_forecast import KONFERENZ, Evening, at, clock, conference, evenings
from tests.domain.test_schedule import EVENING, EVENT, item
from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.course import coming
from werkstatt.domain.event import local
from werkstatt.domain.forecast import SlotState
from werkstatt.domain.proposal import Change, Proposal, ProposalKind, apply, proposals
from werkstatt.domain.schedule import MINUTE, NOTHING


def offered(evening: Evening) -> tuple[Proposal, ...]:
    return proposals(evening.outlook())


def rounded_up(late: timedelta) -> timedelta:
    return -(-late // MINUTE) * MINUTE


def running(*items: AgendaItem, late: float = 0, end: time = time(19)) -> Evening:
    """An evening whose first item began `late` minutes after 18:00 and just goes on."""
    evening = Evening(replace(EVENING, announced_end=end), list(items), at("18:00") + late * MINUTE)
    evening.lead_on()
    return evening


def change(item: AgendaItem, **new: object) -> Change:
    changed = replace(item, **new)  # type: ignore[arg-type]
    return Change(item_id=item.id, minutes=changed.minutes, buffer=changed.buffer, skipped=changed.skipped)


def expected_end(evening: Evening, proposal: Proposal) -> datetime:
    return evening.outlook(apply(evening.items, proposal)).expected_end


@st.composite
def late_evenings(draw: st.DrawFn) -> Evening:
    """Evenings for which an end was announced that is somewhat too early as it looks now."""
    evening = draw(evenings())
    promised = evening.outlook().expected_end - draw(st.integers(-5, 45)) * MINUTE
    promised_time = local(EVENT, promised).time().replace(second=0, microsecond=0)
    return replace(evening, day=replace(evening.day, announced_end=promised_time))


def test_the_evening_of_the_sketch() -> None:
    evening = conference("18:00", "18:17", "18:41", "19:09", now="19:17")
    found = offered(evening)
    assert [proposal.kind for proposal in found] == [ProposalKind.SHORTEN, ProposalKind.SHORTEN, ProposalKind.SPREAD]
    assert found[0].changes == (change(KONFERENZ[5], minutes=21),)
    assert found[1].changes == (change(KONFERENZ[7], minutes=16),)
    assert [(c.item_id, c.minutes) for c in found[2].changes] == [("i6", 23), ("i8", 19), ("i9", 9)]
    assert [clock(expected_end(evening, proposal)) for proposal in found] == ["21:00"] * 3
    shortened = evening.outlook(apply(evening.items, found[0]))
    assert clock(shortened.slots[6].starts_at or at("00:00")) == "20:00"


def test_buffers_come_first_the_next_one_before_the_others() -> None:
    items = [item("i1", 20, buffer=3), item("i2", 17, buffer=5), item("i3", 15)]
    found = offered(running(*items, late=5))
    assert found[0].kind is ProposalKind.USE_BUFFER
    assert found[0].changes == (change(items[0], buffer=0), change(items[1], buffer=3))
    assert (found[0].saved, found[0].remaining) == (5 * MINUTE, NOTHING)


def test_buffers_that_do_not_suffice_are_offered_with_what_remains() -> None:
    items = [item("i1", 20, buffer=3), item("i2", 22), item("i3", 15)]
    found = offered(running(*items, late=5))
    assert (found[0].kind, found[0].saved, found[0].remaining) == (ProposalKind.USE_BUFFER, 3 * MINUTE, 2 * MINUTE)
    assert [proposal.remaining for proposal in found[1:]] == [NOTHING] * len(found[1:])


def test_the_longest_discussion_is_shortened_before_speakers_and_breaks() -> None:
    items = [
        item("i1", 5),
        item("i2", 30, kind=ItemKind.BREAK),
        item("i3", 28, kind=ItemKind.INPUT),
        item("i4", 20, kind=ItemKind.CARDS),
        item("i5", 24, kind=ItemKind.CAFE),
    ]
    found = offered(running(*items, late=5, end=time(19, 47)))
    assert [proposal.changes[0].item_id for proposal in found[:2]] == ["i5", "i4"]


def test_shortening_rather_meets_the_fixed_start_on_the_way() -> None:
    items = [
        item("i1", 20),
        item("i2", 20),
        item("i3", 10, fixed_start=time(18, 40), kind=ItemKind.BREAK),
        item("i4", 60),
    ]
    found = offered(running(*items, late=6, end=time(19, 50)))
    assert [proposal.changes for proposal in found[:2]] == [
        (change(items[1], minutes=14),),
        (change(items[3], minutes=54),),
    ]


def test_nothing_is_cut_below_five_minutes_or_half_and_the_rest_is_said() -> None:
    items = [item("i1", 20), item("i2", 8), item("i3", 40, kind=ItemKind.CAFE), item("i4", 5, kind=ItemKind.CLOSING)]
    found = offered(running(*items, late=60, end=time(19, 13)))
    assert [(proposal.kind, proposal.remaining) for proposal in found] == [
        (ProposalKind.SHORTEN, 40 * MINUTE),
        (ProposalKind.SPREAD, 37 * MINUTE),
        (ProposalKind.SKIP, 20 * MINUTE),
    ]


def test_breaks_give_something_only_when_the_others_do_not_suffice() -> None:
    items = [item("i1", 5), item("i2", 20), item("i3", 20, kind=ItemKind.BREAK), item("i4", 10)]
    spread = next(p for p in offered(running(*items, late=18, end=time(18, 55))) if p.kind is ProposalKind.SPREAD)
    assert [(c.item_id, c.minutes) for c in spread.changes] == [("i2", 10), ("i4", 5), ("i3", 17)]


def test_skipping_gives_back_what_it_saves_too_much() -> None:
    items = [item("i1", 5), item("i2", 8, kind=ItemKind.BREAK), item("i3", 8), item("i4", 5), item("i5", 5)]
    evening = running(*items, late=5, end=time(18, 31))
    skip = next(proposal for proposal in offered(evening) if proposal.kind is ProposalKind.SKIP)
    assert skip.changes == (change(items[3], skipped=True),)
    items[2] = replace(items[2], buffer=1)
    evening = running(*items[:3], items[4], late=5, end=time(18, 27))
    skip = next(proposal for proposal in offered(evening) if proposal.kind is ProposalKind.SKIP)
    assert skip.changes == (change(items[2], skipped=True), change(items[1], buffer=4))
    assert clock(expected_end(evening, skip)) == "18:27"


def test_what_skipping_saves_too_much_is_kept_free_behind_the_fixed_start_that_it_meets() -> None:
    items = [
        item("i1", 20),
        item("i2", 5, kind=ItemKind.BREAK),
        item("i3", 8),
        item("i4", 5, fixed_start=time(18, 33)),
        item("i5", 5, kind=ItemKind.CHANGE),
        item("i6", 5),
    ]
    evening = running(*items, late=7, end=time(18, 50))
    skip = next(proposal for proposal in offered(evening) if proposal.kind is ProposalKind.SKIP)
    assert skip.changes == (change(items[2], skipped=True), change(items[3], buffer=2))
    assert clock(expected_end(evening, skip)) == "18:50"


def test_overtime_that_has_used_up_part_of_the_buffer_leaves_the_rest() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20, buffer=5), item("i3", 15)]
    evening = running(*items, late=8 + 1 / 3, end=time(19))
    evening.now = at("18:30")
    assert evening.outlook().late == timedelta(minutes=13, seconds=20)
    use = offered(evening)[0]
    assert [c.buffer for c in use.changes] == [1, 0]
    assert (use.kind, use.saved, use.remaining) == (ProposalKind.USE_BUFFER, 9 * MINUTE, 5 * MINUTE)
    assert expected_end(evening, use) == at("19:05")


def test_the_same_change_is_offered_once_for_the_end_and_the_fixed_start() -> None:
    items = [
        item("i1", 20),
        item("i2", 12, kind=ItemKind.CHANGE),
        item("i3", 5, fixed_start=time(18, 32)),
        item("i4", 5),
    ]
    found = offered(running(*items, late=9, end=time(18, 42)))
    assert [proposal.kind for proposal in found if proposal.changes == (change(items[1], minutes=6),)] == ["shorten"]


def test_a_long_item_is_not_dropped_for_a_short_delay() -> None:
    found = offered(running(item("i1", 20), item("i2", 30), item("i3", 10), late=4))
    assert ProposalKind.SKIP not in {proposal.kind for proposal in found}


def test_a_bus_that_would_be_missed_though_the_end_is_fine() -> None:
    items = [item("i1", 20), item("i2", 20), item("i3", 5, fixed_start=time(18, 45), kind=ItemKind.BREAK)]
    evening = running(*items, late=9)
    found = offered(evening)
    assert [(proposal.for_item_id, proposal.remaining) for proposal in found] == [("i3", NOTHING)]
    assert found[0].changes == (change(items[1], minutes=16),)
    assert clock(evening.outlook(apply(items, found[0])).slots[2].starts_at or at("00:00")) == "18:45"


def test_a_fixed_start_that_no_way_to_the_end_meets_gets_its_own_proposal() -> None:
    items = [item("i1", 20), item("i2", 20), item("i3", 15, fixed_start=time(18, 45)), item("i4", 60), item("i5", 5)]
    evening = running(*items, late=9, end=time(20, 7))
    found = offered(evening)
    assert [proposal.for_item_id for proposal in found] == ["i3", None, None]
    assert [proposal.changes[0] for proposal in found[:2]] == [
        change(items[1], minutes=16),
        change(items[3], minutes=58),
    ]
    assert clock(evening.outlook(apply(items, found[0])).slots[2].starts_at or at("00:00")) == "18:45"
    items[1] = replace(items[1], minutes=5, kind=ItemKind.CHANGE)
    found = offered(running(*items, late=24, end=time(20, 7)))
    assert {proposal.for_item_id for proposal in found} == {None}


def test_nothing_is_proposed_when_early_or_less_than_a_minute_late_or_when_all_is_over() -> None:
    items = [item("i1", 20), item("i2", 40)]
    assert offered(running(*items, late=-5)) == ()
    evening = Evening(replace(EVENING, announced_end=time(19)), items, at("18:00:59"))
    assert offered(evening) == ()
    evening.now = at("18:01")
    assert offered(evening)
    for _ in range(3):
        evening.lead_on()
        evening.now += 45 * MINUTE
    assert offered(evening) == ()
    assert offered(Evening(EVENING, [], at("23:00"))) == ()


@given(evenings())
def test_without_a_promised_end_only_fixed_starts_are_met_and_that_word_is_kept(evening: Evening) -> None:
    evening = replace(evening, day=replace(evening.day, announced_end=None))
    for proposal in offered(evening):
        after = evening.outlook(apply(evening.items, proposal))
        late = next(slot.late for slot in after.slots if slot.item.id == proposal.for_item_id)
        assert rounded_up(late) == proposal.remaining


def test_shortening_a_plan_whose_end_nobody_promised_only_helps_a_fixed_start() -> None:
    items = [item("i1", 60), item("i2", 30), item("i3", 20, fixed_start=time(18, 50), title="Impuls")]
    evening = Evening(replace(EVENING, announced_end=None), items, at("17:00"))
    assert {proposal.for_item_id for proposal in offered(evening)} == {"i3"}
    assert offered(replace(evening, items=items[:2])) == ()


@given(late_evenings())
def test_every_proposal_keeps_its_word(evening: Evening) -> None:
    before = evening.outlook()
    found = offered(evening)
    assert len(found) <= 3
    assert len({proposal.changes for proposal in found}) == len(found)
    for proposal in found:
        after = evening.outlook(apply(evening.items, proposal))
        if proposal.for_item_id is None:
            late = after.expected_end - before.announced_end
        else:
            late = next(slot.late for slot in after.slots if slot.item.id == proposal.for_item_id)
        assert rounded_up(late) == proposal.remaining
        assert proposal.saved >= MINUTE


@given(late_evenings())
def test_proposals_only_take_from_what_is_coming_and_leave_it_sensible(evening: Evening) -> None:
    before = {slot.item.id: slot.item for slot in evening.outlook().slots}
    ahead = {item.id for item in coming(evening.items, evening.runs)}
    last = evening.outlook().last
    for proposal in offered(evening):
        after = {item.id: item for item in apply(evening.items, proposal)}
        assert {key for key in before if after[key] != before[key]} == {change.item_id for change in proposal.changes}
        for change in proposal.changes:
            old, new = before[change.item_id], after[change.item_id]
            assert new == replace(old, minutes=new.minutes, buffer=new.buffer, skipped=new.skipped)
            assert old.id in ahead or (old == last and new.minutes == old.minutes and new.skipped == old.skipped)
            assert new.buffer >= 0
            assert new.minutes == old.minutes or old.minutes > new.minutes >= max(5, old.minutes / 2)
            assert new.skipped == old.skipped or not old.fixed_start


@given(late_evenings())
def test_nothing_is_missing_when_nothing_is_proposed(evening: Evening) -> None:
    """Then neither buffers nor the shortest sensible items would bring anything; if something is, spreading is best."""
    outlook = evening.outlook()
    assume(outlook.late >= MINUTE)
    ahead = {slot.item.id for slot in outlook.slots if slot.state is SlotState.AHEAD}
    tightest = [
        replace(
            item,
            minutes=max(min(item.minutes, 5), -(-item.minutes // 2)) if item.id in ahead else item.minutes,
            buffer=0 if item.id in ahead or item == outlook.last else item.buffer,
        )
        for item in evening.items
    ]
    best = max(NOTHING, rounded_up(evening.outlook(tightest).expected_end - outlook.announced_end))
    found = offered(evening)
    assume(all(proposal.for_item_id is None for proposal in found))
    least = min((proposal.remaining for proposal in found), default=rounded_up(outlook.late))
    assert least <= best


def test_applying_leaves_the_other_items_alone() -> None:
    evening = conference("18:00", "18:17", "18:41", "19:09", now="19:17")
    applied = apply(evening.items, offered(evening)[0])
    assert [item for item in applied if item not in KONFERENZ] == [replace(KONFERENZ[5], minutes=21)]
    assert len(applied) == len(KONFERENZ)
