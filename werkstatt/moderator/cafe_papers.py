"""The papers of a café: what there is, what has changed since it was printed, and writing them as PDF."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from werkstatt.domain.cafe import Paper
from werkstatt.i18n import _, language, ngettext
from werkstatt.moderator.paper_files import Make, ask_where, write
from werkstatt.moderator.places import starting_folder
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import seat
from werkstatt.paper.cafe_papers import papers
from werkstatt.paper.labels import GEOMETRIES, LabelSheet
from werkstatt.qtkit.editors import ChoiceEditor, NumberEditor, words
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.whole_list import WholeList
from werkstatt.qtkit.widgets import button, label, retitle, row
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.latecomers import dispensable, reserve_problem
from werkstatt.readmodels.printed import contents, reserve_routes, signs, subjects, to_print, wearers
from werkstatt.readmodels.seating import change
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.plan import Plan

_ROW, _MOST_RESERVES, _SHEET_WIDTH = 38, 40, 250


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One kind of paper: how many there are, and about whom or what they have to be printed anew."""

    id: str
    title: str
    count: str
    changed: tuple[str, ...] = ()
    paper: Paper | None = None
    was_printed: bool = False

    @property
    def note(self) -> str:
        """What has changed since it was printed."""
        changed = len(self.changed)
        if changed and not self.was_printed:
            return _("not printed yet")
        return ngettext("{count} changed", "{count} changed", changed).format(count=changed) if changed else ""


