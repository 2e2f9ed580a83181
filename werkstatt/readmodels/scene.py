"""What the beamer shows now, as plain values: the room's view, and nothing that is not meant for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.attachment import Attachment, AttachmentContent
from werkstatt.domain.event import Day, Event, without_names
from werkstatt.domain.process import FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Curtain, RoomText, Scene, Spotlight
from werkstatt.domain.timer import Timer
from werkstatt.readmodels import cafe_scenes
from werkstatt.readmodels.agenda import AgendaPicture, agenda
from werkstatt.readmodels.choice import day_meant
from werkstatt.readmodels.process import stages_ahead
from werkstatt.readmodels.scene_contents import (
    AgendaScene,
    BreakScene,
    Content,
    GuestScene,
    HarvestScene,
    InitiativeScene,
    ItemScene,
    PictureScene,
    ReviewScene,
    SlidesScene,
    TextScene,
    ThanksScene,
    WelcomeScene,
)
from werkstatt.storage.records import Records

_SCENE_OF_KIND = {ItemKind.ARRIVAL: Scene.WELCOME, ItemKind.BREAK: Scene.BREAK, ItemKind.GUEST: Scene.GUEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScene:
    """The spotlight resolved. `page` (from 0) is one of `steps` that the remote turns before the agenda goes on.

    `subject_id` names what was chosen. When the running item `lacks` what its scene is about, the content is what is
    usual for its kind. `agenda_lends` the beamer to a guest's program when that is what the running item asks for.
    """

    event: Event
    scene: Scene
    curtain: Curtain
    follows: bool
    page: int
    steps: int
    content: Content
    subject_id: str | None = None
    lacks: bool = False
    agenda_lends: bool = False

    @property
    def has_more_steps(self) -> bool:
        """Whether the remote still turns something here before the agenda goes on."""
        return self.page + 1 < self.steps


class LastContent:
    """Remembers the content that was read last: slides are turned often, and under one identity they never change."""

    def __init__(self) -> None:
        self._key, self._content = "", b""

    def of(self, records: Records, key: str) -> bytes:
        """The content of an attachment."""
        if key != self._key:
            self._key, self._content = key, records.get(AttachmentContent, key).content
        return self._content


@dataclass(frozen=True, slots=True)
class _Where:
    """What scenes are built from."""

    records: Records
    event: Event
    agenda: AgendaPicture | None
    contents: LastContent
    subject_id: str | None = None

    @property
    def item(self) -> AgendaItem | None:
        return self.agenda.item if self.agenda else None

    @property
    def timer(self) -> Timer | None:
        return self.agenda.timer if self.agenda else None

    @property
    def next_title(self) -> str:
        following = self.agenda.next_item if self.agenda else None
        return following.title if following else ""


def shown_scene(records: Records, contents: LastContent | None = None) -> ShownScene | None:
    """What the spotlight shows; None in a file without events. Who asks again and again keeps the same `contents`."""
    spotlight = next(iter(records.find(Spotlight, id=SPOTLIGHT_ID)), None)
    if spotlight is None:
        return None
    event = without_names(records.get(Event, spotlight.event_id))
    picture = _for_the_room(records, event, None if spotlight.follows else spotlight.day_id)
    scene, content, lacks = _resolved(spotlight, _Where(records, event, picture, contents or LastContent()))
    steps = _steps(content)
    return ShownScene(
        event=event,
        scene=scene,
        curtain=spotlight.curtain,
        follows=spotlight.follows,
        page=min(spotlight.page, steps - 1),
        steps=steps,
        content=content,
        subject_id=None if spotlight.follows else spotlight.subject_id,
        lacks=lacks,
        agenda_lends=scene is Scene.GUEST and _is_lent(records, event),
    )


def text_at_hand(records: Records, event_id: str, day_id: str) -> str:
    """What the scene of a text says now or would say at an event: typed on the spot, or of the running item."""
    event = records.get(Event, event_id)
    lit = next(iter(records.find(Spotlight, event_id=event_id, follows=False, scene=Scene.TEXT)), None)
    where = _Where(records, event, _for_the_room(records, event, day_id), LastContent())
    content = _text(replace(where, subject_id=lit.subject_id if lit else None)) or _text(where)
    return content.text if content else ""


def _for_the_room(records: Records, event: Event, day_id: str | None) -> AgendaPicture | None:
    """A day of the event as the room may see it: the chosen one if it is there, else the one that is meant."""
    days = records.find(Day, order="date", event_id=event.id)
    chosen = next((day for day in days if day.id == day_id), None)
    day = chosen or day_meant(days, records.find(Run, day_id=[day.id for day in days]))
    return agenda(records, day.id).for_the_room if day else None


def _resolved(spotlight: Spotlight, where: _Where) -> tuple[Scene, Content, bool]:
    """Scene and content; and whether the running item lacks what its scene is about.

    What was chosen by hand and is not there any more gives way to the agenda.
    """
    if not spotlight.follows:
        chosen = _BUILDERS[spotlight.scene](replace(where, subject_id=spotlight.subject_id))
        if chosen is not None:
            return spotlight.scene, chosen, False
    scene, subject_id = _followed(where)
    content = _BUILDERS[scene](replace(where, subject_id=subject_id))
    return scene, content or _usual(where), content is None


def _usual(where: _Where) -> Content:
    """What is usual for the kind of the running item, and needs nothing else."""
    return (_BUILDERS[_usual_scene(where)](where) if where.item else None) or _item(where)


def _followed(where: _Where) -> tuple[Scene, str | None]:
    """The scene of the running item: its own, or what is usual for its kind."""
    if where.agenda is None or not where.agenda.runs:
        return Scene.WELCOME, None
    if (item := where.item) is None:
        return Scene.THANKS, None
    return item.scene or _usual_scene(where), item.subject_id


def _usual_scene(where: _Where) -> Scene:
    """What belongs to the running item, if the moderator chose nothing else for it."""
    in_cafe = cafe_scenes.usual_in_cafe(where.records, where.agenda) if where.agenda else None
    return in_cafe or (_SCENE_OF_KIND.get(where.item.kind, Scene.ITEM) if where.item else Scene.ITEM)


def _is_lent(records: Records, event: Event) -> bool:
    """Whether the running item asks for a guest's program."""
    return _followed(_Where(records, event, _for_the_room(records, event, None), LastContent()))[0] is Scene.GUEST


