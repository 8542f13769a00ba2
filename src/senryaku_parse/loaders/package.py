"""A folder of CSV files as `writers.package` writes it → Strategy. Its cells are all there is: what they say holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from senryaku_parse.columns import ENTITIES, FINDINGS, Column, Entity
from senryaku_parse.errors import InputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.assemble import assemble
from senryaku_parse.loaders.cell_tables import EntityTable, TableRow, verbatim
from senryaku_parse.loaders.csv_file import read_csv
from senryaku_parse.loaders.descriptor import FILE, DataPackage, Resource, read_descriptor
from senryaku_parse.loaders.drafts import WrittenStrategy
from senryaku_parse.loaders.findings_table import stated_findings
from senryaku_parse.loaders.headings import table_of
from senryaku_parse.messages import render, term
from senryaku_parse.model import Goal, Strategy
from senryaku_parse.text import whole_number
from senryaku_parse.writers.open_data import ORIGIN, era_year, with_era_years

_ERA = "_era"
"""How the name of a column ends that has a year in the Japanese calendar."""


def load_package(files: Mapping[str, bytes], limits: Limits = USUAL) -> Strategy:
    """The strategy that `write_package` wrote as `files` (name → content), with what people edited since.

    A file that is missing, and what can't be read, is a finding.

    Raises:
        InputError: there is none of the files, or one is no CSV; TooLargeError: one is beyond `limits`.
    """
    package = read_descriptor(files[FILE]) if FILE in files else DataPackage()
    resources = _resources(package)
    if not any(resource.path in files for resource in resources.values()):
        raise InputError(render("edits.folder-without-tables", path=resources["goals"].path))
    findings = _unread_files(files, resources)
    tables: dict[str, EntityTable] = {}
    for entity in ENTITIES:
        table = _table(entity, resources[entity.name], package, files, limits, findings)
        if table:
            tables[entity.name] = table
    stated = stated_findings(tables[FINDINGS.name]) if FINDINGS.name in tables else []
    ids = {name: resource.row_ids for name, resource in resources.items() if resource.row_ids is not None}
    goals, edits = assemble(tables, WrittenStrategy(ids=ids), limits=limits)
    return _strategy(package, goals, (*stated, *_news([*findings, *edits], stated)))


def _strategy(package: DataPackage, goals: tuple[Goal, ...], findings: tuple[Finding, ...]) -> Strategy:
    return Strategy(
        title=package.title,
        municipality=package.municipality,
        municipality_code=package.municipality_code,
        period=package.period,
        source=package.source,
        goals=goals,
        findings=findings,
    )


def _resources(package: DataPackage) -> Mapping[str, Resource]:
    """Entity → its file; as they are called by default, where the package does not say."""
    named = {resource.name: resource for resource in package.resources}
    return frozendict(
        {entity.name: named.get(entity.name) or Resource(entity.name, f"{entity.name}.csv") for entity in ENTITIES}
    )


def _table(
    entity: Entity[Any],
    resource: Resource,
    package: DataPackage,
    files: Mapping[str, bytes],
    limits: Limits,
    findings: list[Finding],
) -> EntityTable | None:
    if resource.path not in files:
        message = render("edits.file-missing", path=resource.path, kind=term(entity.heading))
        findings.append(finding("edit-unread", message))
        return None
    grid = read_csv(resource.path, files[resource.path], resource.encoding, entity, limits, safe=resource.csv_safe)
    derived = (*(column for column in with_era_years(entity.columns) if column not in entity.columns), *ORIGIN)
    table, outside = table_of(grid, entity, "edits.read-as-empty", derived)
    findings += outside
    if table is None:
        raise InputError(
            render(
                "edits.headings-missing",
                path=resource.path,
                kind=term(entity.heading),
                first=entity.columns[0].called,
                second=entity.columns[1].called,
            )
        )
    findings += _derived_edits(table, derived, package)
    return table


def _derived_edits(table: EntityTable, derived: Iterable[Column[Any]], package: DataPackage) -> Iterator[Finding]:
    """A finding for each column of `derived` with a text that does not follow from the rest, at the first such cell."""
    for column in derived:
        if column.name not in table.columns:
            continue
        wrong = [
            row
            for row in table.rows
            if (text := verbatim(row.cells[column.name]).strip()) and text != _derived(row, column, package)
        ]
        if wrong:
            message = render(
                "edits.derived-edited",
                place=table.place(wrong[0], column.name),
                count=len(wrong),
                heading=column.called,
            )
            texts = "\n".join(verbatim(row.cells[column.name]) for row in wrong)
            yield finding("edit-unread", message, before=texts)


def _derived(row: TableRow, column: Column[Any], package: DataPackage) -> str | None:
    """What the derived `column` says in `row`."""
    if column in ORIGIN:
        return cast("str | None", column.get(_strategy(package, (), ())))
    year = whole_number(verbatim(row.cells.get(column.name.removesuffix(_ERA))))
    return None if year is None else era_year(year)


def _unread_files(files: Mapping[str, bytes], resources: Mapping[str, Resource]) -> list[Finding]:
    """A finding where the descriptor is missing, and for each file that is none of the package's."""
    findings = []
    if FILE not in files:
        message = render("edits.descriptor-missing", file=FILE)
        findings.append(finding("edit-unread", message))
    known = {FILE, *(resource.path for resource in resources.values())}
    for name in sorted(set(files) - known):
        if name.lower().endswith(".csv"):
            findings.append(finding("edit-unread", render("edits.file-strange", name=name), before=name))
    return findings


def _news(findings: list[Finding], stated: list[Finding]) -> list[Finding]:
    """Those of `findings` that are not `stated` yet: the cells of a package show no more what was edited when."""
    told = {(found.code, found.before, found.after) for found in stated}
    return [found for found in findings if (found.code, found.before, found.after) not in told]
