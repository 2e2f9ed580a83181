"""Every scene on every usual beamer: all of it can be read from the last row, whatever people wrote."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import pytest
from PIL import ImageChops
from PySide6.QtCore import QSize

from tests.projector.evening import WORDINGS, harvest, initiatives, scenes
from tests.projector.room import VILLAGE, paint, pixels, staged
from werkstatt.projector.canvas import HEIGHT, DrawnText, safe_area
from werkstatt.projector.stage import PAGE_TURNS_AFTER
from werkstatt.projector.typeset import Text, clean
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import LOOKS
from werkstatt.readmodels import scene_contents
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import Content

BEAMERS = {"1024x768": QSize(1024, 768), "1280x800": QSize(1280, 800), "1920x1080": QSize(1920, 1080)}
SMALLEST_SHARE = 0.026
SMALLEST_CLOCK = 140
LEAST_CONTRAST = 7.0


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def all_pages(shown: ShownScene, when: datetime, room: QSize) -> Iterator[Sequence[DrawnText]]:
    """What is drawn on every page of a scene, turned by the passing of time."""
    stage, clock = staged(shown, when, room)
    seen = set()
    while stage.page not in seen:
        assert stage.problem == ""
        seen.add(stage.page)
        yield paint(stage, QSize(64, 64 * room.height() // room.width()))[1]
        clock.advance(PAGE_TURNS_AFTER)
    assert len(seen) == stage.pages
    assert stage.problem == ""
    stage.close()


def mistakes(log: Sequence[DrawnText], room: QSize) -> Iterator[str]:
    """What can't be read on a page."""
    safe = safe_area(HEIGHT * room.width() / room.height()).adjusted(-1, -1, 1, 1)
    for number, drawn in enumerate(log):
        if drawn.size / HEIGHT < SMALLEST_SHARE:
            yield f"too small: {drawn}"
        if drawn.clipped or not safe.contains(drawn.rect):
            yield f"cut: {drawn}"
        inner = drawn.rect.adjusted(1, 1, -1, -1)
        yield from (f"{drawn} on {other}" for other in log[:number] if other.rect.intersects(inner))


@pytest.mark.parametrize("room", BEAMERS.values(), ids=BEAMERS)
@pytest.mark.parametrize("wording", WORDINGS)
def test_all_is_large_uncut_and_reached_by_paging(wording, room):
    told: list[str] = []
    for name, (shown, when) in scenes(WORDINGS[wording]).items():
        texts = []
        for log in all_pages(shown, when, room):
            assert list(mistakes(log, room)) == [], name
            assert [drawn for drawn in log if is_clock(name, drawn) and drawn.size < SMALLEST_CLOCK] == [], name
            texts += [squeezed(drawn.text) for drawn in log]
        if ", step " in name:
            told += texts
        else:
            assert [text for text in said_in(shown.content) if not covered(squeezed(text), texts)] == [], name
    for initiative, points in initiatives(WORDINGS[wording], 20):
        for text in (initiative.title, initiative.aim, *(point.text for point in points)):
            assert covered(squeezed(text), told), text
    for step in harvest(WORDINGS[wording]).harvest:
        for text in (step.topic, *(part for note in step.notes for part in (note.text, note.focus_point))):
            assert covered(squeezed(text), told), text


def is_clock(name: str, drawn: DrawnText) -> bool:
    """Whether a text is a countdown; the agenda's times are none."""
    return not name.startswith("agenda") and re.fullmatch(r"\+?[\d:]+:\d\d", drawn.text) is not None


def said_in(content: Content) -> list[str]:
    """What the room has to be able to read of a scene."""
    match content:
        case scene_contents.WelcomeScene():
            return [content.title, content.place, content.question, content.prompt]
        case scene_contents.AgendaScene():
            return [item.title for item in content.agenda.items]
        case scene_contents.ItemScene():
            return [content.title, content.prompt, content.next_title]
        case scene_contents.BreakScene():
            return [content.title, content.next_title]
        case scene_contents.TextScene():
            return [content.title, *content.text.splitlines()]
        case scene_contents.ReviewScene(process=process, stages=stages, fields=fields):
            road = [text for stage in stages for text in (stage.title, stage.period, stage.summary)]
            return [process.title, process.challenge, process.aim, *road, " · ".join(field.title for field in fields)]
        case scene_contents.ThanksScene():
            return [content.title, content.next_stage, content.next_period]
    return said_in_cafe(content)


