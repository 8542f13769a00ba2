"""Reads an expression: a usual one in one look; else cut it up, group it, fit a form, fill the `Target`."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.marks.struck import without_struck
from senryaku_parse.messages import render
from senryaku_parse.model import Target
from senryaku_parse.patterns import later
from senryaku_parse.records import replaced
from senryaku_parse.targets.doubts import doubts
from senryaku_parse.targets.expression import Expression, express
from senryaku_parse.targets.filling import fill
from senryaku_parse.targets.grouping import group
from senryaku_parse.targets.indicators import is_net
from senryaku_parse.targets.lexer import ANYWHERE
from senryaku_parse.targets.patterns import PhraseRoles, fit
from senryaku_parse.targets.phrases import NotRead, Phrase
from senryaku_parse.targets.qualifiers import quote
from senryaku_parse.targets.step_of_pair import joined_step, parted_step
from senryaku_parse.targets.steps import Step, read_step, way
from senryaku_parse.targets.tokens import fold_width, tokenise
from senryaku_parse.targets.usual import read_usual

_UNSET = later(r"[「『\"'(\s]*+(?:[-ー…*]+|未設定|未定|設定なし|設定せず|該当なし|なし|無し)?[」』\"')。\s]*")
_REFERENCE = later(
    "対?(?:前|昨)年度?(?:同期|同月)?(?:実績)?(?:対?比|より|に比べて?|から|の)?"
    "|(?:現状|現況|基準)(?:値|年度?)?(?:対?比|より|に比べて?|から)|.+年度?(?:実績)?(?:対?比|より|に比べて?)"
)
"""What a direction without a number may be compared with: 「前年比増」, 「現状より減少」."""


def read_target(text: str, indicator: str = "", *, levels: bool = False) -> tuple[Target, tuple[Finding, ...]]:
    """What `text` says as a quantity, and what was assumed or could not be read; the findings have no position.

    `text` has its white space folded; `indicator` is the indicator's name, which tells whether 「向上」 is a
    rise or a fall. A text that is no quantity gives a `Target` with only its `text`, and a finding. With `levels` see
    `read_level`.
    """
    if "~" in text and (kept := without_struck(text)) is not text:
        target, findings = read_target(kept, indicator, levels=levels)
        return replaced(target, text=text), findings
    plain = fold_width(text)
    usual = read_usual(text, plain, indicator)
    if usual or not (parted := parted_step(plain)):
        return usual or read_by_grammar(express(text, plain), indicator, levels=levels)
    step, pair = (read_target(part.strip(), indicator)[0] for part in parted)
    return joined_step(text, step, pair) or read_by_grammar(express(text, plain), indicator, levels=levels)


def read_level(text: str, indicator: str = "") -> tuple[Target, tuple[Finding, ...]]:
    """As `read_target`, for what states a level: a number with a sign is one, too, and no step."""
    return read_target(text, indicator, levels=True)


def begins_in_words(text: str) -> bool:
    """Whether `text` begins in words that a reading of it would quote: it is no quantity alone, whatever follows them."""
    expression = express(text)
    if not expression.joined:
        return False
    kind, end, _ = ANYWHERE.read(expression.joined, 0)
    return kind == "word" and quote(expression, [(0, end)]) is not None


def read_by_grammar(
    expression: Expression, indicator: str, *, levels: bool = False
) -> tuple[Target, tuple[Finding, ...]]:
    """As `read_target`, or with `levels` as `read_level`: cut up, grouped, fitted to a form, filled in.

    What is usual but for its blanks is read in one look here, too.
    """
    text, _, joined, _, gaps = expression
    if gaps and (usual := read_usual(text, joined, indicator)):
        return usual
    try:
        phrases, said = group(tokenise(joined, gaps), joined, gaps)
        if not phrases:
            return _read_way(expression, said, indicator)
        roles = _signed(fit(phrases, levels=levels), indicator, levels=levels)
        step = read_step(roles.step, indicator, joined) if roles.step else Step()
        target = fill(expression, roles, step, indicator)
        found = tuple(doubts(target, roles, step, indicator))
        return Target(text=text) if _is_empty(target) else target, found
    except NotRead:
        return Target(text=text), (_unread(text, joined),)


def is_aim(target: Target) -> bool:
    """Whether `target` says how much, by how much, or which way."""
    return target.value is not None or target.change is not None or target.direction is not None


def _is_empty(target: Target) -> bool:
    return not is_aim(target) and target.baseline is None


def _signed(roles: PhraseRoles, indicator: str, *, levels: bool) -> PhraseRoles:
    """A signed number alone is a step (「▲5.0%」), but a level of what can be negative (人口増減数)."""
    if roles.signed is None:
        return roles
    return roles._replace(level=roles.signed) if levels or is_net(indicator) else roles._replace(step=roles.signed)


def _read_way(expression: Expression, said: Phrase, indicator: str) -> tuple[Target, tuple[Finding, ...]]:
    """「現状維持」, 「前年比増」: a way without a number. Raises `NotRead` where the text says anything else."""
    direction = way(said.moves[0], indicator) if len(said.moves) == 1 else None
    if direction is None or said.label or said.cumulative or said.bound:
        raise NotRead
    if not all(_REFERENCE.fullmatch(expression.joined, start, end) for start, end in said.words):
        raise NotRead
    text = expression.text
    target = Target(
        text=text,
        direction=direction,
        years=said.years,
        baseline_year=said.compared,
        target_year=said.year,
        per=said.per,
        qualifier=quote(expression, said.words),
    )
    message = render("aims.only-direction", text=text)
    return target, (finding("target-not-quantified", message, before=text, severity="info"),)


def _unread(text: str, plain: str) -> Finding:
    if _UNSET.fullmatch(plain):
        message = render("aims.target-unset", text=text)
        return finding("target-not-quantified", message, before=text, severity="info")
    return finding("target-not-quantified", render("aims.not-quantified", text=text), before=text)
