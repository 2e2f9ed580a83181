"""The typeface of the product, loaded from the packages that bring it."""

from importlib.util import find_spec
from pathlib import Path

# Qt's types are made when they are first named; naming QFont late spares the start screen some milliseconds.
from PySide6 import QtGui

FAMILY = "Atkinson Hyperlegible"


def load() -> None:
    """Make the typeface known to Qt. Call once, after the QGuiApplication exists."""
    if FAMILY in QtGui.QFontDatabase.families():
        return
    package = find_spec("fontpkg_atkinson_hyperlegible")
    assert package is not None
    assert package.submodule_search_locations
    folder = Path(package.submodule_search_locations[0]) / "files"
    # No screen uses italics; each face costs some milliseconds of the start.
    for face in ("Regular", "Bold"):
        QtGui.QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegible-{face}.ttf"))


def font(pixels: float, *, bold: bool = False, clock: bool = False) -> "QtGui.QFont":
    """The typeface at a size in pixels; `clock` gives digits of one width."""
    made = QtGui.QFont(FAMILY)
    made.setPixelSize(max(1, round(pixels)))
    made.setBold(bold)
    if clock:
        made.setFeature(QtGui.QFont.Tag("tnum"), 1)
    return made
