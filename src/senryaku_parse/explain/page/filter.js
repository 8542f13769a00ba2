// Filters: rows and lines of the source, nodes of the tree

const rows = [...source.querySelectorAll("tr"), ...source.querySelectorAll(".line")].map((element) => ({
  element,
  texts: element.matches("tr") ? [...element.querySelectorAll(TEXT)] : [element],
  look: element.closest("[data-look]") !== null || element.querySelector("[data-look]") !== null,
  text: undefined,
}));
const rowOf = new Map(rows.flatMap((row) => row.texts.map((text) => [text, row])));
const nodes = [...reading.querySelectorAll(".tree [data-node]")].map((element) => ({
  element,
  own: [...element.querySelectorAll(":scope > .own, :scope > .inside > .own")],
  look: element.querySelector(":scope > .notes > .note, :scope > .inside > .notes > .note") !== null,
  text: undefined,
}));
const nodeBy = new Map(nodes.map((node) => [node.element, node]));

const apply = () => {
  const terms = field.value.split(/\s+/u).map(fold).filter(Boolean);
  const look = onlyLook.ariaPressed === "true";
  const filtered = look || terms.length > 0;
  const holds = (one, text) => terms.every((term) => (one.text ??= fold(text())).includes(term));
  const hits = rows.filter((row) => (!look || row.look) && holds(row, () => row.element.textContent));
  const found = nodes.filter((node) => (!look || node.look) && holds(node, () => node.own.map((own) => own.textContent).join("\n")));
  const shownRows = new Set([...hits, ...found.flatMap((node) => partners(node.element).filter((text) => text.dataset.role !== "heading").map((text) => rowOf.get(text)))]);
  const shownNodes = new Set([...found.map((node) => node.element), ...hits.flatMap((row) => row.texts.flatMap(partners))]);
  for (const element of [...shownNodes])
    for (let up = element?.parentElement; up && up !== reading; up = up.parentElement) if (nodeBy.has(up)) shownNodes.add(up);
  for (const { element } of nodes) element.hidden = filtered && !shownNodes.has(element);
  for (const group of reading.querySelectorAll(".group")) group.hidden = !group.querySelector("li[data-node]:not([hidden])");
  if (filtered) for (const element of shownNodes) if (element?.matches("details")) element.open = true;
  for (const table of source.querySelectorAll(".table")) keep(table, filtered ? shownRows : null);
  for (const row of rows) if (row.element.matches(".line")) row.element.hidden = filtered && !shownRows.has(row);
  const count = shownRows.size.toLocaleString();
  told.textContent = !filtered ? "" : shownRows.size + shownNodes.size ? fill(told.dataset.hits, count) : told.dataset.none;
  button("clear").hidden = !filtered;
};

/** Shows the rows of `shown` alone, null for all, each with its header and with every row that reaches into it. */
const keep = (table, shown) => {
  const all = [...table.querySelectorAll("tr")];
  const wanted = new Set(all.filter((row) => shown === null || shown.has(rowByElement.get(row))));
  const merged = mergedIn(table);
  for (const { row, covers } of merged) if (covers.some((one) => wanted.has(one))) wanted.add(row);
  let below = false; // whether a row further down asks for its header
  for (const [at, row] of [...all.entries()].reverse()) {
    const isHeader = row.matches(".header");
    if (!isHeader && all[at + 1]?.matches(".header")) below = false;
    if (wanted.has(row)) below = true;
    else if (isHeader && below) wanted.add(row);
  }
  for (const row of all) row.hidden = !wanted.has(row);
  for (const { cell, covers } of merged) cell.rowSpan = covers.filter((row) => !row.hidden).length || 1;
  for (const one of table.querySelectorAll(".part")) one.hidden = one.querySelector("tr:not([hidden])") === null;
  table.hidden = shown !== null && wanted.size === 0;
};

const merges = new Map(); // of each table, as the source has them

const mergedIn = (table) => {
  if (!merges.has(table)) {
    const found = [...table.querySelectorAll("[rowspan]")].map((cell) => {
      const row = cell.parentElement;
      const body = [...row.parentElement.rows];
      const at = body.indexOf(row);
      return { cell, row, covers: body.slice(at, cell.rowSpan ? at + cell.rowSpan : undefined) };
    });
    merges.set(table, found);
  }
  return merges.get(table);
};

const rowByElement = new Map(rows.map((row) => [row.element, row]));
