"""The moderator's window: strip, rail, page, beamer column, status line."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.beamer_panel import BeamerPanel
from werkstatt.moderator.focus_keeper import FocusKeeper, leave_keys_to_the_page
from werkstatt.moderator.gong import Gong
from werkstatt.moderator.guardian import Guardian
from werkstatt.moderator.live_strip import LiveStrip
from werkstatt.moderator.no_event import NoEvent
from werkstatt.moderator.offering import lack_of
from werkstatt.moderator.page import Page
from werkstatt.moderator.pages import Pages
from werkstatt.moderator.presenter_keys import PresenterKeys
from werkstatt.moderator.rail import Rail
from werkstatt.moderator.remote import Remote
from werkstatt.moderator.scene_menu import SceneMenu
from werkstatt.moderator.status_line import StatusLine
from werkstatt.moderator.workplace import Workplace
from werkstatt.projector.stage import Stage
from werkstatt.qtkit.banner import Banners
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import label
from werkstatt.readmodels.agenda import AgendaPicture, agenda_on_air
from werkstatt.readmodels.choice import place_kept
from werkstatt.readmodels.overview import Overview, overview
from werkstatt.readmodels.scene import LastContent, ShownScene, shown_scene

SMALLEST = (1024, 680)
_AHEAD_MS = 400


class MainWindow(QMainWindow):
    """One open file. The stage is shared with the beamer, so that the preview shows what the room sees."""

    closed = Signal()
    menu_asked = Signal(object)
    turned = Signal(str)

    def __init__(self, workplace: Workplace, stage: Stage, gong: Gong) -> None:
        super().__init__()
        self.workplace = workplace
        self.stage = stage
        self.shown: ShownScene | None = None
        self.agenda: AgendaPicture | None = None
        self.page_key = ""
        self._title = ""
        self.setMinimumSize(*SMALLEST)
        self.strip = LiveStrip(workplace)
        self.rail = Rail()
        self.banners = Banners()
        self.panel = BeamerPanel(workplace, stage)
        self.status = StatusLine(workplace)
        self.pages = Pages(workplace, self._place)
        self.elsewhere = label("", "warn", wrap=True)
        self.elsewhere.setContentsMargins(22, 10, 22, 0)
        self.elsewhere.hide()
        self.no_event = NoEvent()
        self.no_event.event_wanted.connect(self.begin_event)
        self.scene_menu = SceneMenu(workplace, self)
        self.stack = QStackedWidget()
        self._place(self.no_event)
        self._ahead = QTimer(self, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._fill_rail()
        self._lay_out()
        self.guardian = Guardian(workplace, self.banners, gong)
        self.guardian.backed_up.connect(self.status.backed_up)
        gong.struck.connect(stage.flash)
        self.remote = Remote(workplace, self.banners)
        self.keys = PresenterKeys(self.remote.acts, self)
        FocusKeeper(self, self._take_keys)
        leave_keys_to_the_page(self.strip, self.panel, self.status)
        self._connect()
        self._pictures: list[LivePicture] = []

    def _fill_rail(self) -> None:
        titles = {
            "process": _("Process"),
            "people": _("Participants"),
            "agenda": _("Agenda"),
            "cafe": _("Project café"),
            "actions": _("Actions"),
            "minutes": _("Minutes"),
        }
        groups = {"process": _("Prepare"), "cafe": _("Run"), "actions": _("Keep")}
        for key, title in titles.items():
            if key in groups:
                self.rail.add_group(groups[key])
            self.rail.add_entry(key, title)
        self.rail.add_rest()

    def _place(self, page: Page | NoEvent) -> None:
        self.stack.addWidget(page)
        self.panel.add_side(page.side)
        if isinstance(page, Page):
            page.page_wanted.connect(self.turn_to)

    def _make_ahead(self) -> None:
        """While nobody waits for it, so that turning to a page is quick the first time, too."""
        if not self.pages.make_one_more():
            self._ahead.stop()

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self.banners)
        centre.addWidget(self.elsewhere)
        centre.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(centre, 1)
        middle.addWidget(self.panel)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.turn_to)
        self.strip.pressed_next.connect(self.remote.press_next)
        self.strip.asked_for_minutes.connect(lambda: self.turn_to("minutes"))
        self.strip.asked_for_menu.connect(self.menu_asked)
        self.panel.scene_asked.connect(self.scene_menu.open_at)
        self.workplace.said.connect(self.banners.show_banner)
        self.workplace.stacks_changed.connect(self.banners.let_pass)
        self.workplace.chosen.connect(self._watch)
        self.stage.failed.connect(self.panel.show_problem)
        self.stage.changed.connect(self._show_problem)

    def turn_to(self, key: str) -> None:
        """Open a page."""
        self.page_key = key if key in self.pages else "process"
        self.rail.choose(self.page_key)
        self._open_page()
        self.turned.emit(self.page_key)

    def _open_page(self) -> None:
        """All pages but that of the process are about an event."""
        page: Page | NoEvent = self.pages[self.page_key]
        if self.page_key != "process" and not self.workplace.event_id:
            self.no_event.stand_in(self.page_key, self.pages[self.page_key].title.text())
            page = self.no_event
        if page is not self.stack.currentWidget():
            self.stack.setCurrentWidget(page)
            self.panel.show_side(page.side)
        page.take_keys()

    def _take_keys(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page | NoEvent):
            page.take_keys()

    def begin_event(self, template_id: str | None = None) -> None:
        """Turn to where a new event begins, perhaps from a template."""
        self.turn_to("process")
        self.pages["process"].begin_work(template_id)

    def _watch(self) -> None:
        for picture in self._pictures:
            picture.stop()
        workplace = self.workplace
        place = (workplace.event_id, workplace.day_id)
        self._pictures = [
            workplace.live(self._show_scene, shown_scene, LastContent()),
            workplace.live(lambda kept: workplace.choose(*kept), place_kept, *place),
        ]
        if workplace.event_id:
            self._pictures.append(workplace.live(self._show_overview, overview, workplace.event_id))
        if workplace.day_id:
            self._pictures.append(workplace.live(self._show_agenda, agenda_on_air, workplace.day_id))
        else:
            self._show_agenda(None)
        if self.page_key and (self.stack.currentWidget() is self.no_event) is bool(workplace.event_id):
            self._open_page()

    def _show_scene(self, shown: ShownScene | None) -> None:
        self.shown = shown
        self.stage.show(shown)
        self.strip.show_scene(shown)
        self.panel.show_scene(shown)
        self.scene_menu.shown = shown
        self.remote.show_scene(shown)
        self._show_elsewhere()

    def _show_problem(self) -> None:
        """What keeps the room from seeing what was meant for it."""
        shown = self.shown
        lack = lack_of(shown.scene) if shown is not None and shown.lacks else ""
        self.panel.show_problem(self.stage.problem or lack)

    def _show_agenda(self, picture: AgendaPicture | None) -> None:
        self.agenda = picture
        self.strip.show_agenda(picture)
        self.panel.show_agenda(picture)
        self.remote.show_agenda(picture)
        self.guardian.show_agenda(picture)
        self.setWindowTitle(f"{picture.event.title} – Werkstatt" if picture else "Werkstatt")

    def _show_overview(self, picture: Overview) -> None:
        self._title = picture.title
        self._show_elsewhere()
        self.rail.set_figure("people", str(picture.people or ""))
        self.rail.set_figure("actions", str(picture.actions or ""))

    def _show_elsewhere(self) -> None:
        """The pages may be about another event than the one on the beamer and in the strip."""
        shown = self.shown
        apart = shown is not None and bool(self.workplace.event_id) and shown.event.id != self.workplace.event_id
        self.elsewhere.setVisible(apart)
        if shown is not None and apart:
            words = _("These pages are about “{event}”. The beamer shows “{other}”.")
            self.elsewhere.setText(words.format(event=self._title, other=shown.event.title))

    def showEvent(self, event: QShowEvent) -> None:
        """The open page is there; the others can follow."""
        super().showEvent(event)
        self._ahead.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program closes the file."""
        self.closed.emit()
        event.accept()

    def put_away(self) -> None:
        """The file is being closed: what stands in a field that is left is still saved."""
        self._ahead.stop()
        self.guardian.close()
        self.hide()
