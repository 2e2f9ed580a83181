"""Reads printed documents as other programs do: with poppler's tools, which the program itself does not need."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page with its left and right edge, in points."""

    text: str
    left: float
    right: float


def text_of(pdf: bytes, folder: Path) -> str:
    """All text in reading order, lines joined by single spaces."""
    return " ".join(_run(pdf, folder, "pdftotext", "-enc", "UTF-8", "{}", "-").split())


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page."""
    return _run(pdf, folder, "pdftotext", "-enc", "UTF-8", "{}", "-").split("\f")[:-1]


def words_of(pdf: bytes, folder: Path) -> list[Word]:
    """Every word with its place on the page."""
    found = re.findall(
        r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"[^>]*>(.*?)</word>',
        _run(pdf, folder, "pdftotext", "-bbox", "{}", "-"),
    )
    return [Word(text, float(left), float(right)) for left, right, text in found]


def properties_of(pdf: bytes, folder: Path) -> dict[str, str]:
    """What the document says about itself: title, author, pages …"""
    lines = (line.partition(":") for line in _run(pdf, folder, "pdfinfo", "{}").splitlines())
    return {name.strip(): value.strip() for name, _, value in lines}


def fonts_of(pdf: bytes, folder: Path) -> dict[str, bool]:
    """The fonts by name, and whether they are embedded."""
    rows = (line.split() for line in _run(pdf, folder, "pdffonts", "{}").splitlines()[2:])
    return {row[0].partition("+")[2] or row[0]: row[-5] == "yes" for row in rows}


def _run(pdf: bytes, folder: Path, tool: str, *arguments: str) -> str:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is missing, so the PDF can't be read back: apt-get install poppler-utils")
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    command = [tool, *(argument.format(file) for argument in arguments)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
