"""What a minutes taker would still want to write."""

from datetime import date

from werkstatt.domain.action import Action, ActionState
from werkstatt.wording.minutes import doubt_lines, missing_in_plan, more_words, unwritten_words

DUE = date(2023, 6, 30)


def action(**values: object) -> Action:
    return Action(id="a", event_id="e", rank=0, what="Flyer", **values)  # type: ignore[arg-type]


def test_nothing_is_missing_when_all_is_there() -> None:
    assert missing_in_plan([]) == []
    assert missing_in_plan([action(who="Bauamt", due=DUE)]) == []
    assert unwritten_words(0, 1) == ""


def test_actions_lack_somebody_or_a_date() -> None:
    assert missing_in_plan([action(), action(who="Bauamt"), action(due=DUE)]) == [
        "2 Maßnahmen ohne Verantwortliche",
        "2 Maßnahmen ohne Termin",
    ]
    assert missing_in_plan([action()]) == ["1 Maßnahme ohne Verantwortliche", "1 Maßnahme ohne Termin"]


def test_what_was_dropped_needs_nobody_and_what_is_done_needs_no_date() -> None:
    assert missing_in_plan([action(state=ActionState.DROPPED)]) == []
    assert missing_in_plan([action(who="Bauamt", state=ActionState.DONE)]) == []
    assert missing_in_plan([action(state=ActionState.DONE)]) == ["1 Maßnahme ohne Verantwortliche"]


def test_items_without_an_entry_are_counted() -> None:
    assert unwritten_words(1, 0) == "1 Programmpunkt ohne Eintrag:"
    assert unwritten_words(3, 7) == "3 Programmpunkte ohne Eintrag:"
    assert (more_words(0), more_words(1), more_words(8)) == ("", "und 1 weiterer", "und 8 weitere")


def test_an_empty_page_is_not_called_complete() -> None:
    assert unwritten_words(0, 0) == "Noch ist nichts notiert."


def test_names_to_check_are_told_with_what_to_do() -> None:
    assert doubt_lines([]) == []
    said = doubt_lines(["Maßnahme 1, verantwortlich: „Karl Vogt“", "Maßnahme 2: „Frau Roth“"])
    assert said[0] == "2 Namen sind zu prüfen:"
    assert said[1:3] == ["– Maßnahme 1, verantwortlich: „Karl Vogt“", "– Maßnahme 2: „Frau Roth“"]
    assert "Teilnehmende" in said[3]
