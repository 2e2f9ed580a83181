"""What the scene of an agenda item lacks, in a sentence that says what to do."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.spotlight import CAFE_SCENES, Scene
from werkstatt.i18n import _
from werkstatt.moderator.offering import lack_of
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import label
from werkstatt.readmodels.cafe_lack import CafeLack, cafe_lack


class SceneLack(QWidget):
    """Hidden while nothing lacks. What a café lacks changes while the form is open, so that is watched."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._asked: tuple[str, Scene, str | None] | None = None
        self._watched: LivePicture | None = None
        self.sentence = label("", "warn", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sentence)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self.sentence.text()

    def show_scene(self, scene: Scene | None, subject_id: str | None, *, lacks: bool) -> None:
        """Show what the scene of an item lacks; whether one that has nothing to do with a café `lacks` is known."""
        if scene in CAFE_SCENES and self._workplace.event_id:
            self._watch((self._workplace.event_id, scene, subject_id))
        else:
            self._watch(None)
            self._say(lack_of(scene) if lacks and scene else "")

    def rest(self) -> None:
        """Nobody looks."""
        self._watch(None)

    def _watch(self, asked: tuple[str, Scene, str | None] | None) -> None:
        if asked == self._asked:
            return
        if self._watched is not None:
            self._watched.stop()
        self._asked, self._watched = asked, None
        if asked is not None:
            self._say("")
            self._watched = self._workplace.live(self._show_lack, cafe_lack, *asked)

    def _show_lack(self, lack: CafeLack | None) -> None:
        self._say(_SENTENCES[lack]() if lack else "")

    def _say(self, text: str) -> None:
        self.sentence.setText(text)
        self.setVisible(bool(text))


_SENTENCES: Mapping[CafeLack, Callable[[], str]] = {
    CafeLack.CAFE: lambda: lack_of(Scene.TABLES),
    CafeLack.CHOSEN: lambda: _(
        "What was chosen of the café is not there any more: the room sees what is usual. Choose anew above."
    ),
    CafeLack.ROUNDS: lambda: lack_of(Scene.ROUND),
    CafeLack.SEATS: lambda: _(
        "Nobody has a seat in this round yet: until then the room sees tables and topics. "
        "Mix everybody on the page “Project café”."
    ),
    CafeLack.STARS: lambda: _(
        "No table note has a star yet, so there is no harvest to show. "
        "Give stars on the page “Project café”, under “Table notes”."
    ),
}
