"""The demo's café: mixed before the evening, printed, run, and seated anew for those who came late or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from werkstatt.demo import story
from werkstatt.demo.cafe import DemoCafe
from werkstatt.demo.cafe_steps import ExtendTable, Mix, Print, TakeIn
from werkstatt.demo.evening import Evening, prepare
from werkstatt.desk import Desk
from werkstatt.domain.cafe import Paper
from werkstatt.domain.clock import VirtualClock
from werkstatt.readmodels.printed import to_print
from werkstatt.readmodels.seating import CafeView, cafe_view


class Played:
    """The evening, played up to some step."""

    def __init__(self, folder: Path) -> None:
        self.story = story.load()
        clock = VirtualClock(self.story.steps[0].at)
        self.desk = Desk.create(folder / "Demo.werkstatt", clock)
        prepare(self.desk, self.story)
        self.evening = Evening(self.desk, clock, self.story)
        self._left = iter(self.story.steps)

    @property
    def cafe(self) -> DemoCafe:
        """What the moderator does with the café."""
        return self.evening.cafe

    @property
    def view(self) -> CafeView:
        """As the page shows it."""
        view = self.desk.ask(cafe_view, self.evening.event_id).result()
        assert view is not None
        return view

    def play_through(self, kind: type) -> None:
        """Up to and with the next step of a kind."""
        for step in self._left:
            self.evening.do(step)
            if isinstance(step, kind):
                return


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    made = Played(tmp_path)
    yield made
    made.desk.close()


def test_everybody_who_registered_has_a_seat_and_nobody_meets_twice(played: Played):
    played.play_through(Mix)
    picture, score = played.view.picture, played.view.quality.score
    assert len(picture.topics) == 4 and len(picture.tables) == 8 and len(picture.rounds) == 2
    assert all(len(held.hosts) == 8 for held in picture.rounds)
    assert all(held.seated == {guest.id for guest in picture.expected} for held in picture.rounds)
    assert (score.repeated_meetings, score.broken_rules) == (0, ())
    assert {len(people) for held in picture.rounds for people in held.seats.values()} <= {5, 6}


def test_what_was_printed_changes_for_few_after_latecomers_and_no_shows(played: Played):
    played.play_through(Print)
    assert not to_print(played.cafe.picture, Paper.BADGE)
    played.play_through(ExtendTable)
    played.play_through(TakeIn)
    first = {table: list(people) for table, people in played.view.picture.rounds[0].seats.items()}
    played.play_through(Mix)
    picture = played.view.picture
    assert {table: list(people) for table, people in picture.rounds[0].seats.items()} == first
    assert not picture.without_seat(picture.rounds[1]) and not picture.missing(picture.rounds[1])
    assert 0 < len(to_print(picture, Paper.BADGE)) < 16, "of more than fifty badges"
    assert played.view.quality.score.repeated_meetings <= 3
    played.play_through(Print)
    assert not to_print(played.cafe.picture, Paper.BADGE)
