"""What there is to show at the event that the cockpit has open; pictures and slides are added to it here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QWidget

from werkstatt.domain.attachment import LARGEST_ATTACHMENT
from werkstatt.domain.errors import FileTrouble, Refused
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.places import ask_to_open
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import attachment
from werkstatt.qtkit.relay import LivePicture
from werkstatt.readmodels.cafe_scenes import CafeOffers
from werkstatt.readmodels.offers import PDF, Offers, offers
from werkstatt.wording.terms import term


class Offering(QObject):
    """Kept up to date while it is wanted: `changed` tells that `now` is another one."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.now = Offers((), (), "", CafeOffers(()))
        self._workplace = workplace
        self._window = parent
        self._picture: LivePicture | None = None
        self._watch()
        workplace.chosen.connect(self._watch)

    def _watch(self) -> None:
        if self._picture is not None:
            self._picture.stop()
        workplace = self._workplace
        if workplace.event_id:
            self._picture = workplace.live(self._take, offers, workplace.event_id, workplace.day_id)

    def _take(self, picture: Offers) -> None:
        self.now = picture
        self.changed.emit()

    def ask_file(self, scene: Scene, then: Callable[[str], None]) -> None:
        """Let a file for a scene be chosen; once it is kept, its identity goes to `then`."""
        pictures = " ".join(f"*.{bytes(kind.data()).decode()}" for kind in QImageReader.supportedImageFormats())
        kinds = "PDF (*.pdf)" if scene is Scene.SLIDES else f"{term(Scene.PICTURE)} ({pictures})"
        beside = self._workplace.desk.path
        ask_to_open(self._window, term(scene), kinds, lambda chosen: self.keep(scene, chosen, then), beside=beside)

    def keep(self, scene: Scene, path: Path, then: Callable[[str], None]) -> None:
        """Keep a file inside the workshop file; what can't be shown is said, and nothing is changed."""
        workplace = self._workplace
        keep = partial(self._keep, scene, workplace.event_id, path.name, then)
        workplace.relay.then(workplace.jobs.run(_content, path), keep, workplace.complain)

    def _keep(self, scene: Scene, event_id: str, name: str, then: Callable[[str], None], content: bytes) -> None:
        kind, pages = (PDF, _pdf_pages(content)) if scene is Scene.SLIDES else ("image", int(_is_picture(content)))
        if pages:
            self._workplace.do_then(then, attachment.attach, event_id, name, kind, pages, content)
        elif scene is Scene.SLIDES:
            self._workplace.say(_("“{name}” can't be read as PDF. Nothing was changed.").format(name=name), "alert")
        else:
            self._workplace.say(
                _("“{name}” can't be read as a picture. Nothing was changed.").format(name=name), "alert"
            )


def adding(scene: Scene) -> str:
    """What a button or an entry says that adds a file for a scene."""
    return _("Add slides (PDF)…") if scene is Scene.SLIDES else _("Add a picture…")


def lack_of(scene: Scene) -> str:
    """The sentence about an item whose scene has nothing to show; empty for scenes that need nothing."""
    return _LACKS[scene]() if scene in _LACKS else ""


def _no_round() -> str:
    return _("There is no round of a café to show: the room sees what is usual. Add one on the page “Project café”.")


def _no_cafe() -> str:
    return _("There is no café to show: the room sees what is usual. Begin one on the page “Project café”.")


_LACKS: Mapping[Scene, Callable[[], str]] = {
    Scene.PICTURE: lambda: _("No picture is chosen for this item: until then the room sees what is usual."),
    Scene.SLIDES: lambda: _("No slides are chosen for this item: until then the room sees what is usual."),
    Scene.INITIATIVE: lambda: _("The initiative of this item is not there any more: the room sees what is usual."),
    Scene.ROUND: _no_round,
    Scene.CHANGE: _no_round,
    Scene.SEATS: _no_round,
    Scene.TABLES: _no_cafe,
    Scene.HARVEST: _no_cafe,
}


def subjects(there: Offers, scene: Scene) -> Sequence[tuple[str, str]]:
    """Identity and name of everything that a scene can be about, in words.

    Round and change of tables are those that are due; who sits where can be asked of every round.
    """
    if scene is Scene.SEATS:
        several = len(there.cafes.cafes) > 1
        rounds = (
            (key, one.title, _("Round {number}").format(number=number)) for one, number, key in there.cafes.rounds
        )
        return [(key, f"{title} · {words}" if several else words) for key, title, words in rounds]
    if scene in {Scene.TABLES, Scene.HARVEST}:
        return [(one.id, one.title) for one, _rounds in there.cafes.cafes]
    return there.subjects(scene)


def _content(path: Path) -> bytes:
    """The content of a file, read beside the window. Raises FileTrouble, and Refused for one that is too large."""
    try:
        if path.stat().st_size > LARGEST_ATTACHMENT:
            raise Refused("too_large", name=path.name, megabytes=LARGEST_ATTACHMENT // 2**20)
        return path.read_bytes()
    except OSError as error:
        raise FileTrouble("unreadable", str(path), detail=error.strerror) from error


def _pdf_pages(content: bytes) -> int:
    """How many pages slides have; none if they can't be read."""
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - the first picture needs no PDF

    document, buffer = QPdfDocument(), _opened(content)
    document.load(buffer)
    pages = document.pageCount()
    document.close()
    return max(0, pages)


def _is_picture(content: bytes) -> bool:
    buffer = _opened(content)  # the reader does not keep it
    return QImageReader(buffer).canRead()


def _opened(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
