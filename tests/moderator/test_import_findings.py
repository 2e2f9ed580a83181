"""What a list asks is answered at its row, by key; what is too long for a row is told whole below it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hostile import ENDLESS, HOSTILE
from werkstatt.moderator.import_draft import Finding, Kind
from werkstatt.moderator.import_findings import ImportFindings
from werkstatt.qtkit.theme import Theme

SHORT = Finding("a", Kind.HINT, "Zeile 90 ist eine Notiz")
LONG = Finding("b", Kind.QUESTION, f"{HOSTILE} {ENDLESS}", (("yes", "ja & gern"), ("no", "nein")))


@pytest.fixture
def findings(qtbot: QtBot) -> ImportFindings:
    made = ImportFindings(Theme())
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_findings([SHORT, LONG])
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_question_is_answered_at_its_row(qtbot: QtBot, findings: ImportFindings):
    findings.go_to(LONG)
    with qtbot.waitSignal(findings.decided) as decided:
        qtbot.keyClick(findings.list, Qt.Key.Key_Return)
        assert [action.text() for action in findings.menu.actions()] == ["ja && gern", "nein"]
        qtbot.keyClick(findings.menu, Qt.Key.Key_Down)
        qtbot.keyClick(findings.menu, Qt.Key.Key_Return)
    assert decided.args == ["b", "no"]


def test_a_hint_asks_nothing(qtbot: QtBot, findings: ImportFindings):
    findings.go_to(SHORT)
    qtbot.keyClick(findings.list, Qt.Key.Key_Return)
    assert not hasattr(findings, "menu")


def test_a_text_too_long_for_its_row_is_told_whole(findings: ImportFindings):
    findings.go_to(LONG)
    assert findings.detail.isVisible()
    assert findings.detail.text().replace("\N{ZERO WIDTH SPACE}", "") == LONG.text
    findings.go_to(SHORT)
    assert not findings.detail.isVisible()
    findings.show_findings([])
    assert not findings.isVisible()