def _steps(content: Content) -> int:
    return max(1, content.steps) if isinstance(content, InitiativeScene | SlidesScene | HarvestScene) else 1


def _welcome(where: _Where) -> Content:
    picture = where.agenda
    return WelcomeScene(
        title=where.event.title,
        date=picture.day.date if picture else None,
        place=where.event.place,
        question=where.event.question,
        starts_at=picture.day.starts_at if picture else None,
        prompt=_said_on_arrival(picture) if picture else "",
    )


def _said_on_arrival(picture: AgendaPicture) -> str:
    """The text of the item that shows the welcome: the running one, or the first before it begins."""
    item = picture.item if picture.runs else picture.next_item
    scene = (item.scene or _SCENE_OF_KIND.get(item.kind)) if item else None
    return item.prompt if item and scene is Scene.WELCOME else ""


def _agenda(where: _Where) -> Content:
    return AgendaScene(agenda=where.agenda) if where.agenda else _welcome(where)


def _item(where: _Where) -> Content:
    item = where.item
    if item is None:
        return _welcome(where)
    return ItemScene(
        event=where.event,
        title=item.title,
        prompt=item.prompt,
        timer=where.timer,
        next_title=where.next_title,
        begins_at=where.agenda.awaited if where.agenda else None,
    )


def _break(where: _Where) -> Content:
    title = where.item.title if where.item else ""
    return BreakScene(event=where.event, title=title, timer=where.timer, next_title=where.next_title)


def _guest(where: _Where) -> Content:
    return GuestScene()


def _text(where: _Where) -> TextScene | None:
    """What was typed on the spot stands alone; a question of the agenda stands below the title of its item."""
    if where.subject_id:
        typed = where.records.find(RoomText, id=where.subject_id)
        return TextScene(title="", text=typed[0].text) if typed else None
    if where.item:
        return TextScene(title=where.item.title, text=where.item.prompt)
    question = where.event.question
    return TextScene(title="" if question.strip() else where.event.title, text=question)


def _picture(where: _Where) -> Content | None:
    kept = where.records.find(Attachment, id=where.subject_id)
    return PictureScene(name=kept[0].name, content=_content(where, kept[0])) if kept else None


def _slides(where: _Where) -> Content | None:
    kept = where.records.find(Attachment, id=where.subject_id)
    return SlidesScene(name=kept[0].name, content=_content(where, kept[0]), pages=kept[0].pages) if kept else None


def _content(where: _Where, kept: Attachment) -> bytes:
    return where.contents.of(where.records, kept.id)


def _review(where: _Where) -> Content:
    stages = where.records.find(Stage, order="rank")
    return ReviewScene(
        process=next(iter(where.records.find(Process)), Process(id="", title="")),
        stages=stages,
        fields=where.records.find(FieldOfAction, order="rank"),
        here=next((stage.id for stage in stages if stage.event_id == where.event.id), None),
    )


def _initiative(where: _Where) -> Content | None:
    chosen = where.records.find(Initiative, order="rank", **({"id": where.subject_id} if where.subject_id else {}))
    if where.subject_id and not chosen:
        return None
    points: dict[str, list[FocusPoint]] = {}
    for point in where.records.find(FocusPoint, order="rank"):
        points.setdefault(point.initiative_id, []).append(point)
    return InitiativeScene(initiatives=[(initiative, points.get(initiative.id, [])) for initiative in chosen])


def _thanks(where: _Where) -> Content:
    following = next(iter(stages_ahead(where.records, where.event.id)), None)
    return ThanksScene(
        title=where.event.title,
        next_stage=following.title if following else "",
        next_period=following.period if following else "",
    )


def _in_cafe(build: Callable[[cafe_scenes.Asked], Content | None], where: _Where) -> Content | None:
    return build(cafe_scenes.Asked(where.records, where.event, where.agenda, where.subject_id))


# None: what the scene is about is not there.
_BUILDERS: Mapping[Scene, Callable[[_Where], Content | None]] = {
    Scene.WELCOME: _welcome,
    Scene.AGENDA: _agenda,
    Scene.ITEM: _item,
    Scene.BREAK: _break,
    Scene.TEXT: _text,
    Scene.PICTURE: _picture,
    Scene.REVIEW: _review,
    Scene.INITIATIVE: _initiative,
    Scene.SLIDES: _slides,
    Scene.GUEST: _guest,
    Scene.THANKS: _thanks,
    **{scene: partial(_in_cafe, build) for scene, build in cafe_scenes.BUILDERS.items()},
}
