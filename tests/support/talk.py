"""A conversation in lines with a little program in a process of its own, because Qt learns of its screens once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.house import ROOT


class Talk:
    """Says lines and hears lines."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program

    def hear(self) -> str:
        """The next line it says."""
        assert self._program.stdout
        return self._program.stdout.readline().strip()

    def say(self, line: str) -> str:
        """Tell it to do something; how things stand then."""
        assert self._program.stdin
        self._program.stdin.write(f"{line}\n")
        self._program.stdin.flush()
        return self.hear()

    def expect(self, wanted: str) -> None:
        """Ask until things stand so, because the system takes its time with screens."""
        deadline = time.monotonic() + 10
        while (told := self.say("tell")) != wanted:
            assert time.monotonic() < deadline, f"{told!r} instead of {wanted!r}"


@contextmanager
def running(module: str, environment: dict[str, str], *arguments: str) -> Iterator[Talk]:
    """Run `python -m module`; it is told to "quit" in the end and must do so without trouble."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as program:
        try:
            yield Talk(program)
        finally:
            if program.stdin:
                program.stdin.write("quit\n")
                program.stdin.flush()
            assert program.wait(20) == 0
