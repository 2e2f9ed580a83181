"""What a change of the seats would mean, in words: what moves, what gets worse, and which rules would not hold."""

from collections.abc import Iterable, Sequence

from werkstatt.moderator.cafe_tables import guest_name, table_name
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.seating import Change
from werkstatt.seating.plan import BrokenRule, Reason
from werkstatt.wording.cafe import broken_text, effect_text, reason_text


def effect_of(picture: CafePicture, change: Change) -> str:
    """One sentence."""
    return effect_text(
        moved=len(change.moved),
        seated=len(change.seated),
        unseated=len(change.unseated),
        more_repeats=change.more_repeats,
        known=picture.is_known,
    )


def effects(picture: CafePicture, change: Change) -> Sequence[str]:
    """What somebody's move means, a sentence each: what follows from it, and which rules would not hold any more."""
    return [effect_of(picture, change), *newly_broken(picture, change)]


def newly_broken(picture: CafePicture, change: Change) -> Sequence[str]:
    """The rules that hold now and would not hold any more."""
    before = set(change.before.score.broken_rules)
    return broken_rules(picture, [broken for broken in change.after.score.broken_rules if broken not in before])


def broken_rules(picture: CafePicture, broken: Iterable[BrokenRule]) -> Sequence[str]:
    """Rules that do not hold, a sentence for each."""
    return [
        broken_text(one, table_name(picture.table(one.table)), _names(picture, one.people))
        for one in broken
        if one.round > picture.past
    ]


def why(picture: CafePicture, reasons: Iterable[Reason]) -> Sequence[str]:
    """Why rules can't hold, and what to change."""
    titles = {topic.id: topic.title for topic in picture.topics}
    return [reason_text(one, titles.get(one.topic or "", ""), _names(picture, one.people)) for one in reasons]


def _names(picture: CafePicture, people: Iterable[str]) -> Sequence[str]:
    return [guest_name(picture.guests[person]) for person in people if person in picture.guests]
