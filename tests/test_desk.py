"""The desk: what was acknowledged is on disk, pictures follow, nobody's failure stops others, and nothing waits."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, add, titles
from werkstatt.desk import Desk, Stacks, examine
from werkstatt.domain.attachment import Attachment, AttachmentContent
from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.domain.event import Event
from werkstatt.domain.person import Person
from werkstatt.domain.process import Process, Stage
from werkstatt.operations import process, story
from werkstatt.storage.records import Records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Masterplan.werkstatt"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk.create(path, CLOCK)
    yield made
    made.close()


def stage_titles(records: Records) -> list[str]:
    return [stage.title for stage in records.find(Stage, order="rank")]


def persons(records: Records) -> int:
    return len(records.find(Person))


class TestPictures:
    """Whoever watches gets each state once, and only what concerns it."""

    def test_the_first_picture_comes_by_itself_and_others_after_each_deed(self, desk: Desk):
        shown: list[list[str]] = []
        desk.watch(shown.append, stage_titles)
        add(desk, "a")
        assert shown == [[], ["a"]]  # a deed is acknowledged when the pictures are on their way
        add(desk, "b")
        desk.undo().result()
        assert shown == [[], ["a"], ["a", "b"], ["a"]]

    def test_a_picture_is_built_once_for_a_deed_however_many_rows_and_tables_it_touches(self, desk: Desk):
        built: list[int] = []

        def picture(records: Records) -> object:
            built.append(1)
            return records.find(Stage), records.find(Person)

        desk.watch(lambda picture: None, picture)
        nouns = [*(Stage(id=f"s{n}", rank=n, title="") for n in range(50)), *(Person(id=f"p{n}") for n in range(50))]
        desk.do(story.write_down, nouns).result()
        assert len(built) == 2

    def test_what_does_not_depend_on_the_change_is_not_built(self, desk: Desk):
        built: list[str] = []

        def picture(records: Records, name: str, noun: type) -> object:
            built.append(name)
            return records.find(noun)

        for name, noun in (("stages", Stage), ("persons", Person), ("events", Event)):
            desk.watch(lambda picture: None, picture, name, noun)
        add(desk, "a")
        assert built == ["stages", "persons", "events", "stages"]

    def test_the_same_picture_is_not_shown_again(self, desk: Desk):
        shown: list[int] = []
        desk.watch(shown.append, lambda records: len(records.find(Stage)) // 2)
        for title in "abc":
            add(desk, title)
        assert shown == [0, 1]

    def test_a_picture_may_depend_on_something_else_next_time(self, desk: Desk):
        shown: list[object] = []
        desk.watch(shown.append, lambda records: persons(records) if records.find(Stage) else None)
        desk.do(story.write_down, [Person(id="p")]).result()
        add(desk, "a")
        desk.do(story.write_down, [Person(id="q")]).result()
        assert shown == [None, 1, 2]

    def test_many_watch(self, desk: Desk):
        shown: dict[int, list[str]] = {}
        watches = [
            desk.watch(lambda picture, number=number: shown.update({number: picture}), stage_titles)
            for number in range(100)
        ]
        add(desk, "a")
        assert shown == {number: ["a"] for number in range(100)}
        for watch in watches[1:]:
            desk.unwatch(watch)
        desk.unwatch(watches[1])
        add(desk, "b")
        assert [number for number, picture in shown.items() if picture == ["a", "b"]] == [0]

    def test_nobody_sees_half_a_deed(self, desk: Desk):
        shown: list[tuple[int, int]] = []
        desk.watch(shown.append, lambda records: (len(records.find(Stage)), persons(records)))

        def both(records: Records, number: int) -> None:
            records.add(Stage(id=f"s{number}", rank=0, title=""))
            records.add(Person(id=f"p{number}"))

        for number in range(5):
            desk.do(both, number).result()
        assert shown == [(number, number) for number in range(6)]


class TestFailures:
    """A failure is told to whoever caused it, and to nobody else."""

    def test_a_picture_that_fails_keeps_no_other_from_coming_and_recovers(
        self, desk: Desk, expect_warning: Callable[[str], None]
    ):
        expect_warning("a picture could not be built")
        shown: list[object] = []

        def fails_on_b(records: Records) -> list[str]:
            if (found := stage_titles(records)) == ["a", "b"]:
                raise ZeroDivisionError
            return found

        desk.watch(lambda picture: shown.append(("fragile", picture)), fails_on_b)
        desk.watch(lambda picture: shown.append(("sound", picture)), stage_titles)
        for title in "abc":
            add(desk, title)
        assert [picture for who, picture in shown if who == "sound"] == [[], ["a"], ["a", "b"], ["a", "b", "c"]]
        assert [picture for who, picture in shown if who == "fragile"] == [[], ["a"], ["a", "b", "c"]]

    def test_a_picture_that_fails_is_told_once(self, desk: Desk, expect_warning: Callable[[str], None]):
        expect_warning("a picture could not be built")
        told: list[BaseException] = []
        desk.on_trouble = told.append
        desk.watch(lambda picture: None, lambda records: 1 // len(records.find(Stage)) - 1 // persons(records))
        for title in "ab":
            add(desk, title)
        (trouble,) = told
        assert isinstance(trouble, FileTrouble)
        assert (trouble.reason, trouble.values["detail"]) == ("not_shown", "integer division or modulo by zero")

    def test_what_can_not_be_stored_is_refused(self, desk: Desk):
        for deed in (
            lambda records: process.add_stage(records, "x") and records.add(Stage(id="s", rank=2**70, title="")),
            lambda records: records.add(Stage(id="\ud800", rank=1, title="")),
            lambda records: date.max + timedelta(days=1),
        ):
            with pytest.raises(Refused, match="out_of_range"):
                desk.do(deed).result()
        assert titles(desk) == []

    def test_a_picture_of_what_is_not_there_yet_comes_when_it_is(self, desk: Desk):
        shown: list[str] = []
        desk.watch(shown.append, lambda records: records.get(Stage, "s").title)
        desk.do(story.write_down, [Stage(id="s", rank=0, title="da")]).result()
        assert shown == ["da"]
        desk.undo().result()
        desk.redo().result()
        assert shown == ["da"]

    def test_a_receiver_that_fails_keeps_no_other_from_receiving(
        self, desk: Desk, expect_warning: Callable[[str], None]
    ):
        expect_warning("a receiver failed")

        def fail(*values: object) -> None:
            raise ZeroDivisionError

        shown: list[list[str]] = []
        desk.on_saved = desk.on_stacks = fail
        desk.watch(fail, stage_titles)
        desk.watch(shown.append, stage_titles)
        add(desk, "a")
        assert shown == [[], ["a"]]
        assert titles(desk) == ["a"]

    @pytest.mark.parametrize("error", [Refused("failed"), ZeroDivisionError(), NotThere("Stage", "x")])
    def test_a_deed_that_fails_changed_nothing_and_says_so(self, desk: Desk, error: Exception):
        saved: list[int] = []
        desk.on_saved = lambda: saved.append(1)

        def half(records: Records) -> None:
            process.add_stage(records, "halb")
            raise error

        with pytest.raises(type(error)):
            desk.do(half).result()
        assert titles(desk) == []
        assert saved == []
        with pytest.raises(Refused, match="nothing_to_undo"):
            desk.undo().result()

    def test_a_question_that_fails_is_told(self, desk: Desk):
        with pytest.raises(NotThere):
            desk.ask(lambda records: records.get(Stage, "none")).result()
        assert desk.ask(stage_titles).result() == []


class TestDeeds:
    """Acknowledged, named, undone and done again."""

    def test_saved_is_said_when_it_is_on_disk(self, desk: Desk, path: Path):
        logged: list[int] = []
        log = path.with_name(f"{path.name}-wal")
        desk.on_saved = lambda: logged.append(log.stat().st_size)
        add(desk, "a")
        add(desk, "b")
        assert 0 < logged[0] < logged[1]

    def test_stacks_have_names(self, desk: Desk):
        told: list[Stacks] = []
        desk.on_stacks = told.append
        desk.do(process.add_stage, title="a").result()
        assert desk.undo().result() == "process.add_stage"
        assert desk.redo().result() == "process.add_stage"
        done = Stacks("process.add_stage", None)
        assert told == [done, Stacks(None, "process.add_stage"), done]

    def test_results_come_back(self, desk: Desk):
        key = desk.do(process.add_stage, "a").result()
        assert desk.ask(lambda records: records.get(Stage, key).title).result() == "a"

    def test_deeds_are_done_in_the_order_in_which_they_were_asked(self, desk: Desk):
        futures = [desk.do(process.add_stage, f"{number}") for number in range(50)]
        assert titles(desk) == [f"{number}" for number in range(50)]
        assert all(future.done() for future in futures)


class TestClosing:
    """Everything that was asked for is done, and one plain file remains."""

    def test_what_is_queued_is_done_first(self, path: Path):
        desk = Desk.create(path, CLOCK)
        gate = threading.Event()
        desk.ask(lambda records: gate.wait(10))
        futures = [desk.do(process.add_stage, f"{number}") for number in range(20)]
        backup = desk.back_up()
        threading.Timer(0.05, gate.set).start()
        desk.close()
        assert all(future.done() for future in futures)
        assert backup.done()
        assert [found.name for found in path.parent.iterdir() if found.is_file()] == [path.name]
        again = Desk.open(path, CLOCK)
        assert len(titles(again)) == 20
        again.close()

    def test_what_comes_too_late_is_cancelled(self, path: Path):
        desk = Desk.create(path, CLOCK)
        watch = desk.watch(lambda picture: None, stage_titles)
        desk.close()
        desk.close()
        desk.unwatch(watch)
        late: list[Future[str]] = [desk.do(process.add_stage, "spät"), desk.undo(), desk.redo()]
        assert all(future.cancelled() for future in (*late, desk.back_up(), desk.ask(stage_titles)))
        with pytest.raises(CancelledError):
            late[0].result()

    def test_a_backup_lies_beside_the_file(self, path: Path):
        desk = Desk.create(path, CLOCK)
        add(desk, "a")
        assert desk.backups() == []
        desk.close()
        (backup,) = desk.backups()
        assert examine(backup.path) == []

    def test_nothing_is_done_twice(self, path: Path):
        desk = Desk.create(path, CLOCK)
        add(desk, "a")
        assert desk.back_up().result()
        assert desk.back_up().result() is None
        add(desk, "b")
        desk.undo().result()
        assert desk.back_up().result()
        desk.close()
        assert len(desk.backups()) <= 2

    def test_a_new_file_may_begin_with_something_that_is_not_undone(self, path: Path):
        desk = Desk.create(path, CLOCK, lambda records: process.begin_process(records, "Wohnen"))
        with pytest.raises(Refused, match="nothing_to_undo"):
            desk.undo().result()
        assert [found.title for found in desk.ask(lambda records: records.find(Process)).result()] == ["Wohnen"]
        desk.close()

    def test_a_file_that_can_not_be_opened_leaves_no_thread(self, path: Path):
        with pytest.raises(FileTrouble, match="missing"):
            Desk.open(path, CLOCK)
        Desk.create(path, CLOCK).close()
        with pytest.raises(FileTrouble, match="exists"):
            Desk.create(path, CLOCK)

    def test_back_to_a_backup(self, path: Path):
        desk = Desk.create(path, CLOCK)
        add(desk, "damals")
        made = desk.back_up().result()
        assert made is not None
        CLOCK.advance(timedelta(minutes=5))
        add(desk, "jetzt")
        desk.close()
        desk = Desk.put_back(path, made.path, CLOCK)
        assert titles(desk) == ["damals"]
        assert desk.found is not None
        assert Path(desk.found.values["aside"]).exists()
        desk.close()


def test_nothing_waits_for_a_backup(desk: Desk):
    """Deeds are done while a backup of 24 MB is under way, and it holds a sound state."""
    event = Event(id="e", title="E")
    nouns = [Attachment(id=n, event_id="e", name="", media_type="", pages=1) for n in "ab"]
    nouns += [AttachmentContent(id=n, content=bytes(12_000_000)) for n in "ab"]
    desk.do(story.write_down, [event, *nouns]).result()
    backup = desk.back_up()
    done = 0
    while not backup.done():
        add(desk, f"{done}")
        done += 1
    made = backup.result()
    assert done >= 5
    assert made is not None
    assert examine(made.path) == []
    assert len(titles(desk)) == done


def test_the_first_deed_may_come_while_a_backup_is_under_way(path: Path):
    """With it the file turns to its log, under the hands of the backup."""
    desk = Desk.create(path, CLOCK)
    event = Event(id="e", title="E")
    content = AttachmentContent(id="a", content=bytes(8_000_000))
    desk.do(
        story.write_down, [event, Attachment(id="a", event_id="e", name="", media_type="", pages=1), content]
    ).result()
    desk.close()
    for number in range(5):
        desk = Desk.open(path, CLOCK)
        backup = desk.back_up()
        add(desk, f"{number}")
        made = backup.result()
        assert made is None or examine(made.path) == []
        desk.close()
        CLOCK.advance(timedelta(minutes=1))
    assert examine(path) == []
    desk = Desk.open(path, CLOCK)
    assert titles(desk) == list("01234")
    desk.close()
