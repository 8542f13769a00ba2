"""LibreOffice without its window: workbooks computed and converted."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian package: libreoffice-calc)")


_RESULT = re.compile(rb'(<c [^>]*?)(?: t="[a-z]+")?(>\s*<f>[^<]*</f>)<v>[^<]*</v>')


def without_results(data: bytes) -> bytes:
    """The workbook with its formulas as if nobody had worked them out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(
                name, _RESULT.sub(rb"\1\2", before.read(name)) if "/worksheets/sheet" in name else before.read(name)
            )
    return out.getvalue()


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
