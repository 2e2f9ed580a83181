"""The beamer: finds the room's screen, keeps to it, and never shows the room what is not meant for it."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from werkstatt.projector.beamer_window import BeamerWindow
from werkstatt.projector.screens import ScreenChoice, beside, identity, pixel_size, plugged_in, speaking_name
from werkstatt.projector.stage import Stage


class BeamerState(StrEnum):
    """What there is for the room to look at."""

    NO_SCREEN = "no screen"
    SINGLE = "single"
    MIRRORED = "mirrored"
    EXTENDED = "extended"
    SHOWING = "showing"


class Beamer(QObject):
    """Owns the window on the second screen.

    `own_screen` tells where the moderator's window is. Nothing is shown before `open`; an only or a mirrored screen is
    covered after `show_on_only_screen`, or when the screen that shows the picture becomes such a one: then the room
    would see the cockpit otherwise. The key of the screen in use goes to `remember` and comes back as `remembered`.
    """

    state_changed = Signal()
    key_pressed = Signal(object)
    """A QKeyCombination that was pressed while the beamer's window had the keys."""

    def __init__(
        self,
        stage: Stage,
        own_screen: Callable[[], QScreen | None],
        remembered: str,
        remember: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._own_screen = own_screen
        self._chosen = remembered
        self._remember = remember
        self._window = BeamerWindow(stage)
        self._window.pressed.connect(self.key_pressed)
        self._open = False
        self._alone = False
        self._used = ""
        self._filled: tuple[str, QRect, bool] | None = None
        self._said = (BeamerState.NO_SCREEN, False)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._connections = [
            application.screenAdded.connect(self._added),
            application.screenRemoved.connect(self._removed),
            application.primaryScreenChanged.connect(self._moved),
            stage.changed.connect(self.look),
            *(screen.geometryChanged.connect(self._moved) for screen in application.screens()),
        ]
        self.look()

    @property
    def state(self) -> BeamerState:
        """How things stand."""
        return self._said[0]

    @property
    def is_alone(self) -> bool:
        """Whether the scene covers the screen that the cockpit is on as well."""
        return self._alone

    def choices(self) -> Sequence[ScreenChoice]:
        """All screens, for the moderator to choose from."""
        own = self._own(plugged_in())
        return [
            ScreenChoice(
                key=identity(screen),
                title=speaking_name(screen),
                is_moderators=screen is own,
                is_chosen=identity(screen) == self._chosen,
            )
            for screen in plugged_in()
        ]

    def choose(self, key: str) -> None:
        """Take the screen with this key for the beamer from now on."""
        self._take(key)
        self._used = ""
        self.look()

    def open(self) -> None:
        """Show the room the stage as soon as there is a screen for it."""
        self._open = True
        self.look()

    def close(self) -> None:
        """Take the picture from the room's screen."""
        self._open = self._alone = False
        self.look()

    def show_on_only_screen(self) -> None:
        """Let the scene fill the only screen, or the mirrored one; its keys come as `key_pressed`."""
        self._open = self._alone = True
        self.look()

    def leave_only_screen(self) -> None:
        """Let the cockpit be seen again on the only screen: only after the moderator said so."""
        self._alone = False
        self.look()

    def put_away(self) -> None:
        """The end: take the window away for good."""
        self.close()
        for connection in self._connections:
            QObject.disconnect(connection)
        self._window.put_away()

    def look(self) -> None:
        """See which screens there are and put the window where it belongs."""
        self._look(plugged_in())

    def _look(self, screens: Sequence[QScreen]) -> None:
        if not screens:
            self._settle(BeamerState.NO_SCREEN, None)
            return
        own = self._own(screens)
        apart = beside(screens, own)
        used = next((screen for screen in screens if identity(screen) == self._used), None)
        target = used if used and not self._alone and _is_apart(used, screens) else self._target(apart)
        if target:
            self._alone = False
            self._settle(BeamerState.SHOWING if self._open else BeamerState.EXTENDED, target)
            return
        # The room goes on seeing what it sees: no cable and no key may turn it into the cockpit.
        self._alone = self._alone or used is not None
        state = BeamerState.EXTENDED if apart else BeamerState.MIRRORED if len(screens) > 1 else BeamerState.SINGLE
        self._settle(state, (used or own) if self._alone else None)

    def _settle(self, state: BeamerState, screen: QScreen | None) -> None:
        """Fill `screen`, or none, and say how things stand."""
        if screen is None or not self._open:
            self._used, self._filled = "", None
            self._window.hide()
        else:
            self._fill(screen)
        if self._said != (state, self._alone):
            self._said = state, self._alone
            self.state_changed.emit()

    def _fill(self, screen: QScreen) -> None:
        self._used = identity(screen)
        if not self._alone and self._used != self._chosen:
            self._take(self._used)
        self._stage.set_room(pixel_size(screen))
        place = None if self._stage.gives_way else (self._used, screen.geometry(), self._alone)
        if place is None:
            self._window.give_way()
        elif place != self._filled:
            self._window.fill(screen, with_keys=self._alone)
        self._filled = place

    def _take(self, key: str) -> None:
        self._chosen = key
        self._remember(key)

    def _target(self, apart: Sequence[QScreen]) -> QScreen | None:
        """The chosen screen; an unknown one only if there is no other, for every hall has its own beamer."""
        known = [screen for screen in apart if identity(screen) == self._chosen]
        return known[0] if known else apart[0] if len(apart) == 1 else None

    def _own(self, screens: Sequence[QScreen]) -> QScreen:
        """The moderator's screen; the first one while the system moves windows about."""
        told = self._own_screen() or QGuiApplication.primaryScreen()
        return next((screen for screen in screens if screen is told), screens[0])

    def _added(self, screen: QScreen) -> None:
        self._connections.append(screen.geometryChanged.connect(self._moved))
        self.look()

    def _removed(self, screen: QScreen) -> None:
        # In time: Qt would move the window to the moderator's screen next.
        self._look(plugged_in(without=screen))

    def _moved(self, _what: object) -> None:
        self.look()


def _is_apart(screen: QScreen, screens: Sequence[QScreen]) -> bool:
    """Whether no other screen lies over this one, and there is another one for the moderator."""
    return len(screens) > 1 and len(beside(screens, screen)) == len(screens) - 1
