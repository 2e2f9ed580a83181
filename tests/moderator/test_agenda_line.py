"""What the rows of the run of show say and in which colours, and the clocks around them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.moderator.agenda_room import Agenda
from tests.qtkit.test_theme import contrast
from tests.support.cockpit import cockpit_on_new_file
from werkstatt.domain.agenda import ItemKind
from werkstatt.moderator.agenda_line import kind_colour, painted_line
from werkstatt.moderator.rest_label import RestLabel
from werkstatt.operations import live
from werkstatt.qtkit.row_delegate import Tone
from werkstatt.qtkit.tokens import LOOKS, Look


@pytest.fixture
def agenda(qtbot: QtBot, tmp_path: Path) -> Iterator[Agenda]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Agenda(cockpit)


def test_the_running_row_says_in_words_and_signs_that_it_runs_and_when_its_time_is_up(agenda: Agenda):
    def painted(title: str) -> list[tuple[str, Tone]]:
        line = agenda.page.list.rows.row_at(agenda.shown().index(title))
        tokens = agenda.cockpit.window.workplace.theme.tokens
        return [(cell.text, cell.tone) for cell in painted_line(line, tokens, 900).cells if cell.text]

    agenda.go_on("Ankommen")
    agenda.cockpit.settle()
    assert ("▶", Tone.ACCENT) in painted("Ankommen")
    assert ("läuft, noch 15 min", Tone.ACCENT) in painted("Ankommen")
    assert not {"▶"} & {text for text, _tone in painted("Rückblick")}
    agenda.cockpit.clock.advance(timedelta(minutes=27))
    agenda.cockpit.tick()
    assert ("12 min über der Zeit", Tone.WARN) in painted("Ankommen")
    assert ("+12", Tone.WARN) in painted("Rückblick"), "how late each item begins stands in the last column"
    assert "+12" not in {text for text, _tone in painted("Ankommen")}
    agenda.cockpit.session.desk.do(
        live.pause_timer, agenda.cockpit.night.picture.timer.id, agenda.cockpit.clock.now()
    ).result()
    agenda.cockpit.settle()
    assert ("angehalten, 12 min über der Zeit", Tone.WARN) in painted("Ankommen")
    agenda.cockpit.session.desk.do(
        live.resume_timer, agenda.cockpit.night.picture.timer.id, agenda.cockpit.clock.now()
    ).result()
    agenda.cockpit.settle()
    assert "12 min über der Zeit" in agenda.page.list.rows.data(agenda.page.list.rows.index(0))


def test_on_a_small_screen_the_clock_leaves_the_title_its_room(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.cockpit.settle()
    tokens = agenda.cockpit.window.workplace.theme.tokens
    cells = painted_line(agenda.page.list.rows.row_at(0), tokens, 450).cells
    (title,) = [cell for cell in cells if cell.text == "Ankommen"]
    assert title.below == "läuft, noch 15 min"
    assert 450 - sum(cell.width for cell in cells) - 12 * len(cells) - 32 > 130


@pytest.mark.parametrize("look", Look)
def test_the_colour_of_every_kind_is_seen_in_every_look(agenda: Agenda, look: Look):
    theme = agenda.cockpit.window.workplace.theme
    theme.apply(look)
    for kind in ItemKind:
        assert contrast(kind_colour(kind, theme.tokens), theme.tokens.surface) >= 1.5, kind
    assert contrast(kind_colour(ItemKind.ACTIONS, theme.tokens), theme.tokens.surface) >= 4.5


@pytest.mark.parametrize("look", Look)
def test_over_time_strip_and_clocks_are_warnings_that_can_be_read(agenda: Agenda, look: Look):
    tokens = LOOKS[look]
    assert contrast(tokens.surface, tokens.warn) >= 4.5
    agenda.cockpit.window.workplace.theme.apply(look)
    agenda.go_on("Ankommen")
    desk, clock = agenda.cockpit.session.desk, agenda.cockpit.clock
    desk.do(live.start_timer, agenda.cockpit.night.event_id, "Gruppe A", 60, clock.now()).result()
    agenda.cockpit.settle()
    strip, group = agenda.cockpit.strip.rest, agenda.page.clocks.findChild(RestLabel)
    for minutes, is_over in ((0, False), (16, True)):
        clock.advance(timedelta(minutes=minutes))
        agenda.cockpit.tick()
        colours = strip.grab().toImage()
        middle = colours.pixelColor(colours.width() // 2, 3).name().upper()
        assert (middle == tokens.warn) is is_over
        assert (group.palette().windowText().color().name().upper() == tokens.warn) is is_over


def test_who_is_early_is_not_warned(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=2, seconds=20))
    agenda.go_on("Rückblick")
    agenda.cockpit.settle()
    tokens = agenda.cockpit.window.workplace.theme.tokens
    off = [
        painted_line(agenda.page.list.rows.row_at(place), tokens, 900).cells[-1]
        for place in range(agenda.page.list.rows.rowCount())
    ]
    assert [(cell.text, cell.tone) for cell in off[:3]] == [("", Tone.MUTED), ("−13", Tone.MUTED), ("−13", Tone.MUTED)]
