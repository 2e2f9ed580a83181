"""The beamer: finds the room's screen, keeps to it, and never shows the room what is not meant for it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from werkstatt.projector.beamer_window import BeamerWindow
from werkstatt.projector.placement import BeamerState, Placement, is_same_device, placed
from werkstatt.projector.screens import ScreenChoice, identity, pixel_size, plugged_in, speaking_name
from werkstatt.projector.stage import Stage

__all__ = ["Beamer", "BeamerState"]


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
        screens = plugged_in()
        own = self._own(screens)
        return [
            ScreenChoice(
                key=key,
                title=speaking_name(screen),
                is_moderators=key == own,
                is_chosen=key == self._chosen or is_same_device(key, self._chosen),
            )
            for key, screen in screens.items()
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
        self._open = False
        self.leave_only_screen()

    def show_on_only_screen(self) -> None:
        """Let the scene fill the only screen, or the mirrored one; its keys come as `key_pressed`."""
        self._open = self._alone = True
        self.look()

    def leave_only_screen(self) -> None:
        """Let the cockpit be seen again on the only screen: only after the moderator said so."""
        self._alone, self._used = False, ""
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

    def _look(self, screens: Mapping[str, QScreen]) -> None:
        places = {key: screen.geometry() for key, screen in screens.items()}
        placement = placed(places, self._own(screens), self._used, self._chosen, self._alone)
        if placement.state is BeamerState.SHOWING and not self._open:
            placement = Placement(BeamerState.EXTENDED)
        self._alone = placement.alone
        if placement.key and self._open:
            self._fill(placement.key, screens[placement.key])
        else:
            self._used, self._filled = "", None
            self._window.hide()
        if self._said != (placement.state, self._alone):
            self._said = placement.state, self._alone
            self.state_changed.emit()

    def _fill(self, key: str, screen: QScreen) -> None:
        self._used = key
        if not self._alone and key != self._chosen:
            self._take(key)
        self._stage.set_room(pixel_size(screen))
        place = None if self._stage.gives_way else (key, screen.geometry(), self._alone)
        if place is None:
            self._window.give_way()
        elif place != self._filled:
            self._window.fill(screen, with_keys=self._alone)
        self._filled = place

    def _take(self, key: str) -> None:
        self._chosen = key
        self._remember(key)

    def _own(self, screens: Mapping[str, QScreen]) -> str:
        """The key of the moderator's screen; the first one while the system moves windows about."""
        told = self._own_screen() or QGuiApplication.primaryScreen()
        key = identity(told) if told else ""
        return key if key in screens else next(iter(screens), "")

    def _added(self, screen: QScreen) -> None:
        self._connections.append(screen.geometryChanged.connect(self._moved))
        self.look()

    def _removed(self, screen: QScreen) -> None:
        # In time: Qt would move the window to the moderator's screen next.
        self._look(plugged_in(without=screen))

    def _moved(self, _what: object) -> None:
        self.look()
