"""LibreOffice without its window: workbooks computed and converted."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian package: libreoffice-calc)")


def convert(data: bytes, suffix: str, folder: Path) -> Path:
    """The workbook `data`, computed and written anew as `suffix` ("xlsx", "pdf") in `folder`."""
    source = folder / "in" / "book.xlsx"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(source)], capture_output=True, text=True, timeout=300, check=True
    )
    made = folder / f"book.{suffix.partition(':')[0]}"
    assert made.is_file(), done.stderr
    return made
