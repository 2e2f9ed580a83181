"""The menus, the sheet of keys, and what can be put on the beamer beside the agenda."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMenu, QPushButton

from tests.support.cockpit import Cockpit
from werkstatt import settings
from werkstatt.domain.attachment import LARGEST_ATTACHMENT
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.moderator.keys_help import key_table
from werkstatt.moderator.menus import Menus
from werkstatt.moderator.presenter_keys import PresenterKeys
from werkstatt.moderator.scene_menu import SceneMenu
from werkstatt.operations import action, live, process, spotlight
from werkstatt.qtkit.tokens import LOOKS, Look

Key, CTRL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def entry(menu: QMenu, *path: str):
    """The action that a path of titles leads to."""
    for title in path:
        found = next(action for action in menu.actions() if action.text() == title)
        menu = found.menu() or menu
    return found


def choose(menu: QMenu, *path: str) -> None:
    entry(menu, *path).trigger()
    menu.deleteLater()


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def window_key(cockpit: Cockpit, key: Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(cockpit.window.windowHandle(), key, modifier)


def test_the_menu_opens_by_key_and_is_left_by_escape(cockpit: Cockpit):
    window_key(cockpit, Key.Key_F10)
    cockpit.until(lambda: any(menu.isVisible() for menu in cockpit.window.findChildren(QMenu)))
    menu = next(menu for menu in cockpit.window.findChildren(QMenu) if menu.isVisible())
    assert "Aussehen" in titles(menu)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Key.Key_Down)
    assert menu.activeAction() is menu.actions()[1]
    QTest.keyClick(menu, Key.Key_Escape)
    cockpit.until(lambda: cockpit.window.findChildren(QMenu, "") == [] or not menu.isVisible())


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_N, CTRL), (Key.Key_O, CTRL)])
def test_files_are_chosen_without_stopping_the_evening(cockpit: Cockpit, key, modifier):
    window_key(cockpit, key, modifier)
    cockpit.until(lambda: cockpit.window.findChild(QFileDialog) is not None)
    dialog = cockpit.window.findChild(QFileDialog)
    cockpit.until(dialog.isVisible)
    QTest.keyClick(dialog.windowHandle(), Key.Key_PageDown)  # it has the keys now
    cockpit.until(lambda: cockpit.running == "Ankommen")
    dialog.reject()


def test_all_keys_stand_on_one_sheet(cockpit: Cockpit):
    window_key(cockpit, Key.Key_F1)
    cockpit.until(lambda: cockpit.window.findChild(QDialog) is not None)
    window_key(cockpit, Key.Key_F1)
    (sheet,) = cockpit.window.findChildren(QDialog)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts == [text for line in key_table() for text in line]
    assert not [text for text in texts if "Ctrl" in text]
    assert sheet.height() <= 700
    QTest.keyClick(sheet, Key.Key_Escape)
    cockpit.until(lambda: cockpit.window.findChild(QDialog) is None)


def test_ctrl_q_quits_and_ctrl_w_closes_the_file_as_the_menu_says(cockpit: Cockpit):
    menu = cockpit.session.menus.build()
    close, leave = menu.actions()[-2:]
    assert [close.shortcut().toString(), leave.shortcut().toString()] == ["Ctrl+W", "Ctrl+Q"]
    assert close.text() == "Datei schließen"
    menu.deleteLater()
    with cockpit.qtbot.waitSignal(cockpit.session.ended) as ended:
        window_key(cockpit, Key.Key_Q, CTRL)
    assert ended.args == [""]


@pytest.mark.parametrize(
    ("title", "look"), [("Dunkel, für dunkle Räume", Look.DARK), ("Hoher Kontrast", Look.CONTRAST)]
)
def test_another_look_dresses_cockpit_and_beamer_and_is_remembered(cockpit: Cockpit, title: str, look: Look):
    menus: Menus = cockpit.session.menus
    choose(menus.build(), "Aussehen", title)
    page = cockpit.window.pages["agenda"]
    assert page.grab().toImage().pixelColor(4, 4) == QColor(LOOKS[look].paper)
    picture = QImage(640, 360, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    cockpit.window.stage.paint(painter, picture.rect().toRectF())
    painter.end()
    assert picture.pixelColor(3, 3) == QColor(LOOKS[look].beamer_paper)
    cockpit.until(lambda: settings.load().look == look)
    menu = menus.build()
    assert entry(menu, "Aussehen", title).isChecked()
    choose(menu, "Aussehen", "Hell")


def test_the_gong_is_set_and_tried(cockpit: Cockpit):
    menus, chosen = cockpit.session.menus, cockpit.settings
    with cockpit.qtbot.waitSignal(cockpit.session.gong.struck):
        choose(menus.build(), "Ton", "Gong testen")
    choose(menus.build(), "Ton", "Gong am Ende einer Uhr")
    choose(menus.build(), "Ton", "Gong vor dem Ende", "2 min vorher")
    assert (chosen.gong_at_end, chosen.gong_before_seconds) == (False, 120)
    menu = menus.build()
    assert not entry(menu, "Ton", "Gong am Ende einer Uhr").isChecked()
    assert entry(menu, "Ton", "Gong vor dem Ende", "2 min vorher").isChecked()
    assert entry(menu, "Ton", "Üblicher Ausgang").isChecked()
    menu.deleteLater()


def test_backups_are_offered_by_date(cockpit: Cockpit):
    cockpit.until(lambda: bool(cockpit.session.desk.backups()))
    menu = cockpit.session.menus.build()
    back = entry(menu, "Zurück zu…")
    assert back.isEnabled()
    (title,) = titles(back.menu())
    assert title.split(" · ")[0] == "heute, 18:00 Uhr"
    menu.deleteLater()


def test_backups_say_what_ran_what_was_done_and_how_much_there_was(cockpit: Cockpit):
    desk, night = cockpit.session.desk, cockpit.night
    assert night is not None
    cockpit.until(lambda: bool(desk.backups()))
    cockpit.clock.advance(timedelta(minutes=5))
    desk.do(live.jump_to, night.item_id("Projekt-Café"), cockpit.clock.now()).result()
    desk.do(action.add_action, night.event_id, "Flyer drucken").result()
    desk.back_up().result()
    menu = cockpit.session.menus.build()
    newer, older = titles(entry(menu, "Zurück zu…").menu())
    assert newer == "heute, 18:05 Uhr · „Projekt-Café“ · Maßnahme ergänzt · 1 Maßnahme"
    assert older.endswith(" · 0 Maßnahmen")
    entry(menu, "Zurück zu…").menu().actions()[0].trigger()
    menu.deleteLater()
    sheet = cockpit.window.findChild(QDialog)
    assert "Maßnahme ergänzt" in " ".join(label.text() for label in sheet.findChildren(QLabel))
    sheet.reject()


def test_a_scene_is_chosen_and_the_agenda_followed_again(cockpit: Cockpit):
    menu: SceneMenu = cockpit.window.scene_menu
    choose(menu.build(), "Ablauf")
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.AGENDA)
    assert not cockpit.window.shown.follows
    choose(menu.build(), "Dem Ablauf folgen")
    cockpit.until(lambda: cockpit.window.shown.follows)
    cockpit.qtbot.mouseClick(cockpit.window.panel.choose, LEFT)
    cockpit.until(lambda: any(found.isVisible() for found in cockpit.window.findChildren(QMenu)))
    next(found for found in cockpit.window.findChildren(QMenu) if found.isVisible()).close()


def test_an_initiative_is_offered_under_its_very_name(cockpit: Cockpit):
    cockpit.session.desk.do(process.add_initiative, "Wohnen & Leben", "").result()
    cockpit.settle()
    menu = cockpit.window.scene_menu.build()
    title = entry(menu, "Strategische Initiativen").menu().actions()[1].text()
    assert title == "Wohnen && Leben"
    choose(menu, "Strategische Initiativen", title)
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.INITIATIVE)


def pdf(path: Path) -> Path:
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.drawText(100, 100, "eins")
    writer.newPage()
    painter.drawText(100, 100, "zwei")
    painter.end()
    return path


def png(path: Path) -> Path:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(path))
    return path


def keep_and_show(cockpit: Cockpit, scene: Scene, path: Path) -> None:
    """What the entries for files do once a file was chosen."""
    menu = cockpit.window.scene_menu
    menu.offering.keep(scene, path, partial(menu._show, scene))


def test_slides_and_pictures_are_kept_in_the_file_and_shown(cockpit: Cockpit, tmp_path: Path):
    keep_and_show(cockpit, Scene.SLIDES, pdf(tmp_path / "Vortrag & Folien.pdf"))
    cockpit.qtbot.waitUntil(lambda: cockpit.window.shown.scene is Scene.SLIDES, timeout=10_000)
    assert cockpit.window.shown.steps == 2
    keep_and_show(cockpit, Scene.PICTURE, png(tmp_path / "Dorf.png"))
    cockpit.qtbot.waitUntil(lambda: cockpit.window.shown.scene is Scene.PICTURE, timeout=10_000)
    cockpit.settle()
    menu = cockpit.window.scene_menu.build()
    assert titles(entry(menu, "Folien (PDF)").menu())[0] == "Vortrag && Folien.pdf"
    assert titles(entry(menu, "Bild").menu())[0] == "Dorf.png"
    menu.deleteLater()


def broken_pdf(folder: Path) -> Path:
    path = folder / "kaputt.pdf"
    path.write_bytes(b"%PDF-1.4 nichts weiter")
    return path


def no_picture(folder: Path) -> Path:
    path = folder / "kein Bild.png"
    path.write_text("<img src=/etc/passwd>", encoding="utf-8")
    return path


def too_large(folder: Path) -> Path:
    path = folder / "riesig.png"
    with path.open("wb") as file:
        file.truncate(LARGEST_ATTACHMENT + 1)
    return path


@pytest.mark.parametrize(
    ("scene", "make"),
    [
        (Scene.SLIDES, broken_pdf),
        (Scene.PICTURE, too_large),
        (Scene.PICTURE, no_picture),
        (Scene.PICTURE, lambda folder: folder / "weg.png"),
        (Scene.SLIDES, lambda folder: folder / "weg.pdf"),
        (Scene.PICTURE, lambda folder: folder),
    ],
)
def test_what_cannot_be_shown_is_said_and_the_room_sees_what_it_saw(cockpit: Cockpit, tmp_path: Path, scene, make):
    before = cockpit.window.shown.scene
    keep_and_show(cockpit, scene, make(tmp_path))
    cockpit.qtbot.waitUntil(lambda: bool(cockpit.said), timeout=10_000)
    assert cockpit.window.shown.scene is before


def test_letters_are_keys_of_the_remote_outside_text_only(cockpit: Cockpit):
    cockpit.window.turn_to("agenda")
    page = cockpit.window.pages["agenda"]
    page.entry.setFocus()
    cockpit.until(page.entry.hasFocus)
    window_key(cockpit, Key.Key_B)
    window_key(cockpit, Key.Key_F5)
    cockpit.settle()
    assert (page.entry.text(), cockpit.curtain) == ("b", Curtain.OPEN)
    window_key(cockpit, Key.Key_E, CTRL)
    cockpit.until(lambda: cockpit.curtain is Curtain.FROZEN)
    button = page.findChild(QPushButton)
    button.setFocus()
    window_key(cockpit, Key.Key_F)
    cockpit.until(lambda: cockpit.curtain is Curtain.OPEN)


def test_a_key_held_down_counts_once(cockpit: Cockpit):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", True)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier)
    assert (PresenterKeys.act_of(held), PresenterKeys.act_of(pressed)) == (None, "next")


def test_the_menu_of_scenes_marks_what_is_shown(cockpit: Cockpit):
    def marked() -> list[str]:
        menu = cockpit.window.scene_menu.build()
        found = [action.text() for action in menu.actions() if action.isChecked()]
        menu.deleteLater()
        return found

    assert marked() == ["Dem Ablauf folgen"]
    cockpit.session.desk.do(spotlight.show, Scene.AGENDA).result()
    cockpit.settle()
    assert marked() == ["Ablauf"]
