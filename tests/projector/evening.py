"""What a room sees in the course of an evening, in several kinds of text: plain, long, none, and odd."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.event import Day, Event
from werkstatt.domain.process import FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import (
    AgendaScene,
    BreakScene,
    Content,
    GuestScene,
    InitiativeScene,
    ItemScene,
    ReviewScene,
    TextScene,
    ThanksScene,
    WelcomeScene,
)

Wording = Callable[[str], str]
"""Turns a plain text into one of another kind."""

_COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_ODD = (
    "<b>fett</b><img src=/etc/passwd> &amp; 🎉👩‍👩‍👧 שלום עולם مرحبا بالعالم Здравствуйте 日本語のテスト "
    "\u202eumgedreht\u202c \ud800 a\u0301\u0323 \x07Ende"
)


def _long(text: str) -> str:
    words = f"{text} {_COMPOUND} und {_COMPOUND}svorsitzendenwahlkreis "
    return (words * 3)[:300].strip()


WORDINGS: Mapping[str, Wording] = {
    "plain": lambda text: text,
    "long": _long,
    "one word": lambda text: (text.replace(" ", "") * 60)[:300],
    "nothing": lambda text: "",
    "odd": lambda text: f"{text} {_ODD}",
}

DATE = date(2023, 1, 18)
START = datetime(2023, 1, 18, 17, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """The moment `minutes` after six o'clock in the evening, when it begins."""
    return START + timedelta(minutes=minutes)


def event(word: Wording) -> Event:
    return Event(id="event", title=word("Netzwerkkonferenz"), place=word("Gemeindehalle"), question=word("Was hilft?"))


def timer(ends: float, minutes: int = 25) -> Timer:
    return Timer(id="timer", event_id="event", title="", ends_at=at(ends), planned_seconds=60 * minutes, run_id="run")


def day() -> Day:
    return Day(id="day", event_id="event", date=DATE, starts_at=time(18), announced_end=time(21))


def agenda_picture(word: Wording, count: int) -> AgendaPicture:
    """`count` items of ten minutes, of which the fourth runs and the second is left out."""
    items = [
        AgendaItem(
            id=f"item-{rank}",
            day_id="day",
            rank=rank,
            kind=ItemKind.PLENARY,
            title=word(f"Gespräch {rank}"),
            minutes=10,
            skipped=rank == 1,
        )
        for rank in range(count)
    ]
    done = [(0, 0.0, 10.0), (2, 10.0, 21.0)]
    runs = [
        Run(id=f"run-{rank}", day_id="day", item_id=f"item-{rank}", started_at=at(start), ended_at=at(end))
        for rank, start, end in done
        if rank < count
    ]
    run = Run(id="run", day_id="day", item_id="item-3", started_at=at(21)) if count > 3 else None
    return AgendaPicture(
        event=event(word),
        days=[day()],
        day=day(),
        items=items,
        runs=[*runs, *([run] if run else [])],
        run=run,
        timer=timer(31, 10) if run else None,
        earlier_timers=[],
        group_clocks=[],
    )


def initiatives(word: Wording, points: int) -> list[tuple[Initiative, list[FocusPoint]]]:
    made = []
    for rank, title in enumerate(("Bündnis neues Wohnen", "Gesunde Betriebe")):
        initiative = Initiative(id=f"initiative-{rank}", rank=rank, title=word(title), aim=word("Gut leben"))
        texts = [word(f"Schwerpunkt {rank}.{point}") for point in range(points)]
        made.append(
            (
                initiative,
                [
                    FocusPoint(id=f"point-{rank}-{point}", initiative_id=initiative.id, rank=point, text=text)
                    for point, text in enumerate(texts)
                ],
            )
        )
    return made


def stage(word: Wording, rank: int) -> Stage:
    """A stage of which there is something to tell, but for the last of many."""
    summary = "" if rank > 7 else word(f"In Phase {rank} fanden viele zusammen, die sonst nie miteinander sprechen.")
    return Stage(id=f"s{rank}", rank=rank, title=word(f"Phase {rank}"), period=word(f"ab {rank}."), summary=summary)


def review(word: Wording, stages: int) -> ReviewScene:
    return ReviewScene(
        process=Process(id="process", title=word("Masterplan"), challenge=word("Fachkräfte"), aim=word("Gut leben")),
        stages=[stage(word, n) for n in range(stages)],
        fields=[FieldOfAction(id=f"f{n}", rank=n, title=word(f"Handlungsfeld {n}")) for n in range(6)],
        here="s3",
    )


