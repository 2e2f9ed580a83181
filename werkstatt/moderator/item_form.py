"""The fields of one agenda item."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.spotlight import CAFE_SCENES, Scene
from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.offering import Offering, adding, lack_of
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda
from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, LineEditor, NumberEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button, label, retitle
from werkstatt.wording.terms import term

_FILES = (Scene.PICTURE, Scene.SLIDES)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_Choice = tuple[tuple[Scene | None, str | None], str]


class _BeamerChoice(ChoiceEditor):
    """Keys open the list first: the room must not see every scene that is passed on the way to another one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters choose inside the list; Enter there confirms."""
        letters = event.text().strip()
        if event.key() in _STEPS or letters.isalnum():
            self.showPopup()
            self.view().keyboardSearch(letters)
        else:
            super().keyPressEvent(event)


class ItemForm(NounForm):
    """Edits one item below the list. Pictures and slides for the room are chosen, and added, here as well."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.offering = Offering(workplace, self)
        self.offering.changed.connect(self._offer)
        self.add_file = button("", self._ask_file, "link")
        self.form.add_to_head(self.add_file)
        self.lack = label("", "warn", wrap=True)
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
                Field("on_beamer", _("On the beamer"), _BeamerChoice([]), 6),
                Field("prompt", _("Question or text for the room"), TextEditor(2), 6),
                Field("notes", _("Notes for the moderation (never on the beamer)"), TextEditor(2), 6),
            ],
            columns=12,
        )

    def show_noun(self, noun: AgendaItem) -> None:
        """Show the fields, and what is missing for the beamer."""
        choices = self._choices()
        found = any(value == noun.on_beamer for value, _word in choices)
        if not found and noun.scene:
            choices.append((noun.on_beamer, _("{scene}: not there any more").format(scene=term(noun.scene))))
        editor = self.form.fields["on_beamer"]
        assert isinstance(editor, ChoiceEditor)
        editor.offer(choices)
        super().show_noun(noun)
        lacks = not found or (noun.scene in _FILES and not noun.subject_id)
        self.lack.setText(lack_of(noun.scene) if lacks and noun.scene else "")
        self.lack.setVisible(bool(self.lack.text()))
        self.add_file.setVisible(noun.scene in _FILES)
        retitle(self.add_file, adding(noun.scene or Scene.PICTURE))

    def _choices(self) -> list[_Choice]:
        """Every scene, and for those that are about something all of these."""
        choices: list[_Choice] = [((None, None), _("as usual for this kind"))]
        cafes = self.offering.now.cafes.cafes
        for scene in (scene for scene in Scene if cafes or scene not in CAFE_SCENES):
            names = self.offering.now.subjects(scene)
            choices.append(((scene, None), _without_subject(scene)))
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


def _without_subject(scene: Scene) -> str:
    """A scene that is about nothing in particular, or not yet."""
    if scene in _FILES:
        return _("{scene}: not chosen yet").format(scene=term(scene))
    if scene is Scene.INITIATIVE:
        return _("{scene}: all, one after the other").format(scene=term(scene))
    return term(scene)
