// What lights up, and what is told of it. The page reads without scripts; nothing here makes markup out of text.

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
  lit = one ? [one, ...partners(one)].filter(Boolean) : [];
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
