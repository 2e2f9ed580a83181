"""The command line: German by default, exit codes, messages on stderr, and files that other commands can read."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from werkstatt import cli, i18n
from werkstatt.gallery.album import _set_aside

LIST = """Anmeldungen;;;
lfd. Nr.;Name;Vorname;Teilnahme
1;Conrad;Jörg;nein
2;Faber;Volker;ja
3;Conrad;Jörg;ja
"""


@pytest.fixture
def people_list(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


@pytest.fixture
def workshop_file(tmp_path, people_list):
    path = tmp_path / "Masterplan.werkstatt"
    assert cli.run(["import-people", str(path), str(people_list)]) == cli.OK
    return path


def test_a_list_is_imported_into_a_new_file_and_says_what_is_odd(capsys, workshop_file):
    said = capsys.readouterr().out
    assert "2 Personen" in said
    assert "Jörg Conrad" in said
    assert "Zeilen 3 und 5" in said
    assert "eingeladen" in said
    assert [path.name for path in workshop_file.parent.glob("Masterplan.werkstatt*")] == ["Masterplan.werkstatt"]


def test_importing_twice_adds_nobody(capsys, workshop_file, people_list):
    assert cli.run(["import-people", str(workshop_file), str(people_list)]) == cli.OK
    with sqlite3.connect(workshop_file) as raw:
        assert raw.execute("SELECT count(*) FROM person").fetchone() == (2,)
    raw.close()


def test_the_report_is_printed_even_where_no_backup_could_be_made(capsys, tmp_path, people_list):
    (tmp_path / "Masterplan-Sicherungen").write_text("a file where the folder should be", encoding="utf-8")
    assert cli.run(["import-people", str(tmp_path / "Masterplan.werkstatt"), str(people_list)]) == cli.TROUBLE
    said = capsys.readouterr()
    assert "2 Personen" in said.out
    assert "Zeilen 3 und 5" in said.out
    assert "Masterplan-Sicherungen" in said.err


@pytest.mark.parametrize(
    "text", ["Nachname;Vorname\n", '[{"Nachname": "Roth"}]', "BEGIN:VCARD\nN:Roth;Nina\nEND:VCARD\n"]
)
def test_a_list_without_people_makes_no_file(capsys, tmp_path, people_list, text):
    people_list.write_text(text, encoding="utf-8")
    assert cli.run(["import-people", str(tmp_path / "Neu.werkstatt"), str(people_list)]) == cli.TROUBLE
    said = capsys.readouterr()
    assert said.out == ""
    assert "liste.csv" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["liste.csv"]


def test_minutes_are_written(capsys, workshop_file, tmp_path):
    target = tmp_path / "protokoll.pdf"
    assert cli.run(["minutes", str(workshop_file), "--edition", "internal", "-o", str(target)]) == cli.OK
    assert target.read_bytes().startswith(b"%PDF-")


def test_an_event_that_is_not_there_is_named_on_stderr(capsys, workshop_file, tmp_path):
    target = tmp_path / "protokoll.pdf"
    assert cli.run(["minutes", str(workshop_file), "--event", "7", "-o", str(target)]) == cli.TROUBLE
    assert "keine Veranstaltung Nr. 7" in capsys.readouterr().err
    assert not target.exists()


def test_a_sound_file_is_sound(capsys, workshop_file):
    before = workshop_file.read_bytes()
    capsys.readouterr()
    assert cli.run(["check", str(workshop_file)]) == cli.OK
    assert "in Ordnung" in capsys.readouterr().out
    assert workshop_file.read_bytes() == before


def test_a_damaged_file_is_said_to_be_damaged(capsys, workshop_file):
    content = bytearray(workshop_file.read_bytes())
    content[4096 * 3 : 4096 * 3 + 200] = b"\xff" * 200
    workshop_file.write_bytes(content)
    assert cli.run(["check", str(workshop_file)]) == cli.TROUBLE


@pytest.mark.parametrize("command", [["check"], ["import-people"], ["minutes", "-o", "x.pdf"]])
def test_a_file_of_another_kind_is_refused_and_untouched(capsys, tmp_path, people_list, command):
    name, *options = command
    foreign = tmp_path / "brief.werkstatt"
    foreign.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    lists = [str(people_list)] if name == "import-people" else []
    assert cli.run([name, str(foreign), *lists, *options]) == cli.TROUBLE
    assert "keine Werkstatt-Datei" in capsys.readouterr().err
    assert foreign.read_text(encoding="utf-8") == "Sehr geehrte Damen und Herren"


def test_wrong_usage_is_explained_in_german(capsys):
    with pytest.raises(SystemExit) as left:
        cli.run(["minutes"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "Aufruf:" in said
    assert "diese Angaben fehlen" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["minutes", "a", "--event", "zwei", "-o", "b"], "--event: „zwei“ ist keine Zahl"),
        (["import-people", "a", "b", "--event", "1.5"], "--event: „1.5“ ist keine Zahl"),
        (["minutes", "a", "--e", "1", "-o", "b"], "--e ist nicht eindeutig: --event, --edition"),
        (["seat", "a", "--seconds", "nan"], "--seconds: „nan“ muss eine Anzahl Sekunden bis 600 sein"),
        (["--version=3"], "--version: '3' gehört nicht dazu"),
    ],
)
def test_what_can_t_be_meant_is_said_in_words(capsys, arguments, said):
    with pytest.raises(SystemExit) as left:
        cli.run(arguments)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_every_argument_has_a_help_text():
    parsers = [cli._parser()]
    commands = next(action for action in parsers[0]._actions if isinstance(action, argparse._SubParsersAction))
    parsers += commands.choices.values()
    silent = [(parser.prog, action.dest) for parser in parsers for action in parser._actions if not action.help]
    assert silent == [("werkstatt", commands.dest)]  # its commands have one each


@pytest.mark.parametrize("command", [[], ["open"], ["demo"], ["minutes"], ["import-people"], ["check"], ["seat"]])
@pytest.mark.parametrize(("language", "word"), [("de", "Aufruf:"), ("en", "usage:")])
def test_every_command_has_help_in_both_languages(capsys, monkeypatch, command, language, word):
    monkeypatch.setenv("WERKSTATT_LANGUAGE", language)
    monkeypatch.setenv("LANGUAGE", language)
    with pytest.raises(SystemExit) as left:
        cli.run([*command, "--help"])
    i18n.use("de")
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert word in said
    assert ("show this" in said) is (language == "en")


def test_the_whole_evening_is_played_into_a_folder(tmp_path):
    """A process of its own, as `installers/run.sh` starts it where there is no screen."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    played = subprocess.run(
        [sys.executable, "-m", "werkstatt", "demo", "--out", str(tmp_path / "abend")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (played.returncode, played.stderr) == (0, "")
    made = {path.name for path in (tmp_path / "abend").iterdir()}
    from werkstatt.gallery.shots import SHOTS

    assert {f"{shot.name}.png" for shot in SHOTS} <= made
    assert {"Masterplan.werkstatt", "minutes-public.pdf", "minutes-internal.pdf"} <= made
    from PySide6.QtGui import QImage

    for shot in SHOTS:
        size = QImage(str(tmp_path / "abend" / f"{shot.name}.png")).size()
        assert (size.width(), size.height()) == ((1366, 768) if shot.page else (1920, 1080)), shot.name
    assert cli.run(["check", str(tmp_path / "abend" / "Masterplan.werkstatt")]) == cli.OK


def test_the_public_minutes_of_the_demo_name_nobody(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is missing")
    from werkstatt.moderator.rehearsal import demo_desk
    from werkstatt.readmodels.people import people

    desk = demo_desk(tmp_path)
    names = {row.person.last_name for row in desk.ask(people, "netzwerkkonferenz").result().rows}
    path = desk.path
    desk.close()
    target = tmp_path / "protokoll.pdf"
    assert cli.run(["minutes", str(path), "-o", str(target)]) == cli.OK
    text = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert "Netzwerkkonferenz" in text
    assert [name for name in names if name in text.split()] == []
    assert Path(target).stat().st_size > 10_000


def werkstatt(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "werkstatt", *arguments], capture_output=True, check=False, **options)


def test_letters_that_the_console_lacks_end_nothing(tmp_path, people_list):
    people_list.write_text("Name;Vorname\nŁukasiewicz;Ştefan\n", encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LANG": "de_DE.UTF-8"}
    done = werkstatt("import-people", str(tmp_path / "Neu.werkstatt"), str(people_list), env=environment)
    assert (done.returncode, done.stderr) == (cli.OK, b"")
    assert b"1 Person" in done.stdout


def test_a_reader_that_goes_away_gets_no_traceback(workshop_file, people_list):
    pipe_end, ours = os.pipe()
    os.close(pipe_end)
    command = [sys.executable, "-m", "werkstatt", "import-people", str(workshop_file), str(people_list)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(command, stdout=ours, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(ours)
    assert (done.returncode, done.stderr) == (cli.TROUBLE, b"")


def test_a_folder_that_is_a_file_is_said_in_a_sentence(capsys, people_list):
    assert cli.run(["demo", "--out", str(people_list)]) == cli.TROUBLE
    assert "liste.csv" in capsys.readouterr().err


def test_a_folder_that_is_there_but_can_t_be_written_is_not_said_to_be_missing(capsys, tmp_path):
    album = tmp_path / "abend"
    (album / ".screens.json").mkdir(parents=True)  # in the way of what is written first; root may write anywhere else
    assert cli.run(["demo", "--out", str(album)]) == cli.TROUBLE
    said = capsys.readouterr().err
    assert f"In den Ordner „{album}“ kann nichts geschrieben werden (das ist ein Ordner)" in said


def test_what_lay_in_the_folder_of_the_album_is_kept(tmp_path):
    own = tmp_path / "Masterplan.werkstatt"
    own.write_bytes(b"mine")
    assert _set_aside(own) == tmp_path / "Masterplan 2.werkstatt"
    own.write_bytes(b"mine, too")
    assert _set_aside(own) == tmp_path / "Masterplan 3.werkstatt"
    assert (tmp_path / "Masterplan 2.werkstatt").read_bytes() == b"mine"
    assert _set_aside(own) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("arguments", [[], ["open", "Masterplan.werkstatt"], ["demo"]])
def test_where_there_is_no_screen_a_sentence_says_so(arguments):
    bare = {name: value for name, value in os.environ.items() if name not in cli._SCREENS}
    done = werkstatt(*arguments, env=bare)
    assert done.returncode == cli.TROUBLE
    assert "keinen Bildschirm" in done.stderr.decode()
    assert b"Qt" not in done.stderr
