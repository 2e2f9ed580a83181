"""A story is written down as it is told, with the ids it has, as one step."""

from tests.support.desks import Evening
from werkstatt.domain.process import FocusPoint, Initiative, Stage
from werkstatt.operations.story import write_down
from werkstatt.readmodels.process import process as process_picture

NOUNS = (
    Initiative(id="wohnen", rank=0, title="Neues Wohnen"),
    FocusPoint(id="wohnen-1", initiative_id="wohnen", rank=0, text="Ortskerne"),
    Stage(id="anfang", rank=0, title="Anfang"),
)


def test_nouns_keep_their_identities_and_are_undone_together(night: Evening) -> None:
    before = night.desk.ask(process_picture).result()
    night.desk.do(write_down, NOUNS).result()
    picture = night.desk.ask(process_picture).result()
    assert [(shown.initiative, *shown.points) for shown in picture.initiatives] == [NOUNS[:2]]
    assert list(picture.stages) == [NOUNS[2]]
    assert night.desk.undo().result() == "story.write_down"
    assert night.desk.ask(process_picture).result() == before
