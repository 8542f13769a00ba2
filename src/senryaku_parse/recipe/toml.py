"""Values as TOML writes them; the standard library only reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def written(name: str, table: Mapping[str, Any]) -> str:
    """`table` as one `[[name]]`."""
    return "\n".join([f"[[{name}]]", *(f"{key} = {value_of(value)}" for key, value in table.items()), ""])


def value_of(value: Any) -> str:
    """`value` in TOML: exact decimals as texts, which alone keep them exact."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return text_of(f"{value:f}")
        case Mapping():
            pairs = ", ".join(f"{text_of(str(key))} = {value_of(one)}" for key, one in value.items() if one is not None)
            return f"{{{pairs}}}"
        case list() | tuple():
            return f"[{', '.join(map(value_of, value))}]"
        case _:
            return text_of(str(value))


def text_of(text: str) -> str:
    """`text` in quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
