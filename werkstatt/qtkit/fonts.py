"""The typeface of the product, loaded from the packages that bring it."""

from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Atkinson Hyperlegible"


def load() -> None:
    """Make the typeface known to Qt. Call once, after the QGuiApplication exists."""
    if FAMILY in QFontDatabase.families():
        return
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        source = files("fontpkg_atkinson_hyperlegible") / "files" / f"AtkinsonHyperlegible-{face}.ttf"
        QFontDatabase.addApplicationFontFromData(source.read_bytes())


def font(pixels: float, *, bold: bool = False, clock: bool = False) -> QFont:
    """The typeface at a size in pixels; `clock` gives digits of one width."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(pixels)))
    made.setBold(bold)
    if clock:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
