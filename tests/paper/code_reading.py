"""Reads QR codes off printed pages, as a phone does: from the picture of the page."""

import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image


def codes_of(pdf: bytes, folder: Path, dots_per_inch: int = 110) -> list[list[str]]:
    """What the codes on each page say."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is missing, so codes can't be read back: apt-get install poppler-utils")
    (folder / "codes.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(dots_per_inch), "-png", folder / "codes.pdf", folder / "codes"], check=True
    )
    pages = []
    for file in sorted(folder.glob("codes-*.png")):
        with Image.open(file) as picture:
            pages.append([code.text for code in zxingcpp.read_barcodes(picture)])
    return pages
