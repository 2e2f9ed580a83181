"""Describing the process: its head, its road, its fields, criteria and initiatives."""

from werkstatt.domain.ids import new_id
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.operations import ranked
from werkstatt.storage.records import Records

Part = type[Stage] | type[FieldOfAction] | type[Criterion] | type[Initiative]


def begin_process(records: Records, title: str) -> str:
    """Begin the one process of a new file; returns its id."""
    process = Process(id=new_id(), title=title)
    records.add(process)
    return process.id


def describe_process(records: Records, /, process_id: str, **values: object) -> None:
    """Change fields of the process."""
    records.change(Process, process_id, **values)


def add_stage(records: Records, /, title: str, **values: object) -> str:
    """Add a step at the end of the road; returns its id."""
    stage = Stage(id=new_id(), rank=ranked.end(records, Stage), title=title, **values)  # type: ignore[arg-type]
    records.add(stage)
    return stage.id


def add_field_of_action(records: Records, title: str) -> str:
    """Add a field of action; returns its id."""
    field = FieldOfAction(id=new_id(), rank=ranked.end(records, FieldOfAction), title=title)
    records.add(field)
    return field.id


def add_criterion(records: Records, title: str) -> str:
    """Add a criterion for choosing initiatives; returns its id."""
    criterion = Criterion(id=new_id(), rank=ranked.end(records, Criterion), title=title)
    records.add(criterion)
    return criterion.id


def add_initiative(records: Records, title: str, aim: str = "") -> str:
    """Add a strategic initiative; returns its id."""
    initiative = Initiative(id=new_id(), rank=ranked.end(records, Initiative), title=title, aim=aim)
    records.add(initiative)
    return initiative.id


def write_initiative(records: Records, initiative_id: str, title: str, aim: str, points: list[str]) -> None:
    """Set an initiative's title, aim and focus points; points whose text stays keep their identity."""
    records.change(Initiative, initiative_id, title=title, aim=aim)
    old = {point.text: point for point in records.find(FocusPoint, initiative_id=initiative_id)}
    records.remove(FocusPoint, [point.id for text, point in old.items() if text not in points])
    for rank, text in enumerate(dict.fromkeys(points)):
        if text in old:
            records.change(FocusPoint, old[text].id, rank=rank)
        else:
            records.add(FocusPoint(id=new_id(), initiative_id=initiative_id, rank=rank, text=text))


def add_focus_point(records: Records, initiative_id: str, text: str, invented: bool = False) -> str:
    """Add a focus point to an initiative; returns its id."""
    rank = ranked.end(records, FocusPoint, initiative_id=initiative_id)
    point = FocusPoint(id=new_id(), initiative_id=initiative_id, rank=rank, text=text, invented=invented)
    records.add(point)
    return point.id


def change_part(records: Records, /, part: Part, key: str, **values: object) -> None:
    """Change fields of a stage, field of action, criterion or initiative."""
    records.change(part, key, **values)


def move_part(records: Records, part: Part, key: str, rank: int) -> None:
    """Move a stage, field of action, criterion or initiative to another place in its list."""
    ranked.place(records, part, key, rank)


def remove_part(records: Records, part: Part, key: str) -> None:
    """Remove a stage, field of action, criterion or initiative."""
    records.remove(part, [key])
    ranked.renumber(records, part)
