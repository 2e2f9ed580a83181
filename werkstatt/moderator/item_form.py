"""The fields of one agenda item."""

from functools import partial
from typing import Any

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.spotlight import CAFE_SCENES, Scene
from werkstatt.i18n import _
from werkstatt.moderator.listed_choice import ListedChoice
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.offering import Offering, adding, subjects
from werkstatt.moderator.scene_lack import SceneLack
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda
from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, LineEditor, NumberEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button, retitle
from werkstatt.wording.terms import term

_FILES = (Scene.PICTURE, Scene.SLIDES)
_Choice = tuple[tuple[Scene | None, str | None], str]


class ItemForm(NounForm):
    """Edits one item below the list. Pictures and slides for the room are chosen, and added, here as well."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.offering = Offering(workplace, self)
        self.offering.changed.connect(self._offer)
        self.add_file = button("", self._ask_file, "link")
        self.form.add_to_head(self.add_file)
        self.lack = SceneLack(workplace)
        below = self.form.layout()
        assert below is not None
        below.addWidget(self.lack)

    def _offer(self) -> None:
        if self.noun is not None:
            self.show_noun(self.noun)

    def make_form(self) -> Form:
        """What is planned, what the room sees, and notes that it never sees."""
        return Form(
            _("Agenda item"),
            [
                Field("title", _("Title"), LineEditor(), 6),
                Field("kind", _("Kind"), ChoiceEditor(words(ItemKind, term)), 3),
                Field("responsible", _("Responsible"), LineEditor(), 3),
                Field("minutes", _("Length (min)"), NumberEditor(1, 600), 2),
                Field("buffer", _("Buffer (min)"), NumberEditor(0, 120), 2),
                Field("fixed_start", _("Fixed start"), ClockTimeEditor(), 2),
                Field("on_beamer", _("On the beamer"), ListedChoice([]), 6),
                Field("prompt", _("Question or text for the room"), TextEditor(2), 6),
                Field("notes", _("Notes for the moderation (never on the beamer)"), TextEditor(2), 6),
            ],
            columns=12,
        )

    def show_noun(self, noun: AgendaItem) -> None:
        """Show the fields, and what is missing for the beamer."""
        choices = self._choices(noun)
        found = any(value == noun.on_beamer for value, _word in choices)
        if not found and noun.scene:
            choices.append((noun.on_beamer, _("{scene}: not there any more").format(scene=term(noun.scene))))
        editor = self.form.fields["on_beamer"]
        assert isinstance(editor, ChoiceEditor)
        editor.offer(choices)
        super().show_noun(noun)
        lacks = not found or (noun.scene in _FILES and not noun.subject_id)
        self.lack.show_scene(noun.scene, noun.subject_id, lacks=lacks)
        self.add_file.setVisible(noun.scene in _FILES)
        retitle(self.add_file, adding(noun.scene or Scene.PICTURE))

    def leave(self) -> None:
        """Hide the form."""
        super().leave()
        self.lack.rest()

    def _choices(self, noun: AgendaItem) -> list[_Choice]:
        """Every scene, and for those that are about something all of these.

        Of a café only what there are several of is named: all else is about the one that runs anyway.
        """
        there = self.offering.now
        choices: list[_Choice] = [((None, None), _("as usual for this kind"))]
        for scene in (scene for scene in Scene if there.cafes.cafes or scene not in CAFE_SCENES):
            names = subjects(there, scene)
            if scene in CAFE_SCENES and len(names) == 1 and names[0][0] != noun.subject_id:
                names = ()
            choices.append(((scene, None), _without_subject(scene, several=bool(names))))
            choices += [((scene, key), f"{term(scene)}: {name}") for key, name in names]
        return choices

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        if field == "on_beamer":
            self._put_on_beamer(self.noun.id, *value)
        else:
            self.workplace.do(agenda.change_item, self.noun.id, **{field: value})

    def _put_on_beamer(self, item_id: str, scene: Scene | None, subject_id: str | None) -> None:
        self.workplace.do(agenda.change_item, item_id, scene=scene, subject_id=subject_id)

    def _ask_file(self) -> None:
        """The file goes to this item, whichever is in the form by then."""
        scene = self.noun.scene
        self.offering.ask_file(scene, partial(self._put_on_beamer, self.noun.id, scene))

    def remove(self) -> None:
        """Remove the item."""
        self.workplace.do(agenda.remove_item, self.noun.id)


def _without_subject(scene: Scene, *, several: bool) -> str:
    """A scene that is about nothing in particular, or not yet, or about what runs."""
    if scene in _FILES:
        return _("{scene}: not chosen yet").format(scene=term(scene))
    if scene is Scene.INITIATIVE:
        return _("{scene}: all, one after the other").format(scene=term(scene))
    if scene is Scene.SEATS and several:
        return _("{scene}: the round that runs or comes next").format(scene=term(scene))
    return term(scene)
