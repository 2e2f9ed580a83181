"""README.md's folder map shows the folders that exist, and no others.

The map is the fenced block with a line that starts with `werkstatt/`. A folder ends in a slash and starts its line;
it stands there with its whole path or indented below the folder it lies in.
"""

import re

from tests.support.house import ROOT, tracked_files

FOLDER = re.compile(r"([\s├└│─]*)((?:[\w.-]+/)+)(?:\s|$)")


def test_the_map_shows_the_folders_that_exist():
    shown = folders_shown((ROOT / "README.md").read_text(encoding="utf-8"))
    existing = {f"{folder}/" for file in tracked_files() for folder in file.parents if folder.name}
    main = {folder for folder in existing if re.fullmatch(r"(werkstatt/)?[^./][^/]*/", folder)}
    assert sorted(main - shown) == [], "folders that the map lacks"
    assert sorted(shown - existing) == [], "folders of the map that do not exist"


def test_the_map_may_be_indented_or_not():
    commands = "# W\n```sh\nsh run.sh\n```\n"
    whole = "```\nwerkstatt/   all\nwerkstatt/storage/ not a/b/\nwerkstatt/storage/old/\nREADME.md\ntests/\n```"
    indented = "```\nwerkstatt/\n  storage/  rows\n    old/  rows once\n  cli.py\ntests/   tests/ of all\n```\n"
    drawn = "```\nwerkstatt/\n├── storage/  rows\n│   └── old/  rows once\n└── cli.py\ntests/\n```\n"
    expected = {"werkstatt/", "werkstatt/storage/", "werkstatt/storage/old/", "tests/"}
    assert [folders_shown(commands + block) for block in (whole, indented, drawn)] == [expected] * 3


def folders_shown(text: str) -> set[str]:
    """The folders that a README's map shows, as paths from the root with a slash at the end."""
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    shown = set()
    for block in blocks:
        if re.search(r"^werkstatt/", block, re.MULTILINE):
            above = [(-1, "")]  # indentation and path of the folders that the next line may lie in
            for indent, name in (match.groups() for match in map(FOLDER.match, block.splitlines()) if match):
                while above[-1][0] >= len(indent):
                    above.pop()
                above.append((len(indent), above[-1][1] + name))
                shown.add(above[-1][1])
    return shown
