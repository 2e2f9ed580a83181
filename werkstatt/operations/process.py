"""Describing the process: its head, its road, its fields of action, criteria and initiatives."""

from collections.abc import Sequence
from typing import Any

from werkstatt.domain.ids import new_id
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def begin_process(records: Records, title: str) -> str:
    """Begin the one process of a new file; returns its id."""
    process = Process(id=new_id(), title=title)
    records.add(process)
    return process.id


def describe_process(records: Records, /, process_id: str, **values: object) -> None:
    """Change fields of the process."""
    records.change(Process, process_id, **values)


def write_fields_of_action(records: Records, titles: Sequence[str]) -> None:
    """Set the fields of action, in this order."""
    _write_lines(records, FieldOfAction, "title", titles)


def write_criteria(records: Records, titles: Sequence[str]) -> None:
    """Set the criteria by which initiatives are chosen, in this order."""
    _write_lines(records, Criterion, "title", titles)


def add_stage(records: Records, /, title: str, **values: object) -> str:
    """Add a stage at the end of the road; returns its id."""
    stage = Stage(id=new_id(), rank=ranked.end(records, Stage), title=title, **values)  # type: ignore[arg-type]
    records.add(stage)
    return stage.id


def change_stage(records: Records, /, stage_id: str, **values: object) -> None:
    """Change fields of a stage."""
    records.change(Stage, stage_id, **values)


def move_stage(records: Records, stage_id: str, rank: int) -> None:
    """Move a stage to another place on the road."""
    ranked.place(records, Stage, stage_id, rank)


def remove_stage(records: Records, stage_id: str) -> None:
    """Remove a stage."""
    records.remove(Stage, [stage_id])
    ranked.renumber(records, Stage)


def add_initiative(records: Records, title: str, aim: str = "") -> str:
    """Add a strategic initiative; returns its id."""
    initiative = Initiative(id=new_id(), rank=ranked.end(records, Initiative), title=title, aim=aim)
    records.add(initiative)
    return initiative.id


def change_initiative(records: Records, /, initiative_id: str, **values: object) -> None:
    """Change title or aim of an initiative."""
    records.change(Initiative, initiative_id, **values)


def write_focus_points(records: Records, initiative_id: str, texts: Sequence[str]) -> None:
    """Set the focus points of an initiative, in this order."""
    _write_lines(records, FocusPoint, "text", texts, initiative_id=records.get(Initiative, initiative_id).id)


def move_initiative(records: Records, initiative_id: str, rank: int) -> None:
    """Move an initiative to another place."""
    ranked.place(records, Initiative, initiative_id, rank)


def remove_initiative(records: Records, initiative_id: str) -> None:
    """Remove an initiative with its focus points; the actions that served it stay."""
    records.remove(Initiative, [initiative_id])
    ranked.renumber(records, Initiative)


def _write_lines(records: Records, noun: type[Any], field: str, lines: Sequence[str], **siblings: object) -> None:
    """Let the ranked rows among `siblings` say `lines`: each once, in this order.

    What points to a row must survive an edit: a line that was there keeps its row wherever it stands now, and a line
    that was put into words anew at the same place takes over the row of the old words.
    """
    wanted = list(dict.fromkeys(lines))
    rows = list(records.find(noun, order="rank", **siblings))
    kept: dict[str, Any] = {}
    for row in rows:
        if getattr(row, field) in wanted:
            kept.setdefault(getattr(row, field), row)
    for line, row in zip(wanted, rows, strict=False):
        if line not in kept and getattr(row, field) not in kept:
            kept[line] = row
    staying = {row.id for row in kept.values()}
    records.remove(noun, [row.id for row in rows if row.id not in staying])
    for rank, line in enumerate(wanted):
        if (row := kept.get(line)) is None:
            records.add(noun(id=new_id(), rank=rank, **{field: line}, **siblings))
        elif (row.rank, getattr(row, field)) != (rank, line):
            records.change(noun, row.id, rank=rank, **{field: line})
