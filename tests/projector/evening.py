"""What a room sees in the course of an evening, in several kinds of text: plain, long, none, and odd."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.event import Day, Event
from werkstatt.domain.process import FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import (
    AgendaScene,
    BreakScene,
    ChangeScene,
    Content,
    GuestScene,
    HarvestNote,
    HarvestScene,
    HarvestStep,
    InitiativeScene,
    ItemScene,
    LongerTable,
    NamedSeat,
    PlannedTable,
    PlannedTopic,
    ReviewScene,
    RoundScene,
    SeatsScene,
    ShownName,
    TablesScene,
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


TOPICS = (
    *("Bündnis neues Wohnen", "Fachkräfte-Offensive Handwerk", "Gesunde Betriebe – gesunde Verbandsgemeinde"),
    *("Management „lebendige VG“", "Nahversorgungsgenossenschaft", "Jugend, Vereine und Dorfgemeinschaftshäuser"),
    *("Energie", "Mobilität im ländlichen Raum"),
)
_LAST = ("Bauer", "Schmidt-Wallenborn", "Kirchhoff", "Özdemir", "von der Heydt", "Klein", "Zimmermann", "Hartenfels")
_FIRST = ("Anna", "Karl-Heinz", "Sabine", "Mehmet", "Maria Magdalena")


def name(word: Wording, number: int) -> ShownName:
    """Somebody; every twelfth is known by a number alone."""
    if number % 12 == 11:
        return ShownName("", "", number)
    return ShownName(word(f"{_LAST[number % 8]}-{number // 8}"), word(_FIRST[number % 5]), number)


def topics(word: Wording, count: int = 4, tables: int = 2, *, known: bool = False) -> list[PlannedTopic]:
    """Topics with so many tables each; `known` ones have a place and a host."""
    return [
        PlannedTopic(
            word(TOPICS[rank % 8]),
            rank,
            [
                PlannedTable(number, *((word("am Fenster"), name(word, number)) if known else ()))
                for number in range(rank * tables + 1, rank * tables + tables + 1)
            ],
        )
        for rank in range(count)
    ]


def seats(word: Wording, people: int) -> SeatsScene:
    """A list for the second of two rounds, with the change before it going on."""
    there = [NamedSeat(name(word, number), number % 8 + 1, number % 8 // 2) for number in range(people)]
    return SeatsScene(
        event=event(word),
        cafe=word("Projekt-Café"),
        number=2,
        seats=sorted(there, key=lambda seat: (not seat.name.last, seat.name.last, seat.name.given)),
        topics=topics(word, known=True),
        timer=timer(42, 5),
        changes_now=True,
    )


def round_scene(word: Wording, count: int = 4, tables: int = 2) -> RoundScene:
    return RoundScene(
        event=event(word),
        cafe=word("Projekt-Café"),
        number=1,
        rounds=2,
        question=word("Was braucht diese Initiative, damit sie gelingt?"),
        topics=topics(word, count, tables),
        timer=timer(50),
        longer=[LongerTable(3, at(55), 300)],
        on_badges=True,
        next_title=word("Wechsel"),
    )


def harvest(word: Wording) -> HarvestScene:
    notes = [HarvestNote(kind, word(f"{kind} für alle am Ort"), word("Ortskerne")) for kind in NoteKind]
    return HarvestScene(
        event=event(word),
        cafe=word("Projekt-Café"),
        harvest=[
            HarvestStep(1, word(TOPICS[0]), 0, notes[:2]),
            HarvestStep(1, word(TOPICS[0]), 0, notes[2:3]),
            HarvestStep(12, word(TOPICS[5]), 5, [replace(notes[3], focus_point="")]),
        ],
    )


def cafe_contents(word: Wording) -> dict[str, tuple[Content, Scene, float]]:
    """The scenes of a café, each with the moment at which it is looked at."""
    crowd = 60 if len(word("x")) == 1 else 9  # longer names take many pages each
    round_, list_ = round_scene(word), seats(word, crowd)
    alone = replace(round_, rounds=1, question=round_.cafe, longer=[], on_badges=False)
    change = ChangeScene(seats=list_, longer=[LongerTable(3, at(104), 300), LongerTable(5, at(106), 420)])
    plan = TablesScene(event=round_.event, cafe=round_.cafe, topics=topics(word, known=True))
    return {
        "round": (round_, Scene.ROUND, 40),
        "round of 8 topics": (round_scene(word, 8), Scene.ROUND, 40),
        "round of 40 tables": (round_scene(word, 1, 40), Scene.ROUND, 40),
        "round, one table goes on": (round_, Scene.ROUND, 52),
        "round, all is over": (round_, Scene.ROUND, 56),
        "round, paused": (replace(round_, timer=replace(timer(50), paused_at=at(30))), Scene.ROUND, 40),
        "round ahead": (replace(round_, timer=None, longer=[], topics=[]), Scene.ROUND, 10),
        "round, the only one": (alone, Scene.ROUND, 40),
        "change": (change, Scene.CHANGE, 40),
        "change of 120": (ChangeScene(seats=seats(word, 2 * crowd), longer=[]), Scene.CHANGE, 43),
        "change without seats": (replace(change, seats=replace(list_, seats=[])), Scene.CHANGE, 40),
        "seats": (replace(list_, timer=None, changes_now=False), Scene.SEATS, 10),
        "seats of a few": (replace(seats(word, 5), changes_now=False), Scene.SEATS, 10),
        "seats of people of one name": (replace(list_, seats=[*list_.seats[:3], *list_.seats[:3]]), Scene.SEATS, 10),
        "tables": (plan, Scene.TABLES, 10),
        "tables of 8 topics": (replace(plan, topics=topics(word, 8, known=True)), Scene.TABLES, 10),
        "tables by number alone": (replace(plan, topics=topics(word, 5)), Scene.TABLES, 10),
        "tables of none": (replace(plan, topics=[]), Scene.TABLES, 10),
        "harvest of nothing": (replace(harvest(word), harvest=[]), Scene.HARVEST, 170),
    }


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
        **cafe_contents(word),
    }
    made = {name: (_shown(meeting, content, scene), at(when)) for name, (content, scene, when) in contents.items()}
    for step in range(2 * 22):
        initiative = InitiativeScene(initiatives=points)
        made[f"initiative, step {step}"] = _shown(meeting, initiative, Scene.INITIATIVE, step, 44), at(40)
    for step in range(3):
        made[f"harvest, step {step}"] = _shown(meeting, harvest(word), Scene.HARVEST, step, 3), at(170)
    return made


def shown(content: Content, scene: Scene, page: int = 0, curtain: Curtain = Curtain.OPEN) -> ShownScene:
    """`content` on the beamer of an ordinary evening."""
    return replace(_shown(event(WORDINGS["plain"]), content, scene, page), curtain=curtain)


def _shown(meeting: Event, content: Content, scene: Scene, page: int = 0, steps: int = 1) -> ShownScene:
    return ShownScene(
        event=meeting, scene=scene, curtain=Curtain.OPEN, follows=True, page=page, steps=steps, content=content
    )
