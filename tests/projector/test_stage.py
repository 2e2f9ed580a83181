"""The stage shows truly what the room sees: it turns pages, stands still, goes dark, and outlives a broken scene."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor

from tests.projector.evening import WORDINGS, agenda_picture, at, initiatives, item, scenes, shown
from tests.projector.room import FULL_HD, VILLAGE, paint, pixels, staged, words
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.projector import scenes as registry
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.scenes import SCENES, lay_out
from werkstatt.projector.stage import PAGE_TURNS_AFTER, Stage
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import DARK, LIGHT
from werkstatt.readmodels.scene_contents import AgendaScene, Content, InitiativeScene, TextScene

PLAIN, LONG = WORDINGS["plain"], WORDINGS["long"]
RUNNING = shown(item(PLAIN), Scene.ITEM)
QUESTION = shown(TextScene(title="Frage", text="Was hält Menschen in der Region?"), Scene.TEXT)


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def test_every_kind_of_content_has_its_scene():
    assert set(SCENES) == set(Content.__args__)


def test_every_view_shows_the_same_texts_at_the_same_places():
    stage, _clock = staged(RUNNING, at(40), FULL_HD)
    assert paint(stage, FULL_HD)[1] == paint(stage, QSize(320, 180))[1]


def test_the_preview_is_the_beamers_picture_made_small():
    for name in ("item", "agenda", "review", "welcome, counting"):
        stage, _clock = staged(*scenes(PLAIN)[name], FULL_HD)
        large, _log = paint(stage, FULL_HD)
        small, _log = paint(stage, QSize(480, 270))
        both = [pixels(picture).resize((96, 54), Image.Resampling.BOX) for picture in (large, small)]
        assert ImageChops.difference(*both).convert("L").getextrema()[1] < 40, name


def test_the_clock_beats_every_second_and_a_question_does_not():
    stage, clock = staged(RUNNING, at(40))
    beats: list[Hashable] = []
    for _quarter in range(12):
        beats.append(stage.beat())
        clock.advance(timedelta(seconds=0.25))
    assert len(set(beats)) == 3
    stage.show(QUESTION)
    before = stage.beat()
    clock.advance(timedelta(seconds=3))
    assert stage.beat() == before


def test_frozen_pixels_stay_whatever_happens():
    stage, clock = staged(RUNNING, at(40))
    before = pixels(paint(stage, VILLAGE)[0]).tobytes()
    clock.advance(timedelta(seconds=7))
    stage.show(replace(QUESTION, curtain=Curtain.FROZEN))
    stage.wear(DARK)
    stage.flash()
    clock.advance(timedelta(minutes=7))
    assert pixels(paint(stage, VILLAGE)[0]).tobytes() == before
    stage.show(replace(RUNNING, curtain=Curtain.FROZEN, page=1))
    assert pixels(paint(stage, VILLAGE)[0]).tobytes() == before
    stage.show(QUESTION)
    assert "Was hält Menschen in der Region?" in " ".join(words(stage))
    stage.close()


def test_a_program_that_starts_frozen_shows_the_scene_standing_still():
    stage, clock = staged(replace(RUNNING, curtain=Curtain.FROZEN), at(40))
    assert "10:00" in words(stage)
    clock.advance(timedelta(seconds=30))
    assert "10:00" in words(stage)


def test_black_is_black_and_frozen_black_stays_so():
    stage, _clock = staged(replace(RUNNING, curtain=Curtain.BLACK), at(40))
    stage.flash()
    for _look in range(2):
        picture, log = paint(stage, VILLAGE)
        assert pixels(picture).getcolors() == [(1024 * 768, (0, 0, 0))]
        assert list(log) == []
        stage.show(replace(QUESTION, curtain=Curtain.FROZEN))
    stage.show(QUESTION)
    assert words(stage) != []
    stage.close()


def test_pages_turn_by_themselves_and_begin_where_we_are():
    stage, clock = staged(shown(AgendaScene(agenda=agenda_picture(LONG, 200)), Scene.AGENDA), at(25))
    first, count = stage.page, stage.pages
    assert any("Gespräch 3" in text for text in words(stage))
    clock.advance(PAGE_TURNS_AFTER - timedelta(seconds=1))
    assert stage.page == first
    clock.advance(timedelta(seconds=1))
    assert stage.page == first + 1
    clock.move_to(at(25) + count * PAGE_TURNS_AFTER)
    assert stage.page == first


def test_an_agenda_that_changes_goes_on_turning_but_another_scene_begins_anew():
    running = shown(AgendaScene(agenda=agenda_picture(LONG, 30)), Scene.AGENDA)
    stage, clock = staged(running, at(25))
    first = stage.page
    clock.advance(PAGE_TURNS_AFTER)
    stage.show(replace(running, content=AgendaScene(agenda=agenda_picture(LONG, 31))))
    assert stage.page == first + 1
    stage.show(QUESTION)
    stage.show(running)
    assert stage.page == first


def test_the_agenda_is_looked_at_again_every_minute():
    stage, clock = staged(shown(AgendaScene(agenda=agenda_picture(PLAIN, 5)), Scene.AGENDA), at(25))
    assert "jetzt, bis 18:31 Uhr" in words(stage)
    clock.move_to(at(34))
    assert "jetzt, bis 18:34 Uhr" in words(stage)


def test_the_remote_reveals_an_initiative_point_by_point():
    content = InitiativeScene(initiatives=initiatives(PLAIN, 2))
    told = []
    for step in range(8):
        stage, _clock = staged(shown(content, Scene.INITIATIVE, step), at(40))
        told.append([text for text in words(stage) if text.startswith(("Bündnis", "Gesunde", "Schwerpunkt", "Gut"))])
    assert told[:4] == [
        ["Bündnis neues Wohnen"],
        ["Bündnis neues Wohnen", "Schwerpunkt 0.0"],
        ["Bündnis neues Wohnen", "Schwerpunkt 0.0", "Schwerpunkt 0.1"],
        ["Bündnis neues Wohnen", "Schwerpunkt 0.0", "Schwerpunkt 0.1", "Gut leben"],
    ]
    assert told[4] == ["Gesunde Betriebe"]
    assert told[7][-1] == "Gut leben"


def broken(*_: object) -> Laid:
    raise RuntimeError("this scene is broken")


def test_a_scene_that_fails_blanks_only_itself_and_is_logged_once(monkeypatch, caplog, expect_warning, qtbot):
    expect_warning("a scene failed")
    stage, _clock = staged(RUNNING, at(40))
    monkeypatch.setitem(registry.SCENES, TextScene, broken)
    with qtbot.waitSignal(stage.failed) as told:
        stage.show(QUESTION)
        for _look in range(3):
            picture, log = paint(stage, VILLAGE)
    assert pixels(picture).getcolors() == [(1024 * 768, QColor(LIGHT.beamer_paper).getRgb()[:3])]
    assert list(log) == []
    assert told.args == [stage.problem]
    assert "leere Seite" in stage.problem
    assert len(caplog.records) == 1
    stage.show(RUNNING)
    assert stage.problem == ""
    assert "10:00" in words(stage)


def test_a_scene_that_fails_while_it_paints_leaves_nothing_half_done(monkeypatch, expect_warning):
    expect_warning("a scene failed")

    def half(canvas: Canvas, _now: object) -> None:
        canvas.panel(QRectF(0, 0, 900, 900), "#FF0000")
        raise RuntimeError("in the middle")

    monkeypatch.setitem(registry.SCENES, TextScene, lambda *_: Laid(pages=[half]))
    stage, _clock = staged(QUESTION, at(40))
    picture, _log = paint(stage, VILLAGE)
    assert pixels(picture).getcolors() == [(1024 * 768, QColor(LIGHT.beamer_paper).getRgb()[:3])]


def test_a_file_without_events_is_calm_paper():
    stage, _clock = staged(None, at(0))
    assert words(stage) == []
    assert stage.pages == 1


def test_a_screen_on_its_side_shows_the_scene_between_black():
    stage, _clock = staged(RUNNING, at(40), QSize(1080, 1920))
    picture, log = paint(stage, QSize(1080, 1920))
    assert {drawn.text for drawn in log} >= {"Projekt-Café", "10:00"}
    assert pixels(picture).getpixel((540, 100)) == (0, 0, 0)


def test_the_gong_can_be_seen_and_calms_down(qtbot):
    stage, _clock = staged(QUESTION, at(40))
    calm = pixels(paint(stage, VILLAGE)[0])
    stage.flash()
    flashed = pixels(paint(stage, VILLAGE)[0])
    assert flashed.getpixel((5, 5)) == QColor(LIGHT.beamer_accent).getRgb()[:3]
    assert flashed.getpixel((512, 384)) == calm.getpixel((512, 384))
    qtbot.waitUntil(lambda: pixels(paint(stage, VILLAGE)[0]).tobytes() == calm.tobytes(), timeout=5000)


def test_other_colours_reach_the_room_at_once(qtbot):
    stage, _clock = staged(QUESTION, at(40))
    with qtbot.waitSignal(stage.changed):
        stage.wear(DARK)
    assert pixels(paint(stage, VILLAGE)[0]).getpixel((3, 3)) == QColor(DARK.beamer_paper).getRgb()[:3]


def test_laying_out_needs_no_stage(qapp):
    stage = Stage(staged(None, at(0))[1], LIGHT)
    laid = lay_out(QUESTION, Space(1440, LIGHT, stage._media), at(0))
    assert len(laid.pages) == 1
