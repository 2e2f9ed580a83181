"""The command line. Without arguments it opens the start screen, and then nothing but the window is loaded."""

import argparse
import gettext
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from werkstatt import __version__, i18n, paths
from werkstatt.i18n import _

OK, TROUBLE, INTERRUPTED = 0, 1, 130
_LONGEST_SEARCH = 600
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

# What Qt says of sound and video libraries that this computer has or lacks; it plays the gong without them.
_QUIET = "qt.multimedia.symbolsresolver.warning=false;qt.multimedia.ffmpeg.info=false"


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the result is the exit code.

    0 done, 1 trouble (said on stderr), 2 wrong usage, 130 interrupted by the keyboard.
    """
    i18n.use(i18n.preferred_language())
    if not arguments:
        return _start_screen()
    _write_any_letter()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    from werkstatt.domain.errors import WerkstattError  # noqa: PLC0415 - not for the start screen
    from werkstatt.wording.errors import sentence  # noqa: PLC0415

    try:
        code = command(options)
        sys.stdout.flush()  # trouble with it belongs here, and not behind the end
        return code
    except WerkstattError as error:
        print(sentence(error), file=sys.stderr)
    except BrokenPipeError:  # nobody reads on; what is left in the buffer goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print(_("Interrupted. Everything saved before is safe."), file=sys.stderr)
        return INTERRUPTED
    return TROUBLE


def _write_any_letter() -> None:
    """A console that can't write a letter gets a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    _translate_argparse()
    parser = argparse.ArgumentParser(
        prog="werkstatt",
        description=_("For the person who moderates a live workshop: from the invitation to the minutes."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Werkstatt {__version__}",
        help=_("show program's version number and exit"),
    )
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))

    opening = _command(commands, "open", _open, _("open a workshop file in the window"))
    _file_argument(opening, _("the workshop file to open"))

    demo = _command(commands, "demo", _demo, _("show the demo process, or play its whole evening into a folder"))
    demo.add_argument(
        "--out", type=Path, metavar=_("FOLDER"), help=_("play it without a screen and write everything here")
    )

    minutes = _command(commands, "minutes", _minutes, _("write the minutes of an event as PDF"))
    _file_argument(minutes, _("the workshop file with the event"))
    _event_option(minutes)
    minutes.add_argument(
        "--edition",
        choices=("public", "internal"),
        default="public",
        help=_("public (without the names of those who did not consent) or internal (with names)"),
    )
    target = _("where to write them; an older file of that name is replaced")
    minutes.add_argument("-o", "--output", type=Path, required=True, metavar="PDF", help=target)

    people = _command(commands, "import-people", _import_people, _("put a registration list on an event's list"))
    _file_argument(people, _("a workshop file; it is made if there is none"))
    people.add_argument("list", type=Path, metavar=_("LIST"), help=_("XLSX, CSV or a plain list of names"))
    _event_option(people)

    check = _command(commands, "check", _check, _("say whether a workshop file is sound"))
    _file_argument(check, _("the workshop file to look into; it is not changed"))
    _seat_command(commands)
    return parser


def _seat_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = _("seat the people of a café: a problem as JSON in, a plan as JSON out")
    seating = _command(commands, "seat", _seat, words)
    seating.add_argument("problem", type=Path, metavar=_("PROBLEM"), help=_("a file with people, tables and rounds"))
    seating.add_argument(
        "--seconds", type=_seconds, default=1.0, metavar="S", help=_("how long to search at most (otherwise 1)")
    )
    seating.add_argument(
        "--seed", type=_number, default=7, metavar="N", help=_("the same seed gives the same plan (otherwise 7)")
    )
    plan = _("where to write the plan; otherwise it is printed")
    seating.add_argument("-o", "--output", type=Path, metavar="PLAN", help=plan)


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=function)
    return parser


def _file_argument(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"), help=text)


def _event_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--event", type=_number, metavar="N", help=_("the N-th event by date; otherwise the one on the beamer")
    )


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no number").format(text=text)) from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_SEARCH:
        raise argparse.ArgumentTypeError(
            _("“{text}” must be a number of seconds up to {most}").format(text=text, most=_LONGEST_SEARCH)
        )
    return seconds


