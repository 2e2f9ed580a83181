"""What the moderator did, in words: for "Undo: …" and for the line that says what was undone."""

from collections.abc import Callable, Mapping

from werkstatt.i18n import _


def deed(operation: str) -> str:
    """The words for an operation's name ("agenda.move_item"); none for one of another version of the program."""
    return _DEEDS[operation]() if operation in _DEEDS else ""


_DEEDS: Mapping[str, Callable[[], str]] = {
    "process.begin_process": lambda: _("process begun"),
    "process.describe_process": lambda: _("process described"),
    "process.write_fields_of_action": lambda: _("fields of action changed"),
    "process.write_criteria": lambda: _("criteria changed"),
    "process.add_stage": lambda: _("stage added"),
    "process.change_stage": lambda: _("stage changed"),
    "process.move_stage": lambda: _("stage moved"),
    "process.remove_stage": lambda: _("stage removed"),
    "process.add_initiative": lambda: _("initiative added"),
    "process.change_initiative": lambda: _("initiative changed"),
    "process.write_focus_points": lambda: _("focus points changed"),
    "process.move_initiative": lambda: _("initiative moved"),
    "process.remove_initiative": lambda: _("initiative removed"),
    "event.add_event": lambda: _("event added"),
    "event.add_event_from_template": lambda: _("event added from template"),
    "event.describe_event": lambda: _("event described"),
    "event.remove_event": lambda: _("event removed"),
    "event.add_day": lambda: _("day added"),
    "event.change_day": lambda: _("day changed"),
    "event.remove_day": lambda: _("day removed"),
    "agenda.add_item": lambda: _("agenda item added"),
    "agenda.add_items": lambda: _("agenda items added"),
    "agenda.change_item": lambda: _("agenda item changed"),
    "agenda.move_item": lambda: _("agenda item moved"),
    "agenda.remove_item": lambda: _("agenda item removed"),
    "agenda.apply_proposal": lambda: _("agenda adjusted"),
    "live.proceed": lambda: _("went on in the agenda"),
    "live.jump_to": lambda: _("jumped to an item"),
    "live.go_back": lambda: _("went back in the agenda"),
    "live.skip": lambda: _("item left out"),
    "live.insert_now": lambda: _("unplanned item started"),
    "live.began_earlier": lambda: _("start corrected"),
    "live.finish": lambda: _("event ended"),
    "live.end_day": lambda: _("event ended"),
    "live.start_timer": lambda: _("clock started"),
    "live.remove_timer": lambda: _("clock removed"),
    "live.extend_timer": lambda: _("time changed"),
    "live.pause_timer": lambda: _("clock paused"),
    "live.resume_timer": lambda: _("clock continued"),
    "live.subtract_sleep": lambda: _("pause of the laptop subtracted"),
    "person.add_walk_in": lambda: _("person added"),
    "person.add_anonymous": lambda: _("people without names added"),
    "person.set_presence": lambda: _("attendance changed"),
    "person.set_role": lambda: _("role changed"),
    "person.change_person": lambda: _("person changed"),
    "person.remove_attendance": lambda: _("person removed from the list"),
    "person.import_registrations": lambda: _("list imported"),
    "action.add_action": lambda: _("action added"),
    "action.add_actions": lambda: _("actions added"),
    "action.change_action": lambda: _("action changed"),
    "action.move_action": lambda: _("action moved"),
    "action.remove_action": lambda: _("action removed"),
    "minutes.write_entries": lambda: _("minutes written"),
    "minutes.change_entry": lambda: _("minutes changed"),
    "minutes.remove_entry": lambda: _("entry of the minutes removed"),
    "spotlight.show_text": lambda: _("text for the beamer written"),
    "story.write_down": lambda: _("story written down"),
    "attachment.attach": lambda: _("file attached"),
    "attachment.remove_attachment": lambda: _("attached file removed"),
}

# Operations on the beamer alone; it has keys of its own for going back.
NEVER_UNDONE = frozenset(
    {"spotlight.turn_to", "spotlight.follow", "spotlight.show", "spotlight.turn_page", "spotlight.draw_curtain"}
)
