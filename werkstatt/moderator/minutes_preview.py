"""The finished pages of the minutes, renewed beside the writing, and saved as a file."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from werkstatt import i18n
from werkstatt.domain.minutes import Edition
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.paper.delivery import deliver
from werkstatt.paper.minutes_pdf import minutes_pdf
from werkstatt.paper.public_edition import Doubt, doubts_of
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.wording.minutes import names_to_check


@dataclass(frozen=True, slots=True)
class _Printed:
    """An edition, and what its reader should check before it is handed on."""

    pdf: bytes
    doubts: Sequence[Doubt]


class MinutesPreview(QObject):
    """Fills `view` with the pages. `doubted` tells which names in them somebody should check."""

    doubted = Signal(object)

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._job: Future[_Printed] | None = None
        self.document = QPdfDocument(page)
        self._buffer = QBuffer(page)
        self.view = QPdfView(page)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(_("Preview of the minutes"))

    def build(self, picture: MinutesPicture, edition: Edition) -> None:
        """Make the pages anew in the process for long work."""
        self._job = job = self._workplace.jobs.run(_print, picture, edition, i18n.language())
        self._workplace.relay.then(job, lambda printed: self._show(job, printed), self._workplace.complain)

    def _show(self, job: Future[_Printed], printed: _Printed) -> None:
        """The preview keeps its place while it is renewed; what comes late is not shown any more."""
        if job is not self._job:
            return
        place = self.view.verticalScrollBar().value()
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(printed.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.verticalScrollBar().setValue(place)
        self.doubted.emit(printed.doubts)

    def save_to(self, target: Path, picture: MinutesPicture, edition: Edition) -> None:
        """Write an edition to a file and say so, and what is to be checked in it."""
        job = self._workplace.jobs.run(_write_pdf, picture, edition, i18n.language(), target)
        self._workplace.relay.then(job, lambda names: self._say(target, names), self._workplace.complain)

    def _say(self, target: Path, names: int) -> None:
        said = _("The minutes are in {path}").format(path=target)
        if names:
            hint = _("{names}: see “Look at the pages”.").format(names=names_to_check(names))
            self._workplace.say(f"{said}\n{hint}", "notice")
        else:
            self._workplace.say(said)


def _print(picture: MinutesPicture, edition: Edition, language: str) -> _Printed:
    return _Printed(minutes_pdf(picture, edition, language), doubts_of(picture, edition))


def _write_pdf(picture: MinutesPicture, edition: Edition, language: str, target: Path) -> int:
    """Write the file; how many names are to be checked in it."""
    deliver(minutes_pdf(picture, edition, language), target)
    return len(doubts_of(picture, edition))
