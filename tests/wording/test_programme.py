"""Agendas as people type and paste them: times, lengths and kinds are understood, and no word of a title is lost."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.wording.agenda import USUAL_MINUTES
from werkstatt.wording.programme import kind_of, programme_from_lines


def understood(text: str) -> tuple[list[tuple[str, int, time | None]], time | None]:
    """Title, minutes and fixed start of each line, and when the first one begins."""
    drafts, begins = programme_from_lines(text.strip().splitlines())
    return [(draft.title, draft.minutes, draft.fixed_start) for draft in drafts], begins


@pytest.mark.parametrize(
    ("typed", "title", "minutes", "begins"),
    [
        ("18:50 Impuls Handwerkskammer 20 min", "Impuls Handwerkskammer", 20, time(18, 50)),
        ("18.50 Uhr: Impuls, 20", "Impuls", 20, time(18, 50)),
        ("18 Uhr Begrüßung", "Begrüßung", USUAL_MINUTES, time(18)),
        ("9:05\tAnkommen\t10", "Ankommen", 10, time(9, 5)),
        ("- 18:50 Impuls (20 min)", "Impuls", 20, time(18, 50)),
        ("18:00–18:25 Uhr Rückblick", "Rückblick", 25, time(18)),
        ("18 - 19 Uhr Café", "Café", 60, time(18)),
        ("23:50 bis 00:10 Gespenster", "Gespenster", 20, time(23, 50)),
        ("18.01.2023 Rückschau", "18.01.2023 Rückschau", USUAL_MINUTES, None),
        ("2. Runde", "2. Runde", USUAL_MINUTES, None),
        ("18:50", "18:50", USUAL_MINUTES, None),
        ("24:10 Nichts", "24:10 Nichts", USUAL_MINUTES, None),
        ("Pause 15", "Pause", 15, None),
    ],
)
def test_a_time_at_the_beginning_is_when_it_begins(typed: str, title: str, minutes: int, begins: time | None) -> None:
    assert understood(typed) == ([(title, minutes, None)], begins)


@pytest.mark.parametrize(
    ("typed", "title", "minutes", "begins"),
    [
        ("Abfahrt Bürgerbus 21:15", "Abfahrt Bürgerbus", USUAL_MINUTES, time(21, 15)),
        ("Abfahrt 21.15 Uhr", "Abfahrt", USUAL_MINUTES, time(21, 15)),
        ("Abfahrt um 21.15", "Abfahrt", USUAL_MINUTES, time(21, 15)),
        ("Abfahrt 21 Uhr", "Abfahrt", USUAL_MINUTES, time(21)),
        ("Abfahrt (21:15 Uhr)", "Abfahrt", USUAL_MINUTES, time(21, 15)),
        ("Abfahrt: 9:05", "Abfahrt", USUAL_MINUTES, time(9, 5)),
        ("Abfahrt 5 min 21:15", "Abfahrt", 5, time(21, 15)),
        ("Abfahrt 21:15, 5 min", "Abfahrt", 5, time(21, 15)),
        ("Pause 20:00–20:20", "Pause", 20, time(20)),
        ("Pause (20 bis 20.20 Uhr)", "Pause", 20, time(20)),
        ("Essen um 12:30", "Essen", USUAL_MINUTES, time(12, 30)),
        ("Runde 2 20:24", "Runde 2", USUAL_MINUTES, time(20, 24)),
        ("Saal 12", "Saal", 12, None),
        ("Runde 2 2024", "Runde 2 2024", USUAL_MINUTES, None),
        ("Kapitel 3.15", "Kapitel 3.15", USUAL_MINUTES, None),
        ("Rückblick auf den 18.01.2023", "Rückblick auf den 18.01.2023", USUAL_MINUTES, None),
        ("Vortrag bis 21:15", "Vortrag bis 21:15", USUAL_MINUTES, None),
        ("Gruppenbild vor 18:00 Uhr", "Gruppenbild vor 18:00 Uhr", USUAL_MINUTES, None),
        ("Treffpunkt 24:10", "Treffpunkt 24:10", USUAL_MINUTES, None),
        ("Linie 2:21:15", "Linie 2:21:15", USUAL_MINUTES, None),
    ],
)
def test_a_time_at_the_end_is_when_it_begins_too(typed: str, title: str, minutes: int, begins: time | None) -> None:
    assert understood(typed) == ([(title, minutes, None)], begins)


def test_times_at_the_ends_of_the_lines_are_a_plan_as_well() -> None:
    assert understood("Ankommen 18:00\nImpuls 18:15\nAbfahrt Bürgerbus 18:45 fest\nEnde 18:50") == (
        [("Ankommen", 15, None), ("Impuls", 30, None), ("Abfahrt Bürgerbus", 5, time(18, 45))],
        time(18),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "fest 20:00 Pause 15",
        "20:00 fest: Pause 15",
        "20:00 Pause (fest) 15",
        "Pause 15, fest 20:00",
        "20:00 Pause 15, fest",
        "Pause 15 min 20:00 fest",
        "Pause 20:00 (fest), 15 min",
    ],
)
def test_who_says_fixed_means_it(typed: str) -> None:
    assert understood(typed) == ([("Pause", 15, time(20))], None)


def test_an_agenda_with_a_time_on_every_line_is_a_plan_and_only_what_does_not_follow_is_fixed() -> None:
    pasted = """
