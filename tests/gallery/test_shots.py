"""The album's plan: every page and every scene once at least, in the order of the evening, while there is one."""

from datetime import datetime

from werkstatt.demo.story import load
from werkstatt.domain.event import moment
from werkstatt.domain.spotlight import Scene
from werkstatt.gallery.shots import SHOTS, Shot

PAGES = {"process", "people", "agenda", "cafe", "actions", "minutes"}


def taken_at(shot: Shot) -> datetime:
    evening = load().evening
    return moment(evening.event, evening.day.date, shot.at)


def test_pictures_are_taken_in_the_order_of_the_evening() -> None:
    moments = [shot.at for shot in SHOTS]
    assert moments == sorted(set(moments))
    assert taken_at(SHOTS[0]) > load().steps[0].at


def test_every_picture_has_a_name_of_its_own_that_says_what_it_is() -> None:
    assert len({shot.name for shot in SHOTS}) == len(SHOTS)
    assert all(shot.name.startswith(f"cockpit-{shot.page}" if shot.page else "beamer-") for shot in SHOTS)


def test_every_page_and_every_scene_is_in_the_album() -> None:
    assert {shot.page for shot in SHOTS if shot.page} == PAGES
    assert {f"beamer-{scene}" for scene in Scene} <= {shot.name for shot in SHOTS}
    assert all(shot.name == f"beamer-{shot.scene}" for shot in SHOTS if shot.scene)
