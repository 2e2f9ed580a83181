"""Keeps the catalogues of translations in step with the code: `python installers/translations.py COMMAND`.

extract      shows every message of the code, as a PO template
update       takes new messages into the catalogues and drops those that are gone
merge FILE…  updates, then fills what is untranslated in German from PO files
compile      writes the .mo files that the program reads
check        says what is missing or wrong; the exit code is 1 if anything is
"""

import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "en")
# What asks for a translation, and with how many texts.
KEYWORDS = {"_": 1, "ngettext": 2, "pgettext": 2}

HEADER = """\
# Werkstatt's messages. installers/translations.py keeps this file in step with the code.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""

# Words that German and English share: a message made of them alone may read the same in both.
INTERNATIONAL = frozenset(
    """
    CSV Café Cluster DOCX E-Mail Export Feedback ICS Import Information Initiative JSON Mail Markdown Moderation Name
    OK Open Organisation PDF PNG Person Phase Plan Region SVG Space Start Team Test Text Version WLAN Werkstatt World
    XLSX m min mm ms s A S Z Alt Beamer Reserve Escape F Pause hh online
    """.split()  # noqa: SIM905 - words read better than a list of 40 strings
)


def path_of(language: str) -> Path:
    """The catalogue of `language` as people edit it."""
    return FOLDER / language / "LC_MESSAGES" / "werkstatt.po"


def template() -> Catalog:
    """Every message of the code."""
    catalogue = Catalog()
    for path in sorted((ROOT / "werkstatt").rglob("*.py")):
        for _line, keyword, texts in calls(path.read_text(encoding="utf-8")):
            if all(texts):
                add(catalogue, keyword, *texts)
    return catalogue


def add(catalogue: Catalog, keyword: str, first: str, second: str = "") -> None:
    """Add what was asked of i18n."""
    if keyword == "pgettext":
        catalogue.add(second, context=first)
    else:
        catalogue.add((first, second) if second else first)


def calls(source: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line, keyword and texts of every call for a translation; empty for what is no plain text.

    Read from the syntax tree: what looks at words alone is blind to calls inside an f-string.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            asked = node.args[: KEYWORDS[node.func.id]]
            yield node.lineno, node.func.id, [_plain_text(text) for text in asked]


def _plain_text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def untranslatable() -> Iterator[str]:
    """Calls for the translation of something that is known only when the program runs: no catalogue can hold it."""
    for path in sorted((ROOT / "werkstatt").rglob("*.py")):
        if path.name != "i18n.py":
            for line, keyword, texts in calls(path.read_text(encoding="utf-8")):
                if not all(texts) or len(texts) < KEYWORDS[keyword]:
                    yield f"{path.relative_to(ROOT)}:{line}: {keyword} needs plain texts"


def read(language: str) -> Catalog:
    """The catalogue of `language`; an empty one if there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def write(language: str, catalogue: Catalog) -> None:
    """Save a catalogue, sorted by message and without line numbers: then versions differ only where texts do."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=language, plural_forms=catalogue.plural_forms).encode())
        write_po(file, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)


def update_all() -> None:
    """Take new messages into the catalogues and drop those that the code no longer has."""
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template(), no_fuzzy_matching=True)
        if language == "en":  # the source language: a message is its own translation
            for message in untranslated(catalogue):
                message.string = message.id
        write(language, catalogue)


def merge(snippets: list[Path]) -> None:
    """Fill untranslated German messages from PO files. A translation that is there already stays."""
    update_all()
    german = read("de")
    open_messages = {(message.context, message.id): message for message in untranslated(german)}
    for snippet in snippets:
        with snippet.open("rb") as file:
            for offered in entries(read_po(file, locale="de", charset="utf-8")):
                message = open_messages.get((offered.context, offered.id))
                if message is not None and is_complete(offered):
                    message.string = offered.string
                elif german.get(offered.id, offered.context) is None:
                    print(f"{snippet.name}: not in the code: {offered.id!r}", file=sys.stderr)
    write("de", german)


def compile_all() -> None:
    """Write the .mo file of every catalogue."""
    for language in LANGUAGES:
        if path_of(language).exists():
            with path_of(language).with_suffix(".mo").open("wb") as file:
                write_mo(file, read(language))


def is_stale() -> bool:
    """Whether a catalogue was edited since it was compiled."""
    for path in map(path_of, LANGUAGES):
        compiled = path.with_suffix(".mo")
        if path.exists() and (not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime):
            return True
    return False


def problems(language: str) -> Iterator[str]:
    """What is missing or wrong in the catalogue of `language`, in words."""
    catalogue = read(language)
    wanted = {(message.context, message.id) for message in entries(template())}
    there = {(message.context, message.id) for message in entries(catalogue)}
    yield from (
        f"not in the catalogue (installers/translations.py update puts it there): {message!r}"
        for _context, message in sorted(wanted - there, key=str)
    )
    yield from (f"no longer in the code: {message!r}" for _context, message in sorted(there - wanted, key=str))
    yield from (f"obsolete: {message!r}" for message in catalogue.obsolete)
    for message in entries(catalogue):
        yield from problems_of(message, language)


def problems_of(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    if message.fuzzy:
        yield f"fuzzy: {message.id!r}"
    if not is_complete(message):
        yield f"not translated: {message.id!r}"
        return
    sources, translations = forms(message.id), forms(message.string)
    expected = placeholders(sources[-1])
    for is_singular, translation in zip((len(sources) > 1, False), translations, strict=False):
        used = placeholders(translation)
        if used != expected and not (is_singular and used < expected):  # "one person" may leave the number out
            yield f"other placeholders than in the source: {translation!r}"
    if language == "de" and sources == translations and not is_international(sources[0]):
        yield f"still English: {message.id!r}"


def entries(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """The messages that have no complete translation yet."""
    return (message for message in entries(catalogue) if not is_complete(message))


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Singular and plural of a message or its translation: one form without a plural, none if there is no text."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def is_complete(message: Message) -> bool:
    """Whether every form of a message is translated."""
    translated = forms(message.string)
    return len(translated) == len(forms(message.id)) and all(translated)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces of a text; a text whose braces do not match has a name that no other has."""
    try:
        return frozenset(
            name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None
        )
    except ValueError as error:
        return frozenset({f"{error}: {text}"})


def is_international(text: str) -> bool:
    """Whether a text consists of words alone that are the same in German and English."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub(r"\{.*?\}", "", text))
    return all(word in INTERNATIONAL for word in words)


def main(arguments: list[str]) -> int:
    """Do what the command line asks for; the exit code."""
    match arguments:
        case ["extract"]:
            write_po(sys.stdout.buffer, template(), width=0, omit_header=True, sort_output=True)
        case ["update"]:
            update_all()
        case ["merge", *files] if files:
            merge([Path(file) for file in files])
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = [f"{language}: {problem}" for language in LANGUAGES for problem in problems(language)]
            found += untranslatable()
            print("\n".join(found), file=sys.stderr)
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