def item(word: Wording) -> ItemScene:
    return ItemScene(
        event=event(word),
        title=word("Projekt-Café"),
        prompt=word("Was braucht es?"),
        timer=timer(50),
        next_title=word("Wechsel"),
    )


def scenes(word: Wording) -> dict[str, tuple[ShownScene, datetime]]:
    """Every scene in this wording, each with the moment at which it is looked at."""
    meeting = event(word)
    welcome = WelcomeScene(
        title=meeting.title, date=DATE, place=meeting.place, question=meeting.question, starts_at=time(18)
    )
    asked = replace(welcome, prompt=word("Bitte nehmen Sie sich ein Namensschild."))
    pause = BreakScene(event=meeting, title=word("Pause"), timer=timer(50), next_title=word("Kartenabfrage"))
    thanks = ThanksScene(title=meeting.title, next_stage=word("Werkstatt"), next_period=word("März"))
    points = initiatives(word, 20)
    contents: dict[str, tuple[Content, Scene, float]] = {
        "welcome, a day before": (welcome, Scene.WELCOME, -1440),
        "welcome, counting": (welcome, Scene.WELCOME, -20),
        "welcome, begun": (welcome, Scene.WELCOME, 3),
        "welcome with a request": (asked, Scene.WELCOME, -20),
        "welcome with a request alone": (replace(asked, question=""), Scene.WELCOME, 3),
        "agenda": (AgendaScene(agenda=agenda_picture(word, 11)), Scene.AGENDA, 25),
        "agenda of none": (AgendaScene(agenda=agenda_picture(word, 0)), Scene.AGENDA, 25),
        "agenda of 200": (AgendaScene(agenda=agenda_picture(word, 200)), Scene.AGENDA, 35),
        "item": (item(word), Scene.ITEM, 40),
        "item, over time": (item(word), Scene.ITEM, 51.4),
        "item, hours": (replace(item(word), timer=timer(200, 240)), Scene.ITEM, 40),
        "item, hours over": (replace(item(word), timer=timer(-600, 240)), Scene.ITEM, 40),
        "item, paused": (replace(item(word), timer=replace(timer(50), paused_at=at(30))), Scene.ITEM, 40),
        "item, no clock": (replace(item(word), timer=None, prompt=""), Scene.ITEM, 40),
        "break": (pause, Scene.BREAK, 40),
        "break, over": (pause, Scene.BREAK, 55),
        "break, no clock": (replace(pause, timer=None), Scene.BREAK, 55),
        "text": (TextScene(title=word("Regeln"), text=word("Wir hören zu.")), Scene.TEXT, 40),
        "text of many lines": (TextScene(title=word("Regeln"), text="\n".join([word("Hören")] * 20)), Scene.TEXT, 40),
        "review": (review(word, 5), Scene.REVIEW, 40),
        "review of 12": (review(word, 12), Scene.REVIEW, 40),
        "review of nothing": (replace(review(word, 0), fields=[]), Scene.REVIEW, 40),
        "no initiatives": (InitiativeScene(initiatives=[]), Scene.INITIATIVE, 40),
        "guest": (GuestScene(), Scene.GUEST, 40),
        "thanks": (thanks, Scene.THANKS, 180),
        "thanks alone": (replace(thanks, next_stage="", next_period=""), Scene.THANKS, 180),
    }
    made = {name: (_shown(meeting, content, scene), at(when)) for name, (content, scene, when) in contents.items()}
    for step in range(2 * 22):
        initiative = InitiativeScene(initiatives=points)
        made[f"initiative, step {step}"] = _shown(meeting, initiative, Scene.INITIATIVE, step, 44), at(40)
    return made


def shown(content: Content, scene: Scene, page: int = 0, curtain: Curtain = Curtain.OPEN) -> ShownScene:
    """`content` on the beamer of an ordinary evening."""
    return replace(_shown(event(WORDINGS["plain"]), content, scene, page), curtain=curtain)


def _shown(meeting: Event, content: Content, scene: Scene, page: int = 0, steps: int = 1) -> ShownScene:
    return ShownScene(
        event=meeting, scene=scene, curtain=Curtain.OPEN, follows=True, page=page, steps=steps, content=content
    )
