"""The pages of the cockpit: a file opens with one of them, and the others are there soon after."""

import pytest

from tests.support.cockpit import Cockpit
from werkstatt.moderator.page import Page
from werkstatt.moderator.pages import Pages

KEYS = ["process", "people", "agenda", "cafe", "actions", "minutes"]


def test_a_page_is_made_once_when_it_is_asked_for(cockpit: Cockpit):
    made: list[Page] = []
    pages = Pages(cockpit.window.workplace, made.append)
    assert (list(pages), len(pages), "people" in pages, made) == (KEYS, 6, True, [])
    assert [pages["actions"], pages["actions"]] == [made[0], made[0]]
    while pages.make_one_more():
        pass
    assert (len(made), {*pages.values()}) == (6, {*made})
    with pytest.raises(KeyError):
        pages["cards"]
    for page in made:
        page.side.deleteLater()
        page.deleteLater()


def test_the_other_pages_follow_while_nobody_waits(cockpit: Cockpit):
    cockpit.until(lambda: not cockpit.window._ahead.isActive())
    assert cockpit.window.stack.count() == len(KEYS) + 1


def test_they_have_had_a_look_before_they_are_opened_and_then_rest(cockpit: Cockpit):
    cockpit.until(lambda: not cockpit.window._ahead.isActive())
    cockpit.settle()
    process = cockpit.window.pages["process"]
    assert cockpit.window.page_key != "process"
    assert process.title.text() == "Masterplan"
    assert [key for key, page in cockpit.window.pages.items() if page._pictures] == [cockpit.window.page_key]
    cockpit.window.turn_to("process")
    assert process._pictures
