"""A progress bar over many documents, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from senryaku_parse.batch.outcomes import Outcome


def with_bar(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """`outcomes`; where standard error is a terminal it shows how many of `total` are done, how fast, and the time left."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} 文書/秒" if task.speed else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), "残り", TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        task = progress.add_task("", total=total)
        for one in outcomes:
            progress.advance(task)
            yield one
