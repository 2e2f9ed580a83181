"""What the moderator can put on the beamer beside the agenda."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QImageReader
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from werkstatt.domain.attachment import LARGEST_ATTACHMENT
from werkstatt.domain.errors import FileTrouble, Refused
from werkstatt.domain.process import Initiative
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import attachment, spotlight
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import literal
from werkstatt.readmodels.offers import Offers, offers
from werkstatt.wording.terms import term

_PLAIN = (Scene.WELCOME, Scene.AGENDA, Scene.ITEM, Scene.BREAK, Scene.TEXT, Scene.REVIEW)
_PDF = "application/pdf"


class SceneMenu:
    """Built anew each time it is opened, from what the event offers."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self._workplace = workplace
        self._parent = parent
        self._offers = Offers((), ())
        self._picture: LivePicture | None = None
        workplace.chosen.connect(self._watch)

    def _watch(self) -> None:
        if self._picture is not None:
            self._picture.stop()
        if self._workplace.event_id:
            self._picture = self._workplace.live(self._take, offers, self._workplace.event_id)

    def _take(self, picture: Offers) -> None:
        self._offers = picture

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
        for scene in _PLAIN:
            menu.addAction(term(scene), partial(self._show, scene))
        self._add_initiatives(menu.addMenu(term(Scene.INITIATIVE)), self._offers.initiatives)
        self._add_attachments(menu, Scene.PICTURE, _("Add a picture…"))
        self._add_attachments(menu, Scene.SLIDES, _("Add slides (PDF)…"))
        menu.addSeparator()
        menu.addAction(term(Scene.GUEST), partial(self._show, Scene.GUEST))
        menu.addAction(term(Scene.THANKS), partial(self._show, Scene.THANKS))
        return menu

    def _add_initiatives(self, menu: QMenu, initiatives: Sequence[Initiative]) -> None:
        menu.addAction(_("All, one after the other"), partial(self._show, Scene.INITIATIVE))
        for initiative in initiatives:
            menu.addAction(literal(initiative.title), partial(self._show, Scene.INITIATIVE, initiative.id))

    def _add_attachments(self, menu: QMenu, scene: Scene, adding: str) -> None:
        inner = menu.addMenu(term(scene))
        for kept in self._offers.attachments:
            if (kept.media_type == _PDF) is (scene is Scene.SLIDES):
                inner.addAction(literal(kept.name), partial(self._show, scene, kept.id))
        inner.addSeparator()
        inner.addAction(adding, partial(self._ask_file, scene))

    def _show(self, scene: Scene, subject_id: str | None = None) -> None:
        self._workplace.do(spotlight.show, scene, subject_id)

    def _ask_file(self, scene: Scene) -> None:
        pictures = " ".join(f"*.{bytes(kind.data()).decode()}" for kind in QImageReader.supportedImageFormats())
        kinds = "PDF (*.pdf)" if scene is Scene.SLIDES else f"{term(Scene.PICTURE)} ({pictures})"
        dialog = QFileDialog(self._parent, term(scene), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.keep_and_show(scene, Path(chosen)))
        dialog.open()

    def keep_and_show(self, scene: Scene, path: Path) -> None:
        """Keep a file inside the workshop file and show it."""
        workplace = self._workplace
        keep = partial(self._keep, scene, workplace.event_id, path.name)
        workplace.relay.then(workplace.jobs.run(_content, path), keep, workplace.complain)

    def _keep(self, scene: Scene, event_id: str, name: str, content: bytes) -> None:
        kind, pages = (_PDF, _pdf_pages(content)) if scene is Scene.SLIDES else ("image", int(_is_picture(content)))
        if pages:
            show = partial(self._show, scene)
            self._workplace.do_then(show, attachment.attach, event_id, name, kind, pages, content)
        elif scene is Scene.SLIDES:
            self._workplace.say(_("“{name}” can't be read as PDF. Nothing was changed.").format(name=name), "alert")
        else:
            self._workplace.say(
                _("“{name}” can't be read as a picture. Nothing was changed.").format(name=name), "alert"
            )


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