18:00 Ankommen
18:15 Begrüßung 10
18:25 – 18:50 Impuls
19:00 Projekt-Café Runde 1
19:30 Kaffeepause (fest)
19:45 Feedback
Dank
20:20 Verabschiedung
20:30 Uhr Ende
"""
    assert understood(pasted) == (
        [
            ("Ankommen", 15, None),
            ("Begrüßung", 10, None),
            ("Impuls", 25, None),
            ("Projekt-Café Runde 1", 30, time(19)),
            ("Kaffeepause", 15, time(19, 30)),
            ("Feedback", USUAL_MINUTES, None),
            ("Dank", USUAL_MINUTES, None),
            ("Verabschiedung", 10, time(20, 20)),
        ],
        time(18),
    )


def test_a_single_time_among_lines_without_is_fixed() -> None:
    assert understood("Einlass 30\n20:00 Pause 15\nAbschluss 10") == (
        [("Einlass", 30, None), ("Pause", 15, time(20)), ("Abschluss", 10, None)],
        None,
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ankommen", ItemKind.ARRIVAL),
        ("Ankommen und Begrüßung", ItemKind.ARRIVAL),
        ("Begrüßung", ItemKind.INPUT),
        ("Impuls Handwerkskammer", ItemKind.INPUT),
        ("Projekt-Café Runde 1", ItemKind.CAFE),
        ("Wechsel", ItemKind.CHANGE),
        ("Kartenabfrage: Was hält Menschen hier?", ItemKind.CARDS),
        ("Feedback", ItemKind.FEEDBACK),
        ("Wer macht was bis wann", ItemKind.ACTIONS),
        ("Pause", ItemKind.BREAK),
        ("Kaffeepause", ItemKind.BREAK),
        ("Mittagessen", ItemKind.BREAK),
        ("Coffee break", ItemKind.BREAK),
        ("Abschluss", ItemKind.CLOSING),
        ("Verabschiedung", ItemKind.CLOSING),
        ("Closing", ItemKind.CLOSING),
        ("BEGRU\u0308SSUNG", ItemKind.PLENARY),
        ("Begru\u0308ßung", ItemKind.INPUT),
        ("Nachmittag der Vereine", ItemKind.PLENARY),
        ("Interessen klären", ItemKind.PLENARY),
        ("Offene Runde", ItemKind.PLENARY),
    ],
)
def test_the_kind_is_guessed_from_the_words(title: str, kind: ItemKind) -> None:
    assert kind_of(title) is kind


@given(st.lists(st.text().filter(str.strip), max_size=6))
def test_any_lines_are_items(lines: list[str]) -> None:
    drafts, _begins = programme_from_lines(lines)
    assert len(lines) - 1 <= len(drafts) <= len(lines)
    assert all(isinstance(draft, ItemDraft) and draft.title.strip() and draft.minutes >= 1 for draft in drafts)
    assert bool(drafts) == bool(lines)


@given(
    st.lists(st.integers(5, 90), min_size=2, max_size=8),
    st.integers(6 * 60, 14 * 60),
    st.sampled_from(["{} {}", "{} Uhr {}", "{}\t{}", "- {}: {}"]),
)
def test_lengths_follow_from_the_times(minutes: list[int], opens: int, way: str) -> None:
    starts = [opens + sum(minutes[:place]) for place in range(len(minutes) + 1)]
    titles = [*(f"Punkt {chr(65 + place)}" for place in range(len(minutes))), "Ende"]
    lines = [
        way.format(f"{start // 60:02}:{start % 60:02}", title) for start, title in zip(starts, titles, strict=True)
    ]
    drafts, begins = programme_from_lines(lines)
    assert [draft.minutes for draft in drafts] == minutes
    assert all(draft.fixed_start is None for draft in drafts)
    assert begins == time(*divmod(opens, 60))
