"""Which pictures are taken when: each page and scene at a moment at which it has something to show."""

from dataclasses import dataclass
from datetime import time

from werkstatt.domain.spotlight import Scene


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture taken at a local time of the evening: of a page of the cockpit, or of the beamer (no page).

    `step` turns to a page of the scene first, `scene` shows one of one's choice, `tab` turns the minutes' page.
    """

    at: time
    name: str
    page: str = ""
    step: int | None = None
    scene: Scene | None = None
    tab: int = 0


SHOTS = (
    Shot(time(17, 45), "beamer-welcome"),
    Shot(time(17, 50), "cockpit-people", page="people"),
    Shot(time(18, 2), "beamer-agenda", scene=Scene.AGENDA),
    Shot(time(18, 30), "beamer-review"),
    Shot(time(18, 50), "beamer-initiative", step=5),
    Shot(time(19, 8), "beamer-tables", scene=Scene.TABLES),
    Shot(time(19, 8, 30), "beamer-seats", scene=Scene.SEATS),
    Shot(time(19, 16, 29), "beamer-round"),
    Shot(time(19, 16, 30), "cockpit-agenda", page="agenda"),
    Shot(time(19, 16, 31), "cockpit-process", page="process"),
    Shot(time(19, 24, 40), "cockpit-cafe", page="cafe"),
    Shot(time(19, 24, 50), "cockpit-cafe-tables", page="cafe", tab=3),
    Shot(time(19, 36), "beamer-change"),
    Shot(time(19, 59), "cockpit-cafe-notes", page="cafe", tab=2),
    Shot(time(19, 59, 30), "cockpit-cafe-papers", page="cafe", tab=4),
    Shot(time(20, 5), "beamer-break"),
    Shot(time(20, 20), "beamer-item"),
    Shot(time(20, 56), "beamer-harvest", scene=Scene.HARVEST),
    Shot(time(20, 57), "cockpit-actions", page="actions"),
    Shot(time(20, 58), "cockpit-minutes", page="minutes"),
    Shot(time(20, 58, 30), "cockpit-minutes-pages", page="minutes", tab=1),
    Shot(time(21, 1), "beamer-thanks"),
    Shot(time(21, 2), "beamer-text", scene=Scene.TEXT),
    Shot(time(21, 3), "beamer-picture", scene=Scene.PICTURE),
    Shot(time(21, 4), "beamer-slides", scene=Scene.SLIDES, step=1),
    Shot(time(21, 5), "beamer-guest", scene=Scene.GUEST),
)
