"""What the room sees during an item is prepared in its form: slides, pictures and initiatives by name, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.moderator.test_menus import broken_pdf, pdf, png
from tests.support.cafes import CafeEvening
from tests.support.cockpit import Cockpit, cockpit_on_new_file
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.spotlight import CAFE_SCENES, Scene
from werkstatt.i18n import _
from werkstatt.moderator.agenda_page import AgendaPage
from werkstatt.moderator.item_form import ItemForm
from werkstatt.moderator.offering import adding, lack_of
from werkstatt.moderator.scene_lack import SceneLack
from werkstatt.operations import agenda, attachment, cafe, live, process
from werkstatt.qtkit.editors import ChoiceEditor
from werkstatt.readmodels.scene import InitiativeScene, SlidesScene
from werkstatt.wording.terms import term

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
FILES = [(Scene.SLIDES, pdf, "Vortrag & Folien.pdf"), (Scene.PICTURE, png, "Dorf.png")]


class Prepared:
    """The form on the item "Rückblick" in the cockpit."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.cockpit = cockpit
        assert cockpit.night is not None
        self.item_id = cockpit.night.item_id("Rückblick")
        cockpit.window.turn_to("agenda")
        page = cockpit.window.pages["agenda"]
        assert isinstance(page, AgendaPage)
        self.form: ItemForm = page.form
        cockpit.until(lambda: page.list.rows.rowCount() == 5)
        page.list.setFocus()
        page.list.select(self.item_id)
        cockpit.press(Key.Key_Return)
        cockpit.until(self.form.isVisible)
        cockpit.settle()

    @property
    def choice(self) -> ChoiceEditor:
        editor = self.form.form.fields["on_beamer"]
        assert isinstance(editor, ChoiceEditor)
        return editor

    @property
    def item(self) -> AgendaItem:
        """The item as it is on disk."""
        assert self.cockpit.night is not None
        return next(item for item in self.cockpit.night.picture.items if item.id == self.item_id)

    def words(self) -> list[str]:
        return [self.choice.itemText(place) for place in range(self.choice.count())]

    def choose(self, word: str) -> None:
        """By keyboard, as in every list of choices: open it, go down to the word, Enter."""
        self.choice.setFocus()
        self.choice.showPopup()
        view = self.choice.view()
        QTest.keyClick(view, Key.Key_Home)
        for _step in range(self.words().index(word)):
            QTest.keyClick(view, Key.Key_Down)
        QTest.keyClick(view, Key.Key_Return)
        self.cockpit.settle()

    def undo(self) -> None:
        self.cockpit.window.workplace.undo()
        self.cockpit.settle()

    def begin(self) -> None:
        desk, now = self.cockpit.session.desk, self.cockpit.clock.now()
        desk.do(live.jump_to, self.item_id, now).result()
        self.cockpit.settle()


@pytest.fixture
def prepared(qtbot: QtBot, tmp_path: Path) -> Iterator[Prepared]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Prepared(cockpit)


def test_slides_and_pictures_of_the_file_are_chosen_by_name_and_shown_when_the_item_runs(prepared: Prepared):
    desk, night = prepared.cockpit.session.desk, prepared.cockpit.night
    assert night is not None
    for name, kind in (("Dorf.png", "image"), ("Impuls & Dank.pdf", "application/pdf")):
        desk.do(attachment.attach, night.event_id, name, kind, 4, b"content").result()
    prepared.cockpit.settle()
    slides = "Folien (PDF): Impuls & Dank.pdf"
    assert {slides, "Bild: Dorf.png"} <= set(prepared.words())
    prepared.choose(slides)
    assert prepared.item.scene is Scene.SLIDES
    assert prepared.choice.currentText() == slides
    assert not prepared.form.lack.isVisible()
    prepared.begin()
    shown = prepared.cockpit.window.shown
    assert isinstance(shown.content, SlidesScene)
    assert (shown.content.name, shown.steps, shown.lacks) == ("Impuls & Dank.pdf", 4, False)
    prepared.choose("Bild: Dorf.png")
    assert prepared.cockpit.window.shown.scene is Scene.PICTURE
    prepared.undo()
    prepared.undo()  # the start of the item
    prepared.undo()
    assert prepared.item.on_beamer == (None, None)
    assert prepared.choice.currentText() == "wie üblich für diese Art"


