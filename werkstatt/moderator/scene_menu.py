"""What the moderator can put on the beamer beside the agenda."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.beamer_panel import BeamerPanel
from werkstatt.moderator.offering import Offering, adding
from werkstatt.moderator.text_for_room import TextForRoom
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import spotlight
from werkstatt.qtkit.widgets import literal
from werkstatt.wording.terms import term


class SceneMenu:
    """Built anew each time it is opened, from what there is to show. What is chosen is about the open event and day."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self.offering = Offering(workplace, parent)
        self._workplace = workplace
        self._parent = parent

    def open_at(self, point: QPoint) -> None:
        """Open the menu at a point of the screen."""
        menu = self.build()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def build(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._parent)
        menu.addAction(_("Follow the agenda"), lambda: self._workplace.do(spotlight.follow, self._workplace.event_id))
        menu.addSeparator()
        for scene in (Scene.WELCOME, Scene.AGENDA, Scene.ITEM, Scene.BREAK):
            menu.addAction(term(scene), partial(self._show, scene))
        menu.addAction(f"{term(Scene.TEXT)}…", self.ask_text)
        menu.addAction(term(Scene.REVIEW), partial(self._show, Scene.REVIEW))
        initiatives = menu.addMenu(term(Scene.INITIATIVE))
        initiatives.addAction(_("All, one after the other"), partial(self._show, Scene.INITIATIVE))
        self._add_subjects(initiatives, Scene.INITIATIVE)
        for scene in (Scene.PICTURE, Scene.SLIDES):
            files = menu.addMenu(term(scene))
            self._add_subjects(files, scene)
            files.addSeparator()
            files.addAction(adding(scene), partial(self.offering.ask_file, scene, partial(self._show, scene)))
        menu.addSeparator()
        for scene in (Scene.GUEST, Scene.THANKS):
            menu.addAction(term(scene), partial(self._show, scene))
        return menu

    def _add_subjects(self, menu: QMenu, scene: Scene) -> None:
        for key, name in self.offering.now.subjects(scene):
            menu.addAction(literal(name), partial(self._show, scene, key))

    def keep_and_show(self, scene: Scene, path: Path) -> None:
        """Keep a file inside the workshop file and show it."""
        self.offering.keep(scene, path, partial(self._show, scene))

    def ask_text(self) -> None:
        """Open the editor for a text of the moment; one that is open already is brought to the front."""
        editor = self._parent.findChild(TextForRoom)
        if editor is None:
            editor = TextForRoom(self.offering.now.text, self._parent)
            editor.confirmed.connect(self._show_text)
        editor.open_beside(BeamerPanel.WIDTH)

    def _show(self, scene: Scene, subject_id: str | None = None) -> None:
        workplace = self._workplace
        workplace.do(spotlight.show, scene, subject_id, workplace.event_id, workplace.day_id)

    def _show_text(self, text: str) -> None:
        workplace = self._workplace
        workplace.do(spotlight.show_text, text, workplace.event_id, workplace.day_id)