def said_in_cafe(content: Content) -> list[str]:
    """The same of the scenes of a café."""
    match content:
        case scene_contents.RoundScene():
            return [content.cafe, content.question, *said_of(content.topics)]
        case scene_contents.ChangeScene(seats=seats):
            return [*said_in_cafe(seats), *(str(table.number) for table in content.longer)]
        case scene_contents.SeatsScene():
            names = [", ".join(filter(None, (seat.name.last, seat.name.given))) for seat in content.seats]
            tables = [str(seat.table) for seat in content.seats]
            return [content.cafe, *(names or said_of(content.topics)), *tables]
        case scene_contents.TablesScene():
            return [content.cafe, *said_of(content.topics)]
        case scene_contents.HarvestScene(harvest=[]):
            return [content.cafe]
    return []


def said_of(topics: Sequence[scene_contents.PlannedTopic]) -> list[str]:
    """Their titles, and what is known of their tables."""
    said = [topic.title for topic in topics]
    for table in (table for topic in topics for table in topic.tables):
        said += [str(table.number), table.place]
        said += [part for part in (table.host.given, table.host.last) if part] if table.host else []
    return said


def squeezed(text: str) -> str:
    return "".join(clean(text).split())


def covered(wanted: str, texts: Sequence[str]) -> bool:
    """Whether a text was drawn, in one piece or in parts on pages that follow each other."""
    if not wanted or any(wanted in text for text in texts):
        return True
    starts = (number for number, text in enumerate(texts) if wanted.startswith(text))
    return any(goes_on(wanted, texts[start:]) for start in starts)


def goes_on(wanted: str, texts: Sequence[str]) -> bool:
    """Whether a text is made of these parts; numbers of tables and what belongs to a page may stand between them."""
    done = 0
    for text in texts:
        if done and text.startswith(wanted[done:]):
            return True
        if wanted.startswith(text, done) and not text.isdecimal():
            done += len(text)
    return done == len(wanted)


@pytest.mark.parametrize("look", LOOKS)
def test_all_texts_stand_out_from_what_is_really_behind_them(look, monkeypatch):
    for name, (shown, when) in looked_at("plain"):
        stage, _clock = staged(shown, when, QSize(960, 540), LOOKS[look])
        with monkeypatch.context() as patch:
            patch.setattr(Text, "paint", lambda *_: None)
            behind, log = paint(stage, stage.room)
        ground = pixels(behind)
        for drawn in log:
            place = drawn.rect.adjusted(-4, 0, 4, 0)
            half = [round(edge / 2) for edge in (place.left(), place.top(), place.right(), place.bottom())]
            grounds = [colour for _count, colour in ground.crop(half).getcolors(1_000_000)]
            least = min(contrast(behind, colour_of(drawn.colour)) for behind in grounds)
            assert least >= LEAST_CONTRAST, f"{name}: {drawn}"
        stage.close()


@pytest.mark.parametrize("wording", ["plain", "odd", "long"])
def test_the_ink_itself_stays_in_the_safe_area(wording, monkeypatch):
    for name, (shown, when) in looked_at(wording):
        stage, _clock = staged(shown, when, VILLAGE)
        whole, _log = paint(stage, stage.room)
        with monkeypatch.context() as patch:
            patch.setattr(Text, "paint", lambda *_: None)
            behind, _log = paint(stage, stage.room)
        box = ImageChops.difference(pixels(whole), pixels(behind)).getbbox()
        if box is not None:
            left, top, right, bottom = box
            assert left >= 51 - 1, name
            assert top >= 38 - 1, name
            assert right <= 1024 - 51 + 1, name
            assert bottom <= 768 - 38 + 1, name
        stage.close()


def looked_at(wording: str) -> Iterator[tuple[str, tuple[ShownScene, datetime]]]:
    """The scenes, of the initiatives only some steps."""
    for name, found in scenes(WORDINGS[wording]).items():
        if not name.startswith("initiative, step") or name.endswith((" 0", " 3", " 21")):
            yield name, found


def colour_of(name: str) -> tuple[int, int, int]:
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