def test_keys_go_down_the_list_without_showing_every_scene_to_the_room(prepared: Prepared):
    prepared.begin()
    before = prepared.cockpit.window.shown
    prepared.choice.setFocus()
    for key in (Key.Key_Down, Key.Key_A):
        prepared.cockpit.press(key, widget=prepared.choice)
        prepared.cockpit.until(prepared.choice.view().isVisible)
        prepared.cockpit.settle()
        assert prepared.cockpit.window.shown == before
        if key == Key.Key_Down:
            QTest.keyClick(prepared.choice.view(), Key.Key_Escape)
    QTest.keyClick(prepared.choice.view(), Key.Key_Return)
    prepared.cockpit.until(lambda: prepared.item.scene is Scene.AGENDA)


def test_an_initiative_is_chosen_or_all_of_them(prepared: Prepared):
    desk = prepared.cockpit.session.desk
    first, second = (desk.do(process.add_initiative, title, "").result() for title in ("Wohnen", "Handwerk"))
    prepared.cockpit.settle()
    prepared.choose("Strategische Initiativen: Handwerk")
    assert prepared.item.on_beamer == (Scene.INITIATIVE, second)
    prepared.begin()
    content = prepared.cockpit.window.shown.content
    assert isinstance(content, InitiativeScene)
    assert [initiative.id for initiative, _points in content.initiatives] == [second]
    desk.do(process.remove_initiative, second).result()
    prepared.cockpit.settle()
    assert prepared.choice.currentText() == prepared.words()[-1]
    assert prepared.form.lack.text() == lack_of(Scene.INITIATIVE) != ""
    assert prepared.cockpit.window.shown.lacks
    prepared.choose(next(word for word in prepared.words() if word.startswith("Strategische Initiativen")))
    assert prepared.item.on_beamer == (Scene.INITIATIVE, None)
    content = prepared.cockpit.window.shown.content
    assert isinstance(content, InitiativeScene)
    assert [initiative.id for initiative, _points in content.initiatives] == [first]


@pytest.mark.parametrize(("scene", "make", "name"), FILES)
def test_without_a_file_the_form_says_so_and_takes_one(prepared: Prepared, tmp_path: Path, scene, make, name):
    assert not prepared.form.add_file.isVisible()
    prepared.cockpit.session.desk.do(agenda.change_item, prepared.item_id, scene=scene).result()
    prepared.cockpit.until(prepared.form.lack.isVisible)
    assert prepared.form.lack.text() == lack_of(scene) != ""
    assert prepared.form.add_file.text() == adding(scene)
    prepared.cockpit.press(Key.Key_Space, widget=prepared.form.add_file)
    prepared.cockpit.until(lambda: prepared.form.findChild(QFileDialog) is not None)
    dialog = prepared.form.findChild(QFileDialog)
    dialog.fileSelected.emit(str(make(tmp_path / name)))
    dialog.reject()
    prepared.cockpit.qtbot.waitUntil(lambda: prepared.item.subject_id is not None, timeout=10_000)
    prepared.cockpit.settle()
    assert prepared.choice.currentText().endswith(name)
    assert not prepared.form.lack.isVisible()
    prepared.undo()
    assert prepared.item.on_beamer == (scene, None)


def test_a_file_that_cannot_be_shown_is_said_and_changes_nothing(prepared: Prepared, tmp_path: Path):
    said: list[str] = []
    prepared.cockpit.window.workplace.said.connect(lambda text, tone: said.append(text))
    prepared.form.offering.keep(Scene.SLIDES, broken_pdf(tmp_path), lambda key: pytest.fail("was kept"))
    prepared.cockpit.qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "kaputt.pdf" in said[0]


