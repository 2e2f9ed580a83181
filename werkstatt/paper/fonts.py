"""The typefaces of printed pages, embedded from the packages that bring them.

Atkinson Hyperlegible is the typeface of the product. It has no Cyrillic, no Greek and no capital ß, so Noto Sans steps
in for single letters; it comes as a variable font, of which ReportLab takes the regular weight.
"""

from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Werkstatt"
BOLD = "Werkstatt-Bold"
FALLBACK = "Werkstatt-Fallback"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SOURCES = {
    REGULAR: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    BOLD: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    FALLBACK: ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
}
# ReportLab 5.1 writes wrong text for copying and reading aloud above this code point.
_HIGHEST = 0xFFFF


@cache
def register() -> None:
    """Make the typefaces known to ReportLab. Calling it again costs nothing."""
    for name, (package, file) in _SOURCES.items():
        pdfmetrics.registerFont(TTFont(name, str(files(package) / "files" / file), shapable=False))


@cache
def setting(letter: str, font: str) -> tuple[str, str]:
    """The font that prints `letter` where the text is set in `font`, and what it prints.

    A letter that no font has becomes the replacement character, so that readers see that something is missing.
    """
    for name in (font, FALLBACK):
        if ord(letter) <= _HIGHEST and ord(letter) in pdfmetrics.getFont(name).face.charToGlyph:
            return name, letter
    return FALLBACK, REPLACEMENT
