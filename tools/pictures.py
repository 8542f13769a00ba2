"""Makes the pictures of docs/pictures anew. Needs LibreOffice (soffice), Chromium, a Japanese font, and Pillow."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

import senryaku_parse as sp

ROOT = Path(__file__).parent.parent
PDF = ROOT / "samples" / "nemuro-sogo-senryaku.pdf"
PICTURES = ROOT / "docs" / "pictures"
COLORS = 32


def main() -> None:
    """All pictures, each below 150 KB."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        strategy = sp.parse(PDF)
        strategy.write(folder / "nemuro.xlsx")
        strategy.write(folder / "nemuro.html")
        printed = _printed(folder / "nemuro.xlsx")
        table = _page(PDF, "基本目標", 1.6).crop((60, 110, 900, 540))
        sheet = _page(printed, "数値目標", 1.9, "基準値").crop((725, 60, 1565, 490))
        _save(_beside(table, sheet), "table-to-workbook")
        _save(_page(printed, "概要", 1.6).crop((40, 40, 920, 820)), "overview")
        _save(_page(printed, "進捗管理 25 /", 1.2).crop((30, 30, 1230, 480)), "progress")
        _save(_screenshot(folder / "nemuro.html", folder), "page")


def _printed(book: Path) -> Path:
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", book.parent, book]
    subprocess.run(command, check=True, capture_output=True)
    return book.with_suffix(".pdf")


def _page(path: Path, word: str, scale: float, also: str = "") -> Image.Image:
    """The first page of `path` that holds both words."""
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage().get_text_bounded()
        if word in text and also in text:
            image: Image.Image = page.render(scale=scale).to_pil()
            return image
    raise ValueError(f"{path}: no page with {word}")


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    gap = 70
    both = Image.new("RGB", (left.width + gap + right.width, max(left.height, right.height)), "white")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + gap, 0))
    x, y = left.width + 10, both.height // 2
    draw = ImageDraw.Draw(both)
    draw.line((x, y, x + gap - 30, y), fill="#1f4e79", width=8)
    draw.polygon([(x + gap - 36, y - 16), (x + gap - 12, y), (x + gap - 36, y + 16)], fill="#1f4e79")
    return both


def _screenshot(page: Path, folder: Path) -> Image.Image:
    shot = folder / "page.png"
    command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1100,760"]
    subprocess.run([*command, f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True)
    return Image.open(shot).convert("RGB")


def _save(image: Image.Image, name: str) -> None:
    image.quantize(COLORS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
