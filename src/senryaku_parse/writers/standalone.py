"""Self-contained HTML pages: style and script in the page, and a policy that allows nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from senryaku_parse.writers.markup import Html, element


def asset(package: str, name: str) -> Html:
    """A file of `package`, to stand in a page as it is."""
    return Html((files(package) / name).read_text("utf-8"))


def head(title: str, style: Html, script: Html | None, generator: str = "senryaku_parse") -> Html:
    """The head of a page; without `script` none is let in. `generator` says what made it."""
    policy = [f"style-src {_hash(style)}", f"script-src {_hash(script)}" if script else "script-src 'none'"]
    rules = "; ".join(("default-src 'none'", *policy, "base-uri 'none'", "form-action 'none'"))
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=rules),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="format-detection", content="telephone=no"),
        element("meta", name="generator", content=generator),
        element("title", title),
        element("style", style),
        element("script", script, type="module") if script else "",
    )


def _hash(code: str) -> str:
    """The source expression of a Content-Security-Policy that lets in `code` alone."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
