"""What the room sees: the right scene at each moment, whatever was removed meanwhile, and nothing that is private."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.support.desks import Evening
from tests.support.full_file import PICTURE, SECRET, SLIDES, fill
from werkstatt.desk import Desk
from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.event import Day, Event
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.operations import agenda, attachment, event, live, process, spotlight, story
from werkstatt.readmodels import scene_contents
from werkstatt.readmodels.scene import LastContent, ShownScene, shown_scene
from werkstatt.readmodels.scene_contents import Content

CONTENTS: Mapping[Scene, type[Content]] = {
    Scene.WELCOME: scene_contents.WelcomeScene,
    Scene.AGENDA: scene_contents.AgendaScene,
    Scene.ITEM: scene_contents.ItemScene,
    Scene.BREAK: scene_contents.BreakScene,
    Scene.TEXT: scene_contents.TextScene,
    Scene.PICTURE: scene_contents.PictureScene,
    Scene.REVIEW: scene_contents.ReviewScene,
    Scene.INITIATIVE: scene_contents.InitiativeScene,
    Scene.SLIDES: scene_contents.SlidesScene,
    Scene.GUEST: scene_contents.GuestScene,
    Scene.THANKS: scene_contents.ThanksScene,
}
SUBJECTS = {Scene.PICTURE: "picture", Scene.SLIDES: "slides", Scene.INITIATIVE: "initiative"}


def seen(night: Evening) -> ShownScene:
    shown = night.desk.ask(shown_scene).result()
    assert shown is not None
    return shown


def show(night: Evening, kind: Scene, subject: str | None = None) -> ShownScene:
    night.desk.do(spotlight.show, kind, subject).result()
    return seen(night)


def go_on(night: Evening, minutes: int = 0, day_id: str = "") -> ShownScene:
    night.clock.advance(timedelta(minutes=minutes))
    night.desk.do(live.proceed, day_id or night.day_id, night.clock.now()).result()
    return seen(night)


def change_item(night: Evening, title: str, **values: object) -> None:
    night.desk.do(agenda.change_item, night.item_id(title), **values).result()


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_scene_has_its_content(night: Evening, kind: Scene) -> None:
    ids = fill(night)
    shown = show(night, kind, ids.get(SUBJECTS.get(kind, "")))
    assert shown.scene is kind
    assert type(shown.content) is CONTENTS[kind]
    assert not shown.follows


@pytest.mark.parametrize("kind", Scene)
@pytest.mark.parametrize("moment", ["before", "running", "over"])
def test_nothing_private_reaches_the_room(night: Evening, kind: Scene, moment: str) -> None:
    ids = fill(night)
    if moment == "before":
        for _run in night.picture.runs:
            night.desk.do(live.go_back, night.day_id).result()
    if moment == "over":
        night.desk.do(live.finish, night.day_id, night.clock.now()).result()
    for subject in (None, *ids.values()):
        assert SECRET not in repr(show(night, kind, subject))
    night.desk.do(spotlight.follow, ids["event"]).result()
    change_item(night, "Projekt-Café", scene=kind)
    assert SECRET not in repr(seen(night))


def test_the_beamer_follows_the_agenda_by_kind(night: Evening) -> None:
    change_item(night, "Rückblick", scene=Scene.REVIEW)
    change_item(night, "Abschluss", kind=ItemKind.GUEST)
    scenes = [seen(night).scene, *(go_on(night, 20).scene for _item in range(6))]
    assert scenes == [
        *(Scene.WELCOME, Scene.WELCOME, Scene.REVIEW, Scene.ITEM, Scene.BREAK, Scene.GUEST),
        Scene.THANKS,
    ]
    assert seen(night).follows


def test_it_is_known_who_lent_the_beamer(night: Evening) -> None:
    change_item(night, "Rückblick", kind=ItemKind.GUEST)
    assert not show(night, Scene.GUEST).agenda_lends
    go_on(night)
    assert not show(night, Scene.GUEST).agenda_lends
    assert go_on(night, 15).agenda_lends
    assert show(night, Scene.GUEST).agenda_lends
    assert not show(night, Scene.ITEM).agenda_lends


def test_the_item_shows_its_question_its_clock_and_what_comes_next(night: Evening) -> None:
    change_item(night, "Rückblick", prompt="Was war?")
    go_on(night)
    content = go_on(night, 15).content
    assert isinstance(content, scene_contents.ItemScene)
    assert (content.title, content.prompt, content.next_title) == ("Rückblick", "Was war?", "Projekt-Café")
    assert content.timer == night.picture.timer
    assert content.timer is not None


def test_the_break_tells_what_comes_next(night: Evening) -> None:
    night.desk.do(live.jump_to, night.item_id("Pause"), night.clock.now()).result()
    content = seen(night).content
    assert isinstance(content, scene_contents.BreakScene)
    assert (content.title, content.next_title) == ("Pause", "Abschluss")
    assert content.timer == night.picture.timer


@pytest.mark.parametrize("kind", [Scene.PICTURE, Scene.SLIDES])
@pytest.mark.parametrize(
    ("title", "usual"),
    [
        ("Ankommen", scene_contents.WelcomeScene),
        ("Rückblick", scene_contents.ItemScene),
        ("Pause", scene_contents.BreakScene),
    ],
)
def test_an_item_without_its_picture_shows_what_is_usual_and_the_cockpit_is_told(
    night: Evening, kind: Scene, title: str, usual: type[Content]
) -> None:
    ids = fill(night)
    change_item(night, title, scene=kind)
    night.desk.do(live.jump_to, night.item_id(title), night.clock.now()).result()
    assert (type(seen(night).content), seen(night).scene, seen(night).lacks) == (usual, kind, True)
    change_item(night, title, subject_id=ids[SUBJECTS[kind]])
    assert (type(seen(night).content), seen(night).lacks) == (CONTENTS[kind], False)


def test_a_guest_without_slides_gets_a_card_and_not_the_desktop_of_the_moderator(night: Evening) -> None:
    change_item(night, "Rückblick", kind=ItemKind.GUEST, scene=Scene.SLIDES)
    night.desk.do(live.jump_to, night.item_id("Rückblick"), night.clock.now()).result()
    assert (seen(night).scene, seen(night).content) == (Scene.SLIDES, scene_contents.GuestScene())


@pytest.mark.parametrize("begun", [True, False])
def test_who_arrives_reads_what_the_item_of_the_arrival_says(night: Evening, begun: bool) -> None:
    change_item(night, "Ankommen", prompt="Bitte ein Namensschild nehmen")
    change_item(night, "Rückblick", prompt="Was war?")
    content = go_on(night).content if begun else seen(night).content
    assert isinstance(content, scene_contents.WelcomeScene)
    assert content.prompt == "Bitte ein Namensschild nehmen"
    night.desk.do(live.jump_to, night.item_id("Rückblick"), night.clock.now()).result()
    later = show(night, Scene.WELCOME).content
    assert isinstance(later, scene_contents.WelcomeScene)
    assert later.prompt == ""


def test_a_text_is_that_of_the_running_item_else_the_question_of_the_event(night: Evening) -> None:
    assert show(night, Scene.TEXT).content == scene_contents.TextScene(title="Netzwerkkonferenz", text="")
    night.desk.do(event.describe_event, night.event_id, question="Wozu?").result()
    change_item(night, "Ankommen", prompt="Ankommen?")
    assert show(night, Scene.TEXT).content == scene_contents.TextScene(title="", text="Wozu?")
    go_on(night)
    assert show(night, Scene.TEXT).content == scene_contents.TextScene(title="Ankommen", text="Ankommen?")


def test_a_text_that_was_typed_on_the_spot_is_shown_until_the_agenda_goes_on(night: Evening) -> None:
    go_on(night)
    before = night.picture.items
    night.desk.do(spotlight.show_text, "Bitte umparken", night.event_id).result()
    assert seen(night).content == scene_contents.TextScene(title="", text="Bitte umparken")
    assert night.picture.items == before
    night.desk.undo().result()
    assert isinstance(seen(night).content, scene_contents.WelcomeScene)
    night.desk.redo().result()
    assert seen(night).content == scene_contents.TextScene(title="", text="Bitte umparken")
    assert go_on(night, 10).scene is Scene.ITEM


def test_what_is_chosen_by_hand_is_about_the_event_and_the_day_that_are_open(night: Evening) -> None:
    ids = fill(night)
    for day in (ids["day"], ids["second_day"]):
        night.desk.do(spotlight.show, Scene.AGENDA, None, ids["event"], day).result()
        content = seen(night).content
        assert isinstance(content, scene_contents.AgendaScene)
        assert content.agenda.day.id == day
    night.desk.do(spotlight.show, Scene.WELCOME, None, ids["other_event"]).result()
    assert seen(night).event.title == "Entwicklerwerkstatt"
    night.desk.do(spotlight.follow, ids["event"]).result()
    assert seen(night).event.title == "Netzwerkkonferenz"
    night.desk.do(spotlight.show, Scene.AGENDA, None, ids["event"], "no such day").result()
    assert seen(night).scene is Scene.AGENDA


def test_slides_are_read_from_the_file_once(night: Evening) -> None:
    show(night, Scene.SLIDES, fill(night)["slides"])
    contents, asked = LastContent(), []
    for page in (0, 1):
        night.desk.do(spotlight.turn_page, page).result()
        shown = night.desk.ask(shown_scene, contents).result()
        assert shown is not None
        assert isinstance(shown.content, scene_contents.SlidesScene)
        asked.append(shown.content.content)
    assert asked[0] == SLIDES
    assert asked[0] is asked[1]


@pytest.mark.parametrize(
    ("kind", "subject", "content"),
    [
        (Scene.PICTURE, "picture", scene_contents.PictureScene(name="dorf.png", content=PICTURE)),
        (Scene.SLIDES, "slides", scene_contents.SlidesScene(name="gast.pdf", content=SLIDES, pages=3)),
    ],
)
@pytest.mark.parametrize("chosen", [True, False])
def test_what_was_removed_gives_way_to_the_running_item(
    night: Evening, kind: Scene, subject: str, content: Content, chosen: bool
) -> None:
    ids = fill(night)
    if chosen:
        show(night, kind, ids[subject])
    else:
        night.desk.do(agenda.change_item, ids["running"], scene=kind, subject_id=ids[subject]).result()
    assert seen(night).content == content
    night.desk.do(spotlight.turn_page, 2).result()
    night.desk.do(attachment.remove_attachment, ids[subject]).result()
    shown = seen(night)
    assert shown.lacks is not chosen
    assert isinstance(shown.content, scene_contents.ItemScene)
    assert shown.content.title == "Projekt-Café"
    assert (shown.page, shown.steps) == (0, 1)
    night.desk.undo().result()
    assert seen(night).content == content


def test_without_anything_to_show_there_is_the_welcome(night: Evening) -> None:
    for kind in (Scene.PICTURE, Scene.SLIDES, Scene.ITEM):
        assert isinstance(show(night, kind).content, scene_contents.WelcomeScene)
    content = show(night, Scene.BREAK).content
    assert content == scene_contents.BreakScene(event=seen(night).event, title="", timer=None, next_title="Ankommen")


def test_initiatives_are_told_step_by_step(night: Evening) -> None:
    ids = fill(night)
    assert show(night, Scene.INITIATIVE).steps == (3 + 2) + (0 + 2)
    one = show(night, Scene.INITIATIVE, ids["initiative"])
    assert one.steps == 5
    assert isinstance(one.content, scene_contents.InitiativeScene)
    ((initiative, points),) = one.content.initiatives
    assert initiative.aim == "Alle wohnen gut"
    assert [point.text for point in points] == ["Ortskerne", "Leerstand", "Energie"]
    night.desk.do(process.remove_initiative, ids["initiative"]).result()
    assert isinstance(seen(night).content, scene_contents.ItemScene)
    assert seen(night).steps == 1


@pytest.mark.parametrize(
    ("kind", "subject", "last"), [(Scene.SLIDES, "slides", 2), (Scene.INITIATIVE, "initiative", 4)]
)
def test_no_page_lies_behind_the_last_one(night: Evening, kind: Scene, subject: str, last: int) -> None:
    show(night, kind, fill(night)[subject])
    for page, reached in ((1, 1), (last, last), (last + 1, last), (99, last), (-1, 0)):
        night.desk.do(spotlight.turn_page, page).result()
        assert seen(night).page == reached


def test_pages_are_taken_back_when_there_is_less_to_tell(night: Evening) -> None:
    ids = fill(night)
    show(night, Scene.INITIATIVE, ids["initiative"])
    night.desk.do(spotlight.turn_page, 4).result()
    night.desk.do(process.write_focus_points, ids["initiative"], []).result()
    assert (seen(night).page, seen(night).steps) == (1, 2)


def test_the_review_and_the_thanks_know_where_on_the_road_we_are(night: Evening) -> None:
    ids = fill(night)
    review, thanks = show(night, Scene.REVIEW).content, show(night, Scene.THANKS).content
    assert isinstance(review, scene_contents.ReviewScene)
    assert review.here == ids["stage"]
    assert [stage.title for stage in review.stages] == ["Ausgangslage", "Netzwerkkonferenz", "Entwicklerwerkstatt"]
    assert [field.title for field in review.fields] == ["Wohnen", "Gesundheit"]
    assert thanks == scene_contents.ThanksScene(
        title="Netzwerkkonferenz", next_stage="Entwicklerwerkstatt", next_period="ab März"
    )
    night.desk.do(process.remove_stage, ids["stage"]).result()
    assert seen(night).content == scene_contents.ThanksScene(title="Netzwerkkonferenz", next_stage="", next_period="")


def test_an_event_of_the_process_has_a_welcome_of_its_own(night: Evening) -> None:
    other = night.desk.do(event.add_event, "Werkstatt", date(2023, 3, 1), time(9), place="Halle").result()
    go_on(night)
    assert seen(night).event.title == "Netzwerkkonferenz"
    night.desk.do(spotlight.turn_to, other).result()
    assert seen(night).content == scene_contents.WelcomeScene(
        title="Werkstatt", date=date(2023, 3, 1), place="Halle", question="", starts_at=time(9)
    )
    night.desk.do(event.remove_event, other).result()
    assert seen(night).event.title == "Netzwerkkonferenz"


@pytest.mark.parametrize("kind", Scene)
def test_an_event_without_days_can_be_shown(night: Evening, kind: Scene) -> None:
    night.desk.do(story.write_down, [Event(id="bare", title="Ohne Tag", question="Wann?")]).result()
    night.desk.do(spotlight.turn_to, "bare").result()
    assert seen(night).content == scene_contents.WelcomeScene(
        title="Ohne Tag", date=None, place="", question="Wann?", starts_at=None
    )
    assert show(night, kind).event.title == "Ohne Tag"


@pytest.mark.parametrize(
    ("lived", "today"),
    [
        ([], 0),
        (["begin 0"], 0),
        (["begin 0", "finish 0"], 1),
        (["begin 0", "finish 0", "begin 1"], 1),
        (["begin 1"], 1),
        (["begin 1", "finish 1"], 2),
        (["begin 2", "finish 2"], 2),
        (["begin 0", "finish 0", "begin 2", "finish 2"], 2),
        (["begin 1", "finish 1", "begin 0"], 0),
    ],
)
def test_of_several_days_the_one_that_runs_is_shown_else_the_one_after_the_last_that_happened(
    night: Evening, lived: list[str], today: int
) -> None:
    days = [night.day_id, *(night.desk.do(event.add_day, night.event_id).result() for _day in range(2))]
    for number, day_id in enumerate(days[1:], start=1):
        night.desk.do(agenda.add_item, day_id, ItemKind.INPUT, f"Tag {number}", 10).result()
    acts: Mapping[str, Callable[..., object]] = {"begin": live.proceed, "finish": live.finish}
    for act in lived:
        name, number = act.split()
        night.clock.advance(timedelta(minutes=5))
        night.desk.do(acts[name], days[int(number)], night.clock.now()).result()
    content = show(night, Scene.AGENDA).content
    assert isinstance(content, scene_contents.AgendaScene)
    assert content.agenda.day.id == days[today]


def test_after_the_last_of_several_days_the_room_is_thanked(night: Evening) -> None:
    second = night.desk.do(event.add_day, night.event_id).result()
    night.desk.do(agenda.add_item, second, ItemKind.INPUT, "Nur am zweiten Tag", 10).result()
    assert seen(night).scene is Scene.WELCOME
    go_on(night, day_id=second)
    assert go_on(night, 10, day_id=second).scene is Scene.THANKS


def test_curtain_and_page_are_told(night: Evening) -> None:
    night.desk.do(spotlight.draw_curtain, Curtain.BLACK).result()
    assert seen(night).curtain is Curtain.BLACK
    go_on(night)
    assert seen(night).curtain is Curtain.BLACK


def test_what_the_room_does_not_see_does_not_disturb_its_picture(night: Evening) -> None:
    fill(night)
    show(night, Scene.AGENDA)
    before = seen(night)
    change_item(night, "Projekt-Café", notes="geändert", responsible="jemand")
    assert seen(night) == before


def test_an_empty_file_shows_nothing(tmp_path: Path) -> None:
    from tests.support.desks import SIX_O_CLOCK

    desk = Desk.create(tmp_path / "leer.werkstatt", VirtualClock(SIX_O_CLOCK))
    assert desk.ask(shown_scene).result() is None
    desk.close()


def test_subjects_of_other_nouns_do_no_harm(night: Evening) -> None:
    ids = fill(night)
    for kind in Scene:
        for subject in ids.values():
            assert show(night, kind, subject).scene in {kind, Scene.ITEM}
    assert night.desk.ask(lambda records: (records.find(Day), records.find(AgendaItem))).result()
