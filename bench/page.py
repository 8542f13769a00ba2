"""The page of a large strategy: growth of the writing, and how long a keystroke in the search field holds the page up."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path

from measure import best

from senryaku_parse.writers.page import write_page

sys.path.insert(0, str(Path(__file__).parent.parent))  # what drives the browser is shared with the tests
from tests.support.browser import CHROMIUM, browser
from tests.support.scaled import scaled

LEAVES = (5_000, 10_000, 20_000)
KEYSTROKE = 100
"""Milliseconds that one may take."""
TYPED = ("第", "第1", "第12", "第120", "地", "地区", "の", "支援", "")

SEARCH = """(async () => {
  const field = document.querySelector("input");
  const told = new Promise((done) => {
    new PerformanceObserver((list, observer) => {
      observer.disconnect();
      done(list.getEntries()[0].duration);
    }).observe({ entryTypes: ["longtask"] });
    setTimeout(done, 1500, 50);
  });
  field.value = %r;
  field.dispatchEvent(new Event("input"));
  return await told;
})()"""
"""Milliseconds of the first task longer than 50, else 50: a browser tells of no shorter ones."""


def main() -> None:
    strategies = [scaled(leaves) for leaves in LEAVES]
    seconds = [best(partial(write_page, strategy), 3) for strategy in strategies]
    for leaves, taken in zip(LEAVES, seconds, strict=True):
        print(f"page of {leaves} leaves: {taken:.2f} s")
    growth = ", ".join(f"{after / before:.2f}" for before, after in pairwise(seconds))
    print(f"growth when the leaves double: × {growth} (linear: 2)")
    if CHROMIUM is None:
        print("search: not measured, Chromium is missing")
        return
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder) / "profile") as tab:
        page = Path(folder) / "out.html"
        page.write_bytes(write_page(strategies[-1]).file())
        tab.open(page.as_uri())
        tab.evaluate("new Promise((done) => setTimeout(done, 2000))")  # the page reads its texts once, in the meantime
        runs = [[tab.evaluate(SEARCH % text) for text in TYPED] for _ in range(3)]
    slowest = max(map(min, *runs))
    print(f"search in {LEAVES[-1]} leaves: at most {slowest:.0f} ms a keystroke (goal < {KEYSTROKE})")


if __name__ == "__main__":
    main()
