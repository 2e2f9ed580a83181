"""Whatever is plugged in, pulled out or mirrored: the room never sees the cockpit, and the beamer keeps its picture."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from werkstatt.projector.placement import BeamerState, Placement, key_of, placed

LAPTOP, BEAMER, SIDE = "eDP-1|||", "HDMI-1|EPSON|EB-X41|77", "DP-2|DELL|P2419|12"
LEFT, RIGHT, FAR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 768), QRect(2390, 0, 1920, 1080)
BOTH = {LAPTOP: LEFT, BEAMER: RIGHT}


def test_a_second_screen_gets_the_picture():
    assert placed(BOTH, LAPTOP, "", "", alone=False) == Placement(BeamerState.SHOWING, BEAMER)


def test_a_beamer_at_another_socket_is_known_by_its_serial_number():
    moved = key_of("DP-7", "EPSON", "EB-X41", "77")
    screens = {LAPTOP: LEFT, SIDE: RIGHT, moved: FAR}
    assert placed(screens, LAPTOP, "", BEAMER, alone=False).key == moved
    assert placed({LAPTOP: LEFT, SIDE: RIGHT, "A|||": FAR}, LAPTOP, "", "B|||", alone=False).key == ""


def test_a_beamer_that_becomes_a_mirror_goes_on_covering_the_cockpit():
    mirrored = {LAPTOP: LEFT, BEAMER: QRect(0, 0, 1024, 768)}
    assert placed(mirrored, LAPTOP, BEAMER, BEAMER, alone=False) == Placement(BeamerState.MIRRORED, BEAMER, True)
    assert placed(mirrored, LAPTOP, "", BEAMER, alone=False) == Placement(BeamerState.MIRRORED)


def test_a_closed_lid_leaves_the_picture_on_the_beamer():
    assert placed({BEAMER: LEFT}, BEAMER, BEAMER, BEAMER, alone=False) == Placement(BeamerState.SINGLE, BEAMER, True)


def test_the_window_of_the_moderator_on_the_beamer_does_not_drive_the_picture_away():
    assert placed(BOTH, BEAMER, BEAMER, BEAMER, alone=False) == Placement(BeamerState.SHOWING, BEAMER)


def test_a_beamer_that_is_pulled_out_is_no_reason_to_cover_the_cockpit():
    assert placed({LAPTOP: LEFT}, LAPTOP, BEAMER, BEAMER, alone=False) == Placement(BeamerState.SINGLE)


def test_a_covered_only_screen_is_left_for_a_real_beamer():
    assert placed(BOTH, LAPTOP, LAPTOP, "", alone=True) == Placement(BeamerState.SHOWING, BEAMER)


def test_without_any_screen_there_is_nothing_to_fill():
    assert placed({}, "", BEAMER, BEAMER, alone=True) == Placement(BeamerState.NO_SCREEN)


keys = st.sampled_from([LAPTOP, BEAMER, SIDE])
corners = st.sampled_from([0, 1000, 2000])
plugged = st.dictionaries(keys, corners.map(lambda left: QRect(left, 0, 1000, 700)), min_size=1)


@given(plugged, st.data(), st.sampled_from(["", LAPTOP, BEAMER]), st.booleans())
def test_the_room_never_sees_the_cockpit_by_surprise(screens, data, chosen, alone):
    own = data.draw(st.sampled_from(sorted(screens)))
    used = data.draw(st.sampled_from(["", LAPTOP, BEAMER, SIDE]))
    placement = placed(screens, own, used, chosen, alone)
    # A picture that is on a screen stays there, unless the moderator's only screen is freed for another one.
    if used in screens and not alone:
        assert placement.key == used
    # Nothing opens on the moderator's screen that was not asked for.
    if placement.key == own and used != own:
        assert alone
    # Whether it shares its screen with the cockpit is always known.
    if placement.key and any(screens[placement.key].intersects(place) for key, place in screens.items() if key == own):
        assert placement.alone or used == own
