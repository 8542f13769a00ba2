"""Texts that run where a writer lets them: as a formula of a spreadsheet, as markup or script of a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from senryaku_parse.findings import finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy, Target, YearValue
from senryaku_parse.source import Position, Source

FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1+1", "＠SUM(A1)"),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example/","x")', '=WEBSERVICE("http://evil.example/")', "'=1"),
)
MARKUP = (
    *("<script>alert(1)</script>", "</script><script>alert(1)//", "</style><script>alert(1)</script>", "<!--", "-->"),
    *(
        '" onmouseover="alert(1)',
        "' onfocus='alert(1)' autofocus='",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
    ),
    *("javascript:alert(1)", "[x](javascript:alert(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>"),
    *(
        "]]>",
        "<![CDATA[",
        "&lt;script&gt;",
        "</textarea><b>",
        "</title><b>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
    ),
    *(
        "<a href='javascript:alert(1)'>x</a>",
        "data:text/html,<script>alert(1)</script>",
        "{{constructor}}",
        "${alert(1)}",
    ),
    *("\u2028alert(1)\u2029", "`<b>`", "| <b> |", "<b\n>", "https://evil.example/"),
)
TEXTS = (*FORMULAS, *MARKUP)
TITLE = "=1+1<script>alert(1)</script>"


def harmless() -> tuple[str, ...]:
    """As many texts as `TEXTS`, of as many lines each, of which none does anything."""
    return tuple(
        "".join([f"安全{at}", *(f"{character}全" for character in text if character in "\r\n")])
        for at, text in enumerate(TEXTS)
    )


def strategy_of(texts: Sequence[str], title: str, *, aim: int = 3) -> Strategy:
    """A strategy with a goal of each text, which stands in all fields that are free text."""
    return Strategy(
        title=title,
        municipality=title,
        source=Source(title, "markdown", ""),
        goals=tuple(_goal(str(number), text, aim) for number, text in enumerate(texts, 1)),
        findings=tuple(
            finding("cell-unplaced", text, before=text, after=text, position=Position(line=line))
            for line, text in enumerate(texts, 1)
        ),
    )


def _goal(id: str, text: str, aim: int) -> Goal:
    extra = frozendict({text: text})
    measure = Measure(
        id=f"{id}-ア-1",
        area=Area(marker=text, name=text),
        name=text,
        kpis=(_indicator(f"{id}-ア-1-K1", text, aim),),
        projects=(
            Project(
                id=f"{id}-ア-1-P1",
                category=text,
                name=text,
                text=text,
                description=text,
                organizations=(text, text),
                department=text,
                extra=extra,
                key=text,
                notes=(text, text),
            ),
        ),
        extra=extra,
        text=text,
        notes=(text,),
    )
    return Goal(
        id=id,
        number=int(id),
        name=text,
        targets=(_indicator(f"{id}-T1", text, aim),),
        measures=(measure,),
        extra=extra,
        text=text,
        notes=(text,),
    )


def _indicator(id: str, text: str, aim: int) -> Indicator:
    return Indicator(
        id=id,
        name=text,
        target=Target(text=text, value=Decimal(aim), unit=text, change_unit=text, qualifier=text),
        baseline_text=text,
        target_text=text,
        department=text,
        series=frozendict({2015: YearValue(target=text, actual=text)}),
        actuals=frozendict({2016: Decimal(aim)}),
        extra=frozendict({text: text}),
        notes=(text,),
    )
