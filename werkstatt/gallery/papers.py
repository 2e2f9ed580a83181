"""The papers of the demo's café: all when they are printed first, later the badges that have changed, and new cards."""

from collections.abc import Callable
from pathlib import Path

from werkstatt.domain.cafe import Paper
from werkstatt.i18n import language
from werkstatt.paper.cafe_papers import badges_pdf, papers, route_cards_pdf
from werkstatt.paper.delivery import deliver
from werkstatt.paper.labels import LabelSheet
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.printed import to_print

_SHEET = LabelSheet.HOLDER


def print_papers(picture: CafePicture, folder: Path, say: Callable[[str], None]) -> None:
    """Write what is new since it was printed last into a folder."""
    if picture.printed:
        changed = to_print(picture, Paper.BADGE)
        made = {
            "badges-changed": badges_pdf(picture, _SHEET, language(), changed),
            "route-cards": route_cards_pdf(picture, _SHEET, language()),
        }
    else:
        made = {name: make() for name, make in papers(picture, _SHEET, language()).items()}
    for name, content in made.items():
        say(str(deliver(content, folder / f"{name}.pdf")))
