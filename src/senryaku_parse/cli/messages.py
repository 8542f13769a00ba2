"""Messages to whoever runs the command, on standard error."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(message: str) -> None:
    """Say `message`, a line or several. Where nobody listens any more (`2>&1 | head -1`), the work goes on all the same."""
    with suppress(OSError):
        print(message, file=sys.stderr, flush=True)
