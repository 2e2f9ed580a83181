"""`werkstatt demo --out`: plays the evening without a screen and leaves file, minutes and pictures in a folder."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from werkstatt.demo import story
from werkstatt.demo.cafe_steps import Print
from werkstatt.demo.evening import Evening, prepare
from werkstatt.demo.story import Story
from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.event import moment
from werkstatt.domain.minutes import Edition
from werkstatt.gallery.camera import Camera
from werkstatt.gallery.papers import print_papers
from werkstatt.gallery.shots import SHOTS, Shot
from werkstatt.i18n import _
from werkstatt.moderator.session import Session
from werkstatt.operations import spotlight
from werkstatt.paper.office import deliver_minutes
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look
from werkstatt.settings import Settings

COCKPIT = QSize(1366, 768)
BEAMER = QSize(1920, 1080)
FILE_NAME = "Masterplan.werkstatt"


def make_album(folder: Path, say: Callable[[str], None]) -> None:
    """Play the evening and write everything into `folder`; pictures of an earlier album are replaced.

    A workshop file that lies there is somebody's work, for all we know: it gets another name. Raises FileTrouble.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if (kept := _set_aside(folder / FILE_NAME)) is not None:
        say(_("The file that was here before is now called {path}").format(path=kept))
    application = QApplication.instance() or QApplication(["werkstatt"])
    told = story.load()
    clock = VirtualClock(told.steps[0].at)
    desk = Desk.create(folder / FILE_NAME, clock)
    prepare(desk, told)
    theme = Theme()
    theme.apply(Look.LIGHT)
    session = Session(desk, theme, Settings())
    try:
        session.begin()
        camera = Camera(session, folder, BEAMER, say)
        camera.wait_for(session.window.isVisible)
        session.window.showNormal()
        session.window.resize(COCKPIT)
        _Album(session, told, clock, camera).play(folder / "papers", say)
        for edition in Edition:
            target = folder / f"minutes-{edition}.pdf"
            deliver_minutes(desk, told.evening.event.id, edition, target)
            say(str(target))
    finally:
        session.end()
        application.processEvents()
    say(_("The evening is in {path}").format(path=folder / FILE_NAME))


def _set_aside(path: Path) -> Path | None:
    """Rename a closed file; its new place, or None if there is none. An open one is left to be refused."""
    if not path.exists() or path.with_name(f"{path.name}-wal").exists():
        return None
    free = next(name for name in (path.with_stem(f"{path.stem} {number}") for number in count(2)) if not name.exists())
    return path.rename(free)


class _Album:
    """Plays the evening and takes each picture when its time has come."""

    def __init__(self, session: Session, told: Story, clock: VirtualClock, camera: Camera) -> None:
        self._session = session
        self._told = told
        self._clock = clock
        self._camera = camera
        self._evening = Evening(session.desk, clock, told)

    def play(self, papers: Path, say: Callable[[str], None]) -> None:
        """The whole evening; what is printed during it goes into the folder `papers`."""
        shots = list(SHOTS)
        steps = iter(self._told.steps)
        step = next(steps, None)
        while step is not None or shots:
            if shots and (step is None or self._moment(shots[0]) < step.at):
                self._take(shots.pop(0))
            elif step is not None:
                if isinstance(step, Print):
                    print_papers(self._evening.cafe.picture, papers, say)
                self._evening.do(step)
                step = next(steps, None)

    def _take(self, shot: Shot) -> None:
        self._clock.move_to(self._moment(shot))
        desk = self._session.desk
        if shot.scene is not None:
            desk.do(spotlight.show, shot.scene, self._evening.subject_of(shot.scene)).result()
        if shot.step is not None:
            desk.do(spotlight.turn_page, shot.step).result()
        if shot.page:
            self._camera.page(shot.page, shot.name, shot.tab)
        else:
            self._camera.beamer(shot.name)
        if shot.scene is not None:
            desk.do(spotlight.follow, self._evening.event_id).result()

    def _moment(self, shot: Shot) -> datetime:
        return moment(self._told.evening.event, self._told.evening.day.date, shot.at)