def _with_windows(start: Callable[[ModuleType], int]) -> int:
    """Begin the program; without a screen Qt would end it in the middle."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        words = _("There is no screen here for a window. “demo --out FOLDER” plays the demo without one.")
        print(words, file=sys.stderr)
        return TROUBLE
    _quiet_qt()
    from werkstatt import app  # noqa: PLC0415 - Qt is for windows only

    return start(app)


def _quiet_qt() -> None:
    """Before Qt is loaded. Rules that this person set come last and win."""
    os.environ["QT_LOGGING_RULES"] = ";".join(filter(None, (_QUIET, os.environ.get("QT_LOGGING_RULES"))))


def _start_screen() -> int:
    return _with_windows(lambda app: app.run())


def _open(options: argparse.Namespace) -> int:
    return _with_windows(lambda app: app.run(options.file))


def _demo(options: argparse.Namespace) -> int:
    if options.out is None:
        return _with_windows(lambda app: app.run_demo())
    _quiet_qt()
    from werkstatt.domain.errors import FileTrouble  # noqa: PLC0415
    from werkstatt.gallery.album import make_album  # noqa: PLC0415
    from werkstatt.gallery.hall import quiet_platform, two_screens  # noqa: PLC0415

    reason = "not_created"
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        reason = "folder_not_written"
        os.environ["QT_QPA_PLATFORM"] = two_screens(options.out)
        with quiet_platform():
            make_album(options.out, lambda line: print(line, flush=True))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileTrouble(reason, str(options.out), detail=error.strerror) from error
    return OK


def _minutes(options: argparse.Namespace) -> int:
    from werkstatt.paper.office import write_minutes  # noqa: PLC0415

    for line in write_minutes(options.file, options.event, options.edition, options.output):
        print(line, file=sys.stderr)
    print(_("Minutes written to {path}").format(path=options.output))
    return OK


def _import_people(options: argparse.Namespace) -> int:
    from werkstatt.exchange.office import import_people  # noqa: PLC0415

    for line in import_people(options.file, options.list, options.event):
        print(line)
    return OK


def _check(options: argparse.Namespace) -> int:
    from werkstatt.desk import examine  # noqa: PLC0415

    found = examine(options.file)
    for defect in found:
        print(defect, file=sys.stderr)
    verdict = _("{path} is damaged.") if found else _("{path} is sound.")
    print(verdict.format(path=options.file))
    return TROUBLE if found else OK


def _seat(options: argparse.Namespace) -> int:
    from werkstatt.exchange.seating_file import solve  # noqa: PLC0415
    from werkstatt.paper.delivery import deliver  # noqa: PLC0415
    from werkstatt.seating.problem import ProblemError  # noqa: PLC0415
    from werkstatt.wording.seating import problem_line  # noqa: PLC0415

    try:
        plan = solve(options.problem, options.seed, options.seconds)
    except ProblemError as error:
        print(problem_line(error), file=sys.stderr)
        return TROUBLE
    if options.output is None:
        print(plan)
    else:
        deliver(f"{plan}\n".encode(), options.output)
    return OK


def _translate_argparse() -> None:
    """Argparse asks gettext's default domain for its own words, so ours becomes that one."""
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain("werkstatt", paths.resources() / "translations")
    gettext.textdomain("werkstatt")


def _words_of_argparse() -> tuple[str, ...]:
    """What argparse says by itself, listed here so that the catalogues have it."""
    return (
        _("usage: "),
        _("positional arguments"),
        _("options"),
        _("show this help message and exit"),
        _("show program's version number and exit"),
        _("the following arguments are required: %s"),
        _("unrecognized arguments: %s"),
        _("expected one argument"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
        _("ambiguous option: %(option)s could match %(matches)s"),
        _("ignored explicit argument %r"),
        _("argument %(argument_name)s: %(message)s"),
        _("%(prog)s: error: %(message)s\n"),
    )