def test_the_file_goes_to_the_item_it_was_asked_for(prepared: Prepared, tmp_path: Path):
    prepared.cockpit.session.desk.do(agenda.change_item, prepared.item_id, scene=Scene.SLIDES).result()
    prepared.cockpit.until(prepared.form.add_file.isVisible)
    prepared.form.add_file.click()
    prepared.cockpit.until(lambda: prepared.form.findChild(QFileDialog) is not None)
    dialog = prepared.form.findChild(QFileDialog)
    assert prepared.cockpit.night is not None
    other = next(item for item in prepared.cockpit.night.picture.items if item.title == "Abschluss")
    prepared.form.edit(other)
    dialog.fileSelected.emit(str(pdf(tmp_path / "Folien.pdf")))
    dialog.reject()
    prepared.cockpit.qtbot.waitUntil(lambda: prepared.item.subject_id is not None, timeout=10_000)
    assert prepared.cockpit.night.picture.items[-1].on_beamer == (None, None)


@pytest.fixture
def with_cafe(prepared: Prepared) -> CafeEvening:
    """The same evening with a café of two rounds, in which nobody has a seat yet."""
    assert prepared.cockpit.night is not None
    made = CafeEvening(prepared.cockpit.night, guests=8, tables_each=1)
    prepared.cockpit.settle()
    return made


def test_a_round_is_chosen_where_a_scene_can_be_about_one(prepared: Prepared, with_cafe: CafeEvening):
    seats = term(Scene.SEATS)
    running, first, second = (word for word in prepared.words() if word.startswith(seats))
    assert [word.removeprefix(f"{seats}: ") for word in (first, second)] == [
        _("Round {number}").format(number=number) for number in (1, 2)
    ]
    for scene in CAFE_SCENES - {Scene.SEATS}:
        assert [word for word in prepared.words() if word.startswith(term(scene))] == [term(scene)]
    with_cafe.seat_all()
    prepared.choose(second)
    rounds = with_cafe.picture.rounds
    assert prepared.item.on_beamer == (Scene.SEATS, rounds[1].id)
    prepared.begin()
    assert prepared.cockpit.window.shown.content.number == 2
    prepared.choose(running)
    assert prepared.item.on_beamer == (Scene.SEATS, None)
    assert prepared.cockpit.window.shown.content.number == 1


def test_a_chosen_round_stays_named_when_it_is_the_only_one(prepared: Prepared, with_cafe: CafeEvening):
    second, first = with_cafe.picture.rounds[1], with_cafe.picture.rounds[0]
    with_cafe.do(agenda.change_item, prepared.item_id, scene=Scene.SEATS, subject_id=second.id)
    with_cafe.do(agenda.change_item, first.item.id, skipped=True)
    prepared.cockpit.settle()
    assert prepared.choice.currentText() == f"{term(Scene.SEATS)}: {_('Round {number}').format(number=1)}"


def test_what_a_scene_of_a_cafe_lacks_is_said_until_it_is_there(prepared: Prepared, with_cafe: CafeEvening):
    lack: SceneLack = prepared.form.lack
    with_cafe.do(agenda.change_item, prepared.item_id, scene=Scene.SEATS)
    prepared.cockpit.until(lack.isVisible)
    no_seats = lack.text()
    with_cafe.seat_all()
    prepared.cockpit.until(lack.isHidden)
    with_cafe.do(agenda.change_item, prepared.item_id, scene=Scene.HARVEST)
    prepared.cockpit.until(lack.isVisible)
    no_stars = lack.text()
    with_cafe.do(agenda.change_item, prepared.item_id, subject_id="gone")
    prepared.cockpit.until(lambda: lack.isVisible() and lack.text() != no_stars)
    gone = lack.text()
    for held in with_cafe.picture.rounds:
        with_cafe.do(agenda.change_item, held.item.id, skipped=True)
    with_cafe.do(agenda.change_item, prepared.item_id, scene=Scene.ROUND, subject_id=None)
    prepared.cockpit.until(lambda: lack.text() == lack_of(Scene.ROUND))
    with_cafe.do(cafe.remove_cafe, with_cafe.cafe_id)
    prepared.cockpit.until(lambda: lack.text() == lack_of(Scene.TABLES))
    assert len({"", no_seats, no_stars, gone, lack_of(Scene.ROUND), lack_of(Scene.TABLES)}) == 6
    prepared.choose(prepared.words()[0])
    assert lack.isHidden()


@pytest.mark.parametrize("scene", sorted(CAFE_SCENES))
def test_the_cockpit_can_say_what_each_scene_of_a_cafe_lacks(scene: Scene):
    assert lack_of(scene)
