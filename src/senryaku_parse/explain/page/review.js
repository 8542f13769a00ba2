// What lights up, what is shown, ways by keyboard. The page reads without this file; nothing here makes markup out of text.

const [source, reading] = ["source", "reading"].map((id) => document.getElementById(id));
const chosen = document.querySelector(".chosen");
const toldOf = chosen.querySelector(".told");
const narrow = matchMedia("(max-width: 48rem)");

const TEXT = "[data-role]";
const NODE = "[data-node][id]";
const FRAMES = 12; // in which a side comes to rest
const FAR = 400; // pixels beyond which what lies below is no longer looked for

// What belongs together: texts by node and by finding

const texts = [...source.querySelectorAll(TEXT)];
const parts = (element, name) => element.dataset[name]?.split(" ") ?? [];
const by = (name) => {
  const found = new Map();
  for (const text of texts)
    for (const id of parts(text, name)) found.has(id) ? found.get(id).push(text) : found.set(id, [text]);
  return found;
};
const byNode = by("nodes");
const byNote = by("notes");

const textOf = (target) => target.closest?.(TEXT);
const nodeOf = (target) => {
  const note = target.closest?.(".note[id]");
  return note && byNote.has(note.id) ? note : target.closest?.(NODE);
};

const partners = (one) => {
  if (source.contains(one)) return parts(one, "nodes").map((id) => document.getElementById(id));
  return (one.matches(".note") ? byNote : byNode).get(one.id) ?? [];
};

/** Of what belongs to `one` what to go to: rather a text of its own than the label above. */
const partner = (one) => {
  const all = partners(one);
  return all.find((element) => element?.dataset.role !== "heading") ?? all[0];
};

// Light

let lit = [];
let kept = null; // what was chosen by focus or click; hovering shows other things for a while

const light = (one) => {
  for (const element of lit) element.classList.remove("lit");
  lit = one ? [one, ...partners(one)] : [];
  for (const element of lit) element.classList.add("lit");
  tell(one);
};

const show = (element) => {
  if (!element) return;
  for (let up = element.parentElement; up; up = up.parentElement) if (up.matches("details")) up.open = true;
  if (!narrow.matches) bring(element, FRAMES);
};

const bringing = new Map(); // side → the frame that is asked for

/** Scrolls the side of `element` to it, again for some frames: what comes in sight may be higher than it seemed. */
const bring = (element, frames) => {
  const side = element.closest(".side");
  const [box, room] = [element.getBoundingClientRect(), side.getBoundingClientRect()];
  const isSeen = box.top >= room.top + side.querySelector(".side-title").offsetHeight && Math.min(box.bottom, box.top + 60) <= room.bottom;
  if (!isSeen) side.scrollBy({ top: box.top - room.top - room.height / 3, left: Math.min(0, box.left - room.left - 16) });
  cancelAnimationFrame(bringing.get(side));
  if (frames > 0 && (!isSeen || frames < FRAMES)) bringing.set(side, requestAnimationFrame(() => bring(element, frames - 1)));
};

const choose = (one) => {
  kept = one;
  light(one);
  if (one) show(partner(one));
};

// What is told of it

const part = (tag, text, class_ = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (class_) element.className = class_;
  return element;
};

const wayTo = (element, text) => {
  const way = part("a", text);
  way.href = `#${encodeURIComponent(element.id)}`;
  return way;
};

const fill = (form, ...values) => values.reduce((text, value) => text.replace("{}", () => value), form);

const placeOf = (text) => {
  const table = text.closest(".table");
  if (!table) return text.dataset.place ?? "";
  if (text.dataset.cell) return `${table.dataset.sheet}!${text.dataset.cell}`;
  const row = text.parentElement;
  const rows = [...table.querySelectorAll("tr")];
  const at = fill(chosen.dataset.at, table.dataset.table, rows.indexOf(row) + 1, text.cellIndex + 1);
  const { page, line } = row.dataset;
  return [page && fill(chosen.dataset.page, page), line && fill(chosen.dataset.line, line), at].filter(Boolean).join(" ");
};

const what = (text, kind) => {
  const element = part("span", text, "what");
  element.dataset.of = kind;
  return element;
};

const titleOf = (node) => node.querySelector(":scope > .own :is(.name, h2, h3, h4, h5)")?.textContent ?? "";

const tell = (one) => {
  if (!one) return;
  const head = part("p", "");
  const lines = [head];
  if (source.contains(one)) {
    head.append(part("span", placeOf(one), "count"), what(one.dataset.what, one.dataset.role));
    for (const node of partners(one)) if (node) head.append(wayTo(node, node.id));
    for (const id of parts(one, "notes")) lines.push(noteLine(document.getElementById(id)));
  } else if (one.matches(".note")) {
    lines[0] = noteLine(one);
  } else {
    head.append(wayTo(one, one.id), what(titleOf(one), one.dataset.node));
    for (const text of partners(one)) if (text.id) head.append(wayTo(text, placeOf(text)));
  }
  toldOf.replaceChildren(...lines);
};

const noteLine = (note) => {
  const line = part("p", "", `note ${[...note.classList].find((name) => ["error", "warning", "info"].includes(name))}`);
  line.append(wayTo(note, note.querySelector("p").textContent));
  return line;
};

// By pointer and by focus

let waiting = 0;

const onOver = (event) => {
  const one = textOf(event.target) ?? nodeOf(event.target);
  clearTimeout(waiting);
  if (one === lit[0]) return;
  if (!one) return light(kept);
  light(one);
  waiting = setTimeout(() => show(partner(one)), 250);
};

