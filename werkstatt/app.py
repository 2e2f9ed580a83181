"""The desktop program: start screen or an open file. The one place where everything is put together."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from werkstatt import i18n, paths, settings
from werkstatt.moderator.start_screen import StartScreen
from werkstatt.qtkit.garbage import GarbageCollector
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look

if TYPE_CHECKING:
    from werkstatt.desk import Desk
    from werkstatt.moderator.session import Session

# Loaded beside the start screen, so that opening a file does not have to wait for it. Nothing of Qt may be among it:
# its types are made when they are first named, and two threads that do so at once end in a crash.
_HEAVY = "werkstatt.demo.evening"
_AFTER_THE_FIRST_PICTURE_MS = 150


class Program:
    """The life of the program: opening and closing files without ever making the window wait."""

    def __init__(self) -> None:
        # The window's thread waits a fifth as long as usual for the interpreter while the storage thread works.
        sys.setswitchinterval(0.001)
        existing = QApplication.instance()
        self.application = existing if isinstance(existing, QApplication) else QApplication([])
        self.application.setApplicationName("Werkstatt")
        self.application.setDesktopFileName("werkstatt")
        self.application.setQuitOnLastWindowClosed(False)
        self._later = QTimer(self.application, singleShot=True, interval=_AFTER_THE_FIRST_PICTURE_MS)
        self._later.timeout.connect(self._prepare)
        self.settings = settings.load()
        self.theme = Theme()
        self.theme.apply(Look(self.settings.look) if self.settings.look in list(Look) else Look.LIGHT)
        self.start: StartScreen | None = None
        self.session: Session | None = None
        self._is_opening = False

    def _prepare(self) -> None:
        """What the first picture can do without: garbage collection, the database, Qt's own words, an icon."""
        GarbageCollector(self.application)
        threading.Thread(target=import_module, args=(_HEAVY,), daemon=True, name="preload").start()
        self._translate_qt()
        self._show_icon()

    def _show_icon(self) -> None:
        self.application.setWindowIcon(QtGui.QIcon(str(paths.resources() / "icons" / "werkstatt.svg")))

    def _translate_qt(self) -> None:
        translator = QTranslator(self.application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{i18n.language()}", folder):
            self.application.installTranslator(translator)

    def show_start(self, trouble: str = "") -> None:
        """Show the start screen, with a sentence if something went wrong."""
        start = StartScreen(self.settings)
        start.open_asked.connect(lambda path: self.open(Path(path)))
        start.create_asked.connect(lambda path: self.create(Path(path)))
        start.template_asked.connect(lambda path, template: self.create(Path(path), template))
        start.demo_asked.connect(self.open_demo)
        start.closed.connect(self._quit_if_idle)
        start.say(trouble)
        start.show()
        self.start = start
        self._later.start()

    def open(self, path: Path) -> None:
        """Open a workshop file; trouble is said on the start screen."""
        from werkstatt.moderator import opening  # noqa: PLC0415 - loads the database

        self._begin(lambda: opening.open_desk(path))

    def create(self, path: Path, template_id: str = "") -> None:
        """Make a new workshop file, named after its process; with a template, its first event comes next."""
        from werkstatt.moderator import opening  # noqa: PLC0415

        self._begin(lambda: opening.create_desk(path), template_id=template_id)

    def put_back(self, path: Path, backup: Path) -> None:
        """Open a file as it was in a backup."""
        from werkstatt.moderator import opening  # noqa: PLC0415

        self._begin(lambda: opening.put_back_desk(path, backup))

    def open_demo(self) -> None:
        """Make the demo file anew and open it in the middle of its evening."""
        from werkstatt.moderator import rehearsal  # noqa: PLC0415

        self._begin(rehearsal.demo_desk, rehearsal=True)

    def _begin(
        self,
        opener: "Callable[[], Desk]",
        *,
        rehearsal: bool = False,
        template_id: str = "",
        earlier: BaseException | None = None,
    ) -> None:
        """`earlier` is the trouble that closing the file before gave."""
        from werkstatt.moderator.opening import open_beside  # noqa: PLC0415

        if self._is_opening:
            return  # a second click, because the first one takes a moment
        self._is_opening = True
        if self.start is not None:
            self.start.setEnabled(False)
        opened = partial(self._opened, rehearsal=rehearsal, template_id=template_id, earlier=earlier)
        open_beside(opener, self.application, opened, self._failed)

    def _opened(self, desk: "Desk", *, rehearsal: bool, template_id: str, earlier: BaseException | None) -> None:
        from werkstatt.moderator.session import Session  # noqa: PLC0415

        self._is_opening = False
        self.session = Session(desk, self.theme, self.settings, rehearsal=rehearsal)
        self.session.ended.connect(self._ended)
        self.session.left.connect(self._left)
        self.session.reopen_asked.connect(self._reopen)
        self.session.begin(template_id)
        if earlier is not None and Path(getattr(earlier, "path", "")).name != desk.path.name:  # else it was put right
            self.session.workplace.complain(earlier)
        self._later.start()
        if self.start is not None:
            self.start.closed.disconnect(self._quit_if_idle)
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _failed(self, error: BaseException) -> None:
        from werkstatt.wording.errors import sentence  # noqa: PLC0415

        self._is_opening = False
        if self.start is None:
            self.show_start(sentence(error))
        else:
            self.start.setEnabled(True)
            self.start.say(sentence(error))
        self._offer_backups(error)

    def _offer_backups(self, error: BaseException) -> None:
        """A file that can't be used any more may have backups."""
        from werkstatt.moderator.rescue import offer_backups  # noqa: PLC0415

        if self.start is not None:
            offer_backups(self.start, error, self.put_back)

    def _ended(self, trouble: str) -> None:
        """A file was closed by closing its window: that is the end, unless there is something to say."""
        if self.session is not None and self.session.trouble is not None:
            self._left(trouble)
        else:
            self.session = None
            self.quit()

    def _left(self, trouble: str) -> None:
        """A file was closed for another one that is chosen next."""
        error = self.session.trouble if self.session else None
        self.session = None
        self.show_start(trouble)
        if error is not None:
            self._offer_backups(error)

    def _reopen(self, opener: "Callable[[], Desk]") -> None:
        """Another file, or the same one as it was in a backup."""
        earlier = self.session.trouble if self.session else None
        self.session = None
        self._begin(opener, earlier=earlier)

    def _quit_if_idle(self) -> None:
        if self.session is None and not self._is_opening:
            self.quit()

    def quit(self) -> None:
        """End the program."""
        self.application.quit()


def run(path: Path | None = None) -> int:
    """Run the program with the start screen or with a file; the result is the exit code."""
    program = Program()
    begin(program, path)
    return program.application.exec()


def begin(program: Program, path: Path | None) -> None:
    """Show the file, or the one that was open when the program was killed, or else the start screen."""
    left_open = Path(program.settings.left_open_file) if program.settings.left_open_file else None
    if path is None and left_open is not None and left_open.exists():
        path = left_open
    if path is None:
        program.show_start()
    else:
        program.open(path)


def run_demo() -> int:
    """Run the program with the demo; the result is the exit code."""
    program = Program()
    program.open_demo()
    return program.application.exec()
