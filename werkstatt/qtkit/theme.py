"""The look of all windows: tokens poured into one style sheet."""

from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from werkstatt import paths
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import LOOKS, Look, Tokens


class Theme(QObject):
    """The look in use; painters read `tokens` and repaint on `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look.LIGHT

    @property
    def tokens(self) -> Tokens:
        """The colours of the look in use."""
        return LOOKS[self.look]

    def apply(self, look: Look) -> None:
        """Dress the whole application in `look`."""
        self.look = look
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        fonts.load()
        application.setPalette(_palette(self.tokens))
        application.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()


def style_sheet(tokens: Tokens) -> str:
    """The style sheet with the colours of `tokens`."""
    template = (paths.resources() / "styles" / "werkstatt.qss").read_text(encoding="utf-8")
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return Template(template).substitute(colours)


def _palette(tokens: Tokens) -> QPalette:
    """For what the style sheet does not reach: selections, links, placeholders, delegates."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, tokens.paper),
        (QPalette.ColorRole.WindowText, tokens.ink),
        (QPalette.ColorRole.Base, tokens.surface),
        (QPalette.ColorRole.AlternateBase, tokens.paper),
        (QPalette.ColorRole.Text, tokens.ink),
        (QPalette.ColorRole.Button, tokens.surface),
        (QPalette.ColorRole.ButtonText, tokens.ink),
        (QPalette.ColorRole.Highlight, tokens.accent),
        (QPalette.ColorRole.HighlightedText, tokens.on_accent),
        (QPalette.ColorRole.Link, tokens.accent),
        (QPalette.ColorRole.Dark, tokens.line),  # what lies around the pages of a PDF
        (QPalette.ColorRole.PlaceholderText, tokens.muted),
        (QPalette.ColorRole.ToolTipBase, tokens.surface),
        (QPalette.ColorRole.ToolTipText, tokens.ink),
    ):
        palette.setColor(role, QColor(colour))
    return palette