class CafePapers(QWidget):
    """Each kind is saved as a file, all of it or only what has changed; or all kinds at once into a folder."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self.sheet = ChoiceEditor(words(LabelSheet, _sheet_name))
        self.sheet.show_value(LabelSheet.HOLDER)
        self.sheet.setMinimumWidth(_SHEET_WIDTH)
        self.sheet.setAccessibleName(_("Sheets for badges and cards"))
        self.reserves = NumberEditor(0, _MOST_RESERVES)
        self.reserves.setAccessibleName(_("Reserve badges for people who come unannounced"))
        self.reserves.edited.connect(self._keep_reserves)
        self.list = WholeList(_painted, _spoken, lambda: workplace.theme.tokens, height=_ROW)
        self.list.setAccessibleName(_("Papers"))
        self.list.opened.connect(lambda line: self._ask(line, None))
        self.list.chosen.connect(lambda line: self._offer())
        self.save = button(_("Save as PDF…"), lambda: self._ask(self.list.current(), None), "primary")
        self.save_changed = button("", self._ask_changed)
        self.save_all = button(_("All papers into a folder…"), self._ask_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        sheet, reserve = label(_("Badges and cards on")), label(_("Reserve badges"))
        column.addLayout(FlowRow(_pair(sheet, self.sheet), _pair(reserve, self.reserves), spacing=16))
        column.addWidget(self.list)
        column.addLayout(row(self.save, self.save_changed, self.save_all, 1))
        hint = _(
            "What has been printed is known: from then on few seats change, and only changed papers are needed anew."
        )
        column.addWidget(label(hint, "small", wrap=True))
        column.addStretch(1)

    def show_cafe(self, picture: CafePicture) -> None:
        """Show what there is to print."""
        self._picture = picture
        if self.isVisible():
            self._show_lines(picture)

    def showEvent(self, event: QShowEvent) -> None:
        """While nobody looks, nothing is compared with what was printed."""
        super().showEvent(event)
        if self._picture is not None:
            self._show_lines(self._picture)

    def _show_lines(self, picture: CafePicture) -> None:
        self.reserves.show_value(len(reserve_routes(picture)))
        self.list.rows.set_rows(lines := _lines(picture))
        if self.list.current() is None and lines:
            self.list.select(lines[0].id)
        self._offer()

    def take_keys(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_to(self, line: PaperLine, only: Collection[str] | None, target: Path) -> None:
        """Write one kind of paper, or `only` a part of it, to a file."""
        if self._picture is not None:
            self._write([(line, only, target)], _("“{title}” is in {path}").format(title=line.title, path=target))

    def save_all_to(self, folder: Path) -> None:
        """Write all kinds of which there is something into a folder."""
        lines = _lines(self._picture) if self._picture else []
        self._write(
            [(line, None, folder / f"{line.title}.pdf") for line in lines],
            _("All papers are in {path}").format(path=folder),
        )

    def _write(self, wanted: Sequence[tuple[PaperLine, Collection[str] | None, Path]], said: str) -> None:
        picture = self._picture
        if picture is None:
            return
        makes = [(self._make(picture, line, only), target) for line, only, target in wanted]
        done = partial(self._note, picture, [(line, only) for line, only, _target in wanted], said)
        write(self._workplace, makes, done)

    def _note(
        self, picture: CafePicture, wanted: Sequence[tuple[PaperLine, Collection[str] | None]], said: str, _done: object
    ) -> None:
        """What was printed is remembered with what it said."""
        now = self._workplace.desk.now()
        for line, only in wanted:
            if line.paper is not None:
                told = contents(picture, line.paper, subjects(picture, line.paper) if only is None else only)
                self._workplace.do(seat.note_printed, picture.cafe.id, line.paper, told, now)
        self._workplace.say(said)

    def _make(self, picture: CafePicture, line: PaperLine, only: Collection[str] | None) -> Make:
        return papers(picture, self.sheet.value(), language(), only)[line.id]

    def _offer(self) -> None:
        line: PaperLine | None = self.list.current()
        self.save.setEnabled(line is not None)
        partly = line is not None and bool(line.changed) and line.was_printed
        self.save_changed.setVisible(partly)
        if line is not None and partly:
            changed = len(line.changed)
            retitle(
                self.save_changed, ngettext("Only this {count}…", "Only these {count}…", changed).format(count=changed)
            )

    def _ask_changed(self) -> None:
        line: PaperLine | None = self.list.current()
        if line is not None:
            self._ask(line, line.changed)

    def _ask(self, line: PaperLine | None, only: Collection[str] | None) -> None:
        if line is None:
            return
        event = self._picture.event.title if self._picture else ""
        ask_where(self, self._workplace, line.title, event, partial(self.save_to, line, only))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, _("All papers into a folder"), str(starting_folder(self._workplace.desk.path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_all_to(Path(path)))
        dialog.open()

    def _keep_reserves(self, count: int) -> None:
        """Routes for so many unknown people, beside those who are seated."""
        picture = self._picture
        if picture is None or not any(held.seated for held in picture.rounds):
            self._workplace.say(_("Seat the people first: reserve badges lead to the places that are left."))
            return

        more = count - len(reserve_routes(picture))
        if more <= 0:
            self._workplace.do(seat.drop_reserve, picture.cafe.id, dispensable(picture, -more))
            return

        def keep(plan: Plan) -> None:
            self._workplace.do(seat.keep_reserve, change(picture, plan.rounds).reserve)

        job = self._workplace.jobs.run(find_seats, reserve_problem(picture, more), 7, 0.5)
        self._workplace.relay.then(job, keep, self._workplace.complain)


def _lines(picture: CafePicture) -> list[PaperLine]:
    """The kinds of which there is something to print."""
    people, tables = len(wearers(picture)), len(signs(picture))
    reserve = len(reserve_routes(picture))
    unnamed = sum(not guest.person.name for guest in picture.guests.values())
    seated = any(held.seated for held in picture.rounds)
    lines = [
        _line(picture, "badges", _("Name badges with routes"), people, Paper.BADGE),
        _line(picture, "reserve-badges", _("Reserve badges"), reserve, Paper.RESERVE),
        PaperLine("route-cards", _("Route cards for people without names"), str(unnamed)),
        _line(picture, "table-signs", _("Table signs"), tables, Paper.SIGN),
        PaperLine("seats-by-name", _("Who sits where, A–Z"), _("list") if seated else "0"),
        PaperLine("seats-by-table", _("Who sits where, by table"), _("list") if seated else "0"),
        PaperLine("host-sheets", _("Sheets for table hosts"), str(tables)),
        PaperLine("attendance-list", _("Attendance list for signatures"), _("list")),
    ]
    return [line for line in lines if line.count != "0"]


def _line(picture: CafePicture, key: str, title: str, count: int, paper: Paper) -> PaperLine:
    """A kind that has to be printed anew where it says something else."""
    was_printed = any(row.paper is paper for row in picture.printed)
    return PaperLine(key, title, str(count), tuple(to_print(picture, paper)), paper, was_printed)


def _sheet_name(sheet: LabelSheet) -> str:
    """By size and number, as on the packet."""
    geometry = GEOMETRIES[sheet]
    words = _("{width} × {height} mm, {count} per sheet")
    return words.format(width=f"{geometry.width:n}", height=f"{geometry.height:n}", count=geometry.per_sheet)


def _pair(title: QWidget, editor: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(title, editor))
    return made


def _painted(line: PaperLine) -> Painted:
    return Painted(
        (Cell(line.title, tone=Tone.STRONG), Cell(line.note, 180, tone=Tone.WARN), Cell(line.count, 44, right=True))
    )


def _spoken(line: PaperLine) -> str:
    return ", ".join(filter(None, (line.title, line.count, line.note)))
