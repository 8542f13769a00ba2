"""What searches and filters the tables. Hidden until `compare.js` shows it: without scripts nothing of it works."""

from __future__ import annotations

from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.model import Comparison
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.markup import Html, element

_ACTIONS = frozendict({"previous": "前の変更", "next": "次の変更", "clear": "解除", "print": "印刷"})
_KEYS = frozendict({"previous": "p", "next": "n", "clear": "Escape"})


def controls(comparison: Comparison) -> Html:
    """The search field, the buttons, the chips, and where the number of hits is told."""
    field = element("input", type="search", placeholder="名称・内容・ID", autocomplete="off", spellcheck="false")
    label = element("label", element("span", "検索", class_="label"), " ", field)
    chips = [_chip("kind", kind, KINDS[kind], count) for kind, count in comparison.summary.kinds.items()]
    if comparison.summary.uncertain:
        chips.append(_chip("uncertain", "", "対応が要確認", comparison.summary.uncertain))
    unchanged = comparison.summary.unchanged
    same = _chip("same", "", "変更のない項目も表示", unchanged) if unchanged else ""
    name = "変更の種類"
    group = element("div", element("span", name, class_="label"), *chips, role="group", aria_label=name, class_="chips")
    return element(
        "search",
        label,
        element("div", *(_button(action, text) for action, text in _ACTIONS.items()), class_="actions"),
        element("div", group if chips else "", element("div", same, class_="chips"), class_="filters"),
        element("output"),
        class_="controls",
        hidden=True,
    )


def _button(action: str, text: str) -> Html:
    key = _KEYS.get(action)
    hint = f"{text}（キー: {key}）" if key else False
    return element("button", text, type="button", data_action=action, title=hint, aria_keyshortcuts=key or False)


def _chip(by: str, value: str, text: str, count: int) -> Html:
    """A button that filters by `value` while it is pressed."""
    number = element("span", f"{count:,}", class_="count")
    return element("button", text, " ", number, type="button", aria_pressed="false", data_by=by, data_value=value)
