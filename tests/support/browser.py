"""Headless Chromium, driven by its DevTools protocol over a pipe: no driver, no socket, no more packages.

https://chromedevtools.github.io/devtools-protocol/ lists what `Tab.call` can ask for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from select import select
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian package: chromium)")

PATIENCE = 30
"""Seconds until what should happen counts as not happening."""

_KEYS = {"Enter": (13, "\r"), "Space": (32, " "), "Tab": (9, ""), "Escape": (27, "")}
"""Key → its code and what it types."""


class Tab:
    """One tab. `events` are the messages that no call has asked for, the oldest first."""

    def __init__(self, sent: int, received: int) -> None:
        self._sent = sent
        self._received = received
        self._read = b""
        self._ids = count(1)
        self._session: str | None = None
        self.events: deque[dict[str, Any]] = deque()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What `method` of the protocol answers."""
        number = next(self._ids)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._sent, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Go to `url`; returns when all of it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def evaluate(self, expression: str) -> Any:
        """The value of JavaScript `expression`, awaited where it is a promise; the page's policy binds what it calls."""
        how = {"awaitPromise": True, "returnByValue": True, "allowUnsafeEvalBlockedByCSP": False}
        answer = self.call("Runtime.evaluate", expression=expression, **how)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, modifiers: int = 0) -> None:
        """Press and release a key, as a person does: what has the focus gets it."""
        code, text = _KEYS[key]
        pressed = {"key": text if key == "Space" else key, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, modifiers=modifiers, **pressed)
        self.call("Input.dispatchKeyEvent", type="keyUp", modifiers=modifiers, **pressed)

    def _next(self) -> dict[str, Any]:
        """The next message: what was read holds it, or more is read until it does."""
        while b"\0" not in self._read:
            ready, _, _ = select([self._received], [], [], PATIENCE)
            data = os.read(self._received, 1 << 20) if ready else b""
            assert data, "Chromium says nothing"
            self._read += data
        message, _, rest = self._read.partition(b"\0")
        self._read = rest
        answer: dict[str, Any] = json.loads(message)
        return answer


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """A tab of a Chromium of its own, which keeps its files in `profile`."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    flags = [*FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}"]
    command = ["sh", "-c", f'exec "$0" "$@" 3</dev/fd/{theirs_in} 4>/dev/fd/{theirs_out}', str(CHROMIUM), *flags]
    with subprocess.Popen(command, pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL) as process:
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Tab(ours_out, ours_in)
        finally:
            process.terminate()
            os.close(ours_out)
            os.close(ours_in)
