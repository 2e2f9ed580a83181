"""What the moderator can put on the beamer beside the agenda."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.beamer_panel import BeamerPanel
from werkstatt.moderator.offering import Offering, adding, subjects
from werkstatt.moderator.text_for_room import TextForRoom
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import spotlight
from werkstatt.qtkit.widgets import literal
from werkstatt.readmodels.scene import ShownScene
from werkstatt.wording.terms import term


class SceneMenu:
    """Built anew each time it is opened, from what there is to show. What is chosen is about the open event and day."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self.offering = Offering(workplace, parent)
        self.shown: ShownScene | None = None
        self._workplace = workplace
        self._parent = parent

    def open_at(self, point: QPoint) -> None:
        """Open the menu at a point of the screen."""
        menu = self.build()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)
        menu.setActiveAction(menu.actions()[0])  # the arrow keys begin here

    def build(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._parent)
        follow = menu.addAction(
            _("Follow the agenda"), lambda: self._workplace.do(spotlight.follow, self._workplace.event_id)
        )
        _mark(follow, is_shown=self.shown is not None and self.shown.follows)
        menu.addSeparator()
        for scene in (Scene.WELCOME, Scene.AGENDA, Scene.ITEM, Scene.BREAK):
            self._offer(menu, term(scene), scene)
        if self.offering.now.cafes.cafes:
            self._add_cafe(menu)
        _mark(menu.addAction(f"{term(Scene.TEXT)}…", self.ask_text), is_shown=self._shows(Scene.TEXT))
        self._offer(menu, term(Scene.REVIEW), Scene.REVIEW)
        initiatives = menu.addMenu(term(Scene.INITIATIVE))
        _mark(initiatives.menuAction(), is_shown=self._shows(Scene.INITIATIVE))
        initiatives.addAction(_("All, one after the other"), partial(self._show, Scene.INITIATIVE))
        self._add_subjects(initiatives, Scene.INITIATIVE)
        for scene in (Scene.PICTURE, Scene.SLIDES):
            files = menu.addMenu(term(scene))
            _mark(files.menuAction(), is_shown=self._shows(scene))
            self._add_subjects(files, scene)
            files.addSeparator()
            files.addAction(adding(scene), partial(self.offering.ask_file, scene, partial(self._show, scene)))
        menu.addSeparator()
        for scene in (Scene.GUEST, Scene.THANKS):
            self._offer(menu, term(scene), scene)
        return menu

    def _add_cafe(self, menu: QMenu) -> None:
        """What can be shown of a café; several rounds and cafés have their own entries."""
        menu.addSeparator()
        if self.offering.now.cafes.rounds:
            self._offer(menu, term(Scene.ROUND), Scene.ROUND)
            self._offer(menu, term(Scene.CHANGE), Scene.CHANGE)
            self._offer_each(menu, Scene.SEATS)
        for scene in (Scene.TABLES, Scene.HARVEST):
            self._offer_each(menu, scene)
        menu.addSeparator()

    def _offer_each(self, menu: QMenu, scene: Scene) -> None:
        """One entry for a scene, or where it can be about several things one for each of them."""
        if len(subjects(self.offering.now, scene)) == 1:
            self._offer(menu, term(scene), scene)
            return
        under = menu.addMenu(term(scene))
        _mark(under.menuAction(), is_shown=self._shows(scene))
        self._add_subjects(under, scene)

    def _add_subjects(self, menu: QMenu, scene: Scene) -> None:
        for key, name in subjects(self.offering.now, scene):
            menu.addAction(literal(name), partial(self._show, scene, key))

    def _offer(self, menu: QMenu, text: str, scene: Scene) -> None:
        _mark(menu.addAction(text, partial(self._show, scene)), is_shown=self._shows(scene))

    def _shows(self, scene: Scene) -> bool:
        """Whether this scene was chosen by hand and is on the beamer."""
        return self.shown is not None and not self.shown.follows and self.shown.scene is scene

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


def _mark(action: QAction, *, is_shown: bool) -> None:
    action.setCheckable(is_shown)
    action.setChecked(is_shown)