for (const side of [source, reading]) {
  side.addEventListener("pointerover", (event) => event.pointerType !== "touch" && onOver(event));
  side.addEventListener("pointerleave", () => (clearTimeout(waiting), light(kept)));
}

let stop = null; // the one text that the Tab key comes to

const stopAt = (text) => {
  if (stop) stop.tabIndex = -1;
  stop = text;
  if (stop) stop.tabIndex = 0;
};

const focusOn = (text) => {
  if (!text) return;
  text.focus({ preventScroll: true });
  if (narrow.matches) text.scrollIntoView({ block: "center" });
  else show(text);
};

source.addEventListener("focusin", (event) => {
  const text = textOf(event.target) ?? null;
  if (text) stopAt(text);
  choose(text);
});
reading.addEventListener("focusin", (event) => choose(nodeOf(event.target) ?? null));
reading.addEventListener("click", (event) => {
  const one = nodeOf(event.target);
  if (one) choose(one);
});

const onlyLook = controls.querySelector("[data-by=look]");

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
// From what needs a look to the next

const toLookAt = new Set([
  ...texts.filter((text) => text.matches("[data-look]")),
  ...[...source.querySelectorAll(".table[data-look]")].map((table) => table.querySelector(TEXT)),
]);

const go = (step) => {
  const all = texts.filter((text) => toLookAt.has(text) && !text.closest("[hidden]"));
  if (all.length === 0) return;
  const at = stop ? all.findIndex((text) => text === stop) : -1;
  const order = stop && at < 0 ? all.findIndex((text) => stop.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) : -1;
  const next = at >= 0 ? at + step : order >= 0 ? order - (step < 0) : step > 0 ? 0 : all.length - 1;
  front("source");
  focusOn(all[(next + all.length) % all.length]);
};

// By keyboard: from text to text, as they lie

const at = new Map(texts.map((text, at) => [text, at]));

const beside = (text, key) => {
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const box = text.getBoundingClientRect();
  const middle = box.left + Math.min(box.width, 80) / 2;
  let first;
  for (let one, next = at.get(text) + step; (one = texts[next]); next += step) {
    if (one.closest("[hidden]")) continue;
    if (key === "ArrowLeft" || key === "ArrowRight") return one;
    const other = one.getBoundingClientRect();
    if (step > 0 ? other.top < box.bottom - 2 : other.bottom > box.top + 2) continue;
    if (first && Math.abs(other.top - first.top) > FAR) break;
    first ??= { one, top: other.top };
    if (other.left <= middle && middle < other.right) return one;
  }
  return first?.one;
};

const onKey = (event) => {
  const text = textOf(event.target);
  if (event.key.startsWith("Arrow") && text) return focusOn(beside(text, event.key)), true;
  if (event.key === "Enter" && text) return follow(partners(text)[0] ?? document.getElementById(parts(text, "notes")[0])), true;
  if (event.key === "Escape") return clear(), true;
  if (event.key === "/") return field.focus(), true;
  if (event.key === "n" || event.key === "p") return go(event.key === "n" ? 1 : -1), true;
  return false;
};

/** Goes to an element of either side: a text gets the focus, of a node its way or its summary. */
const follow = (element) => {
  if (!element) return;
  if (element.closest("[hidden]")) clear();
  front(element.closest(".side")?.id ?? "source");
  if (element.matches(TEXT)) return focusOn(element);
  for (let up = element; up; up = up.parentElement) if (up.matches("details")) up.open = true;
  const way = element.querySelector(":scope > summary, :scope > .own a, :scope .to-source");
  way?.focus({ preventScroll: true });
  if (!narrow.matches && element.closest(".side")) show(way ?? element);
  else element.scrollIntoView({ block: "start" });
  if (element.closest(".side")) choose(nodeOf(element) ?? null);
};

// What starts it

const clear = () => {
  field.value = "";
  onlyLook.ariaPressed = "false";
  apply();
};

const sides = [...document.querySelectorAll("[data-side]")];
const front = (id) => {
  for (const side of [source, reading]) side.classList.toggle("front", side.id === id);
  for (const one of sides) one.ariaPressed = String(one.dataset.side === id);
};

let typing = 0;

const applySoon = (event) => {
  if (event.isComposing) return;
  clearTimeout(typing);
  typing = setTimeout(apply, DELAY);
};

field.addEventListener("input", applySoon);
field.addEventListener("compositionend", applySoon);
onlyLook.addEventListener("click", () => {
  onlyLook.ariaPressed = String(onlyLook.ariaPressed !== "true");
  apply();
});
for (const one of sides) one.addEventListener("click", () => front(one.dataset.side));
button("previous").addEventListener("click", () => go(-1));
button("next").addEventListener("click", () => go(1));
button("clear").addEventListener("click", () => {
  clear();
  field.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
  if (onKey(event)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const way = event.target.closest("a[href^='#']");
  const element = way && document.getElementById(decodeURIComponent(way.hash.slice(1)));
  if (!element || way.matches(".skip")) return;
  event.preventDefault();
  history.replaceState(null, "", way.hash);
  follow(element);
});

const start = () => {
  document.documentElement.classList.add("live");
  controls.hidden = chosen.hidden = document.querySelector(".sides").hidden = false;
  front("source");
  for (const text of texts) text.tabIndex = -1;
  for (const measure of reading.querySelectorAll("details.measure")) measure.open = true;
  stopAt(texts[0] ?? null);
  if (location.hash) follow(document.getElementById(decodeURIComponent(location.hash.slice(1))));
};

start();
