"""An open file with all its windows: cockpit, beamer, and what they share."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QMenu

from werkstatt.desk import Desk
from werkstatt.jobs import Jobs
from werkstatt.moderator.gong import Gong
from werkstatt.moderator.main_window import MainWindow
from werkstatt.moderator.menus import Menus
from werkstatt.moderator.room_watch import RoomWatch
from werkstatt.moderator.workplace import Workplace
from werkstatt.projector.beamer import Beamer
from werkstatt.projector.stage import Stage
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look
from werkstatt.readmodels.choice import is_live, where_to_begin
from werkstatt.settings import Settings
from werkstatt.wording.errors import sentence


class Session(QObject):
    """Begins by showing where the file was left; ends by closing it: for good, or for the start screen (`left`).

    Both `ended` and `left` tell a sentence if there was trouble; `trouble` is what the file gave at its end, if any.
    `reopen_asked` tells how to open the next file.
    """

    ended = Signal(str)
    left = Signal(str)
    reopen_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, settings: Settings, *, rehearsal: bool = False) -> None:
        """In a `rehearsal` (the demo) nobody looks at the screen but the person who tries it."""
        super().__init__()
        self._rehearsal = rehearsal
        self.desk = desk
        self.settings = settings
        self.jobs = Jobs()
        self.workplace = Workplace(desk, theme, settings, self.jobs)
        self.gong = Gong(self)
        self.stage = Stage(desk.clock, theme.tokens, self)
        self.window = MainWindow(self.workplace, self.stage, self.gong)
        self.beamer = Beamer(self.stage, self.window.screen, settings.beamer_screen, self._remember_screen, self)
        self.room = RoomWatch(self.beamer, self.window.banners, self.window)
        self.menus = Menus(self.workplace, self.beamer, self.gong, self.window)
        self.beamer.state_changed.connect(lambda: self.window.panel.show_beamer(self.beamer.state))
        self.window.menu_asked.connect(lambda point: self._pop_up(self.menus.build(), point))
        self.menus.reopen_asked.connect(self.end_and_reopen)
        self.menus.close_asked.connect(self.leave)
        self.menus.quit_asked.connect(self.window.close)
        self.menus.look_chosen.connect(self._wear)
        self.window.closed.connect(self.end)
        self._closing = False
        self._template_id = ""
        self.trouble: BaseException | None = None
        self._warm_up = QTimer(self, singleShot=True, interval=1500)
        self._warm_up.timeout.connect(self.jobs.warm_up)
        self._warm_up.timeout.connect(self.gong.prepare)

    def begin(self, template_id: str = "") -> None:
        """Show the windows with event, page, beamer and clocks as they were; or begin an event from a template."""
        self._template_id = template_id
        self.workplace.relay.then(self.desk.ask(where_to_begin), self._show, self._give_up)

    def _show(self, place: tuple[str, str]) -> None:
        page = self.settings.left_open_page if self.settings.left_open_file == str(self.desk.path) else ""
        if not self._rehearsal:
            self.settings.opened(self.desk.path)
            self.settings.left_open_file = str(self.desk.path)
        self.workplace.choose(*place)
        self.window.turn_to(page or ("agenda" if place[1] else "process"))
        self.window.turned.connect(self._remember_page)
        self._remember_page(self.window.page_key)
        self.workplace.relay.then(self.desk.ask(is_live), self._open_windows, self._give_up)
        self.workplace.notice(self.desk.notice)
        self.workplace.notice(self.desk.found)
        if self._template_id:
            self.window.begin_event(self._template_id)
        self.window.guardian.back_up()
        self._warm_up.start()

    def _open_windows(self, live: bool) -> None:
        self.room.begin(live=live and not self._rehearsal)

    def _remember_page(self, key: str) -> None:
        """For a restart in the middle of an evening."""
        self.settings.left_open_page = key
        self.workplace.remember()

    def _remember_screen(self, key: str) -> None:
        self.settings.beamer_screen = key
        self.workplace.remember()

    def _wear(self, look: Look) -> None:
        """Dress cockpit and beamer."""
        self.workplace.theme.apply(look)
        self.stage.wear(self.workplace.theme.tokens)
        self.settings.look = look
        self.workplace.remember()

    @staticmethod
    def _pop_up(menu: QMenu, point: QPoint) -> None:
        """With its first entry chosen: who came by key sees where Enter and the arrows begin."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)
        menu.setActiveAction(menu.actions()[0])

    def _give_up(self, error: BaseException) -> None:
        self._close()
        self.trouble = error
        self.ended.emit(sentence(error))

    def end(self) -> None:
        """Close the windows and the file."""
        self._close_and(self.ended)

    def leave(self) -> None:
        """Close the windows and the file; the program goes on."""
        self._close_and(self.left)

    def _close_and(self, told: SignalInstance) -> None:
        if not self._closing:
            self._close()
            told.emit(sentence(self.trouble) if self.trouble else "")

    def end_and_reopen(self, opener: Callable[[], Desk]) -> None:
        """Close this file and open another in its place, or the same as it was: just then closing may give trouble."""
        self._close()
        self.reopen_asked.emit(opener)

    def _close(self) -> None:
        """Close everything."""
        self._closing = True
        self._warm_up.stop()
        self.room.put_away()
        self.beamer.put_away()
        self.stage.close()
        self.settings.left_open_file = self.settings.left_open_page = ""
        self.workplace.remember()
        self.workplace.close()
        self.window.put_away()
        self.window.deleteLater()
        self.jobs.close()
        try:
            self.desk.close()
        except Exception as error:
            self.trouble = error
