"""The menu of the program: file, look, beamer, sound, keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from werkstatt.desk import Desk
from werkstatt.domain.event import at_home
from werkstatt.i18n import _
from werkstatt.moderator import opening
from werkstatt.moderator.due import today
from werkstatt.moderator.going_back import ask_to_go_back
from werkstatt.moderator.gong import Gong
from werkstatt.moderator.keys_help import show_keys
from werkstatt.moderator.places import ask_to_open, ask_to_save
from werkstatt.moderator.start_screen import FILE_SUFFIX, file_kind
from werkstatt.moderator.workplace import Workplace
from werkstatt.projector.beamer import Beamer
from werkstatt.qtkit.tokens import Look
from werkstatt.qtkit.widgets import literal
from werkstatt.wording.backups import backup_details, backup_moment, backup_titles

_WARNINGS = (0, 60, 120, 300)
_BACKUPS_OFFERED = 12


class Menus(QObject):
    """Builds the menu when it is opened. `reopen_asked` tells how to open another file in this one's place.

    `close_asked` leaves the file for the start screen, `quit_asked` the program.
    """

    reopen_asked = Signal(object)
    close_asked = Signal()
    quit_asked = Signal()
    look_chosen = Signal(object)

    def __init__(self, workplace: Workplace, beamer: Beamer, gong: Gong, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._beamer = beamer
        self._gong = gong
        self._window = window
        self._new = self._action(_("New process…"), self._ask_new, "Ctrl+N")
        self._open = self._action(_("Open…"), self._ask_file, "Ctrl+O")
        self._keys = self._action(_("Keys"), self._show_keys, "F1")
        self._close = self._action(_("Close the file"), self.close_asked.emit, "Ctrl+W")
        self._quit = self._action(_("Quit"), self.quit_asked.emit, "Ctrl+Q")

    def _action(self, title: str, act: Callable[[], object], keys: str) -> QAction:
        """An act whose keys work while the menu is closed, too."""
        made = QAction(title, self._window)
        made.setShortcut(keys)
        made.triggered.connect(lambda _checked: act())
        self._window.addAction(made)
        return made

    def build(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._window)
        menu.addActions([self._new, self._open])
        self._add_backups(menu.addMenu(_("Go back to…")))
        menu.addSeparator()
        self._add_beamer(menu.addMenu(_("Beamer")))
        self._add_sound(menu.addMenu(_("Sound")))
        self._add_looks(menu.addMenu(_("Look")))
        menu.addSeparator()
        menu.addActions([self._keys, self._close, self._quit])
        return menu

    def _show_keys(self) -> None:
        show_keys(self._window)

    def _add_backups(self, menu: QMenu) -> None:
        backups = self._workplace.desk.backups()[:_BACKUPS_OFFERED]
        day = today(self._workplace)
        titles, details = backup_titles(backups, day), backup_details(backups)
        for backup, title, detail in zip(backups, titles, details, strict=True):
            moment = backup_moment(at_home(backup.made_at), day, exactly=True)
            menu.addAction(literal(title), partial(self._ask_to_go_back, backup.path, moment, detail))
        menu.setEnabled(bool(backups))

    def _ask_to_go_back(self, backup: Path, moment: str, details: str) -> None:
        go = partial(self._go_back_to, backup)
        ask_to_go_back(self._window, self._workplace.desk.path.stem, moment, go, details)

    def _go_back_to(self, backup: Path) -> None:
        path, clock = self._workplace.desk.path, self._workplace.desk.clock

        def opener() -> Desk:
            return Desk.put_back(path, backup, clock)

        self.reopen_asked.emit(opener)

    def _add_beamer(self, menu: QMenu) -> None:
        for choice in self._beamer.choices():
            if not choice.is_moderators:
                _add_choice(menu, choice.title, choice.is_chosen, partial(self._beamer.choose, choice.key))
        menu.addSeparator()
        menu.addAction(_("Fill this screen for the room"), self._beamer.show_on_only_screen)

    def _add_sound(self, menu: QMenu) -> None:
        settings = self._workplace.settings
        menu.addAction(_("Try the gong"), lambda: self._gong.strike(settings.sound_output))
        at_end = menu.addAction(_("Gong at the end of a clock"), self._toggle_gong)
        at_end.setCheckable(True)
        at_end.setChecked(settings.gong_at_end)
        before = menu.addMenu(_("Gong before the end"))
        for seconds in _WARNINGS:
            title = _("{minutes} min before").format(minutes=seconds // 60) if seconds else _("not before")
            _add_choice(before, title, settings.gong_before_seconds == seconds, partial(self._set_warning, seconds))
        menu.addSeparator()
        _add_choice(menu, _("Usual output"), not settings.sound_output, partial(self._set_output, ""))
        for key, name in self._gong.outputs():
            _add_choice(menu, name, settings.sound_output == key, partial(self._set_output, key))

    def _add_looks(self, menu: QMenu) -> None:
        titles = {Look.LIGHT: _("Light"), Look.DARK: _("Dark, for dark halls"), Look.CONTRAST: _("High contrast")}
        for look, title in titles.items():
            chosen = self._workplace.theme.look is look
            _add_choice(menu, title, chosen, partial(self.look_chosen.emit, look))

    def _toggle_gong(self) -> None:
        self._workplace.settings.gong_at_end = not self._workplace.settings.gong_at_end
        self._workplace.remember()

    def _set_warning(self, seconds: int) -> None:
        self._workplace.settings.gong_before_seconds = seconds
        self._workplace.remember()

    def _set_output(self, key: str) -> None:
        self._workplace.settings.sound_output = key
        self._workplace.remember()

    def _ask_file(self) -> None:
        title, open_file = _("Open a workshop file"), partial(self._reopen, opening.open_desk)
        ask_to_open(self._window, title, file_kind(), open_file, beside=self._workplace.desk.path)

    def _ask_new(self) -> None:
        title, create_file = _("Name the new file after the process"), partial(self._reopen, opening.create_desk)
        ask_to_save(self._window, title, file_kind(), create_file, suffix=FILE_SUFFIX, beside=self._workplace.desk.path)

    def _reopen(self, opener: Callable[[Path], Desk], chosen: Path) -> None:
        self.reopen_asked.emit(partial(opener, chosen))


def _add_choice(menu: QMenu, title: str, chosen: bool, act: Callable[[], object]) -> None:
    action = menu.addAction(literal(title), act)
    action.setCheckable(True)
    action.setChecked(chosen)
