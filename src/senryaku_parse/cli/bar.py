"""Progress bars, on a terminal only: over many documents, over the pages of a long one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from senryaku_parse.messages import render
from senryaku_parse.progress import listening

if TYPE_CHECKING:
    from rich.progress import Progress

    from senryaku_parse.batch.outcomes import Outcome

_LONG = 20
"""Pages from which on a document has a bar: some seconds."""


def with_bar(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Yield `outcomes`; on a terminal, standard error shows how many of `total` are done, how fast, and the time left."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    with _bar(render("command.documents")) as progress:
        task = progress.add_task("", total=total)
        for one in outcomes:
            progress.advance(task)
            yield one


@contextmanager
def page_bar() -> Iterator[None]:
    """Show the same for the pages of a long document that is read while the block runs."""
    if not sys.stderr.isatty():
        yield
        return
    with ExitStack() as stack:
        shown: list[Progress] = []

        def show(done: int, total: int) -> None:
            if total < _LONG:
                return
            if not shown:
                shown.append(stack.enter_context(_bar(render("command.pages"))))
                shown[0].add_task("", total=total)
            shown[0].update(shown[0].task_ids[0], completed=done)

        with listening(show):
            yield


def _bar(unit: str) -> Progress:
    """A bar that counts in `unit`."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Items per second."""

        def render(self, task: Task) -> Text:
            return Text(render("command.speed", speed=task.speed, unit=unit) if task.speed else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), render("command.left"), TimeRemainingColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
