// Search, filters and buttons of the page. The tree reads without this file; nothing here makes markup out of text.

const tree = document.querySelector(".tree");
const branches = () => tree.querySelectorAll("details[data-node], details.long");

// Rows: everything that can be found, parents before children

const texts = (row) => [...row.element.querySelectorAll(":scope > .own bdi, :scope > .inside > .own bdi")];
const byElement = new Map();
const rows = [...tree.querySelectorAll("[data-node]")].map((element) => {
  const row = {
    element,
    parent: byElement.get(element.parentElement.closest("[data-node]")),
    kind: element.dataset.node,
    category: element.dataset.category,
    noted: element.querySelector(":scope > .notes, :scope > .inside > .notes") !== null,
    named: element.querySelector(":scope > .own") !== null, // not a level that the document lacks
    text: undefined,
  };
  byElement.set(element, row);
  return row;
});
const groups = [...tree.querySelectorAll(".group")];

const read = () => {
  for (const row of rows) row.text ??= texts(row).map((part) => fold(part.textContent)).join("\n");
};

// Search

let openBefore = null; // Map of branch → whether it was open, while something is searched

const pressed = (by) =>
  new Set(chips.filter((chip) => chip.dataset.by === by && chip.ariaPressed === "true").map((chip) => chip.dataset.value));

const search = () => {
  const terms = field.value.split(/\s+/u).map(fold).filter(Boolean);
  const [kinds, categories, notes] = ["kind", "category", "notes"].map(pressed);
  const filtered = kinds.size + categories.size + notes.size > 0;
  if (terms.length === 0 && !filtered) return clear();

  read();
  const hits = [];
  const shown = new Set();
  const within = new Set(); // rows that hold all terms, and what hangs below them
  for (const row of rows) {
    const passes =
      (row.named || row.noted) &&
      (kinds.size === 0 || kinds.has(row.kind)) &&
      (categories.size === 0 || categories.has(row.category)) &&
      (notes.size === 0 || row.noted);
    const matches = terms.every((term) => row.text.includes(term));
    if (matches || within.has(row.parent)) within.add(row);
    if (passes && matches) hits.push(row);
    if (passes && within.has(row)) for (let one = row; one && !shown.has(one); one = one.parent) shown.add(one);
  }
  openBefore ??= new Map([...branches()].map((branch) => [branch, branch.open]));
  const open = new Set();
  for (const hit of hits) for (let one = hit.parent; one && !open.has(one); one = one.parent) open.add(one);
  for (const row of rows) {
    row.element.hidden = !shown.has(row);
    if (open.has(row)) row.element.open = true;
  }
  for (const hit of hits) {
    const long = hit.element.querySelector(":scope > .inside > .own > .long");
    if (long && terms.some((term) => fold(long.querySelector("bdi").textContent).includes(term))) {
      hit.element.open = long.open = true;
    }
  }
  for (const group of groups) group.hidden = group.querySelector("li[data-node]:not([hidden])") === null;
  tell(hits);
  mark(hits, terms);
};

const clear = () => {
  for (const element of [...rows.map((row) => row.element), ...groups]) element.hidden = false;
  openBefore?.forEach((open, branch) => (branch.open = open));
  openBefore = null;
  told.textContent = "";
  button("clear").hidden = true;
  mark([], []);
};

const tell = (hits) => {
  const counts = new Map();
  for (const { kind } of hits) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = new Intl.ListFormat(document.documentElement.lang, { type: "unit" }).format(
    [...counts].map(([kind, count]) => `${told.dataset[kind]} ${count.toLocaleString()}`),
  );
  const [hit, of] = [hits.length.toLocaleString(), () => kinds];
  told.textContent = hits.length === 0 ? told.dataset.none : told.dataset.hits.replace("{}", hit).replace("{}", of);
  button("clear").hidden = false;
};

const clearAll = () => {
  field.value = "";
  for (const chip of chips) chip.ariaPressed = "false";
  clear();
};

// Marks, by ranges: the document itself is left alone

const LETTER = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}/gu; // with what NFKC joins to it: ｶﾞ
const CHUNK = 200; // rows marked at a time, so that typing is not held up

let marking = 0;

const mark = (hits, terms) => {
  clearTimeout(marking);
  if (!window.Highlight) return;
  const highlight = new Highlight();
  CSS.highlights.set("hit", highlight);
  const next = (from) => {
    const parts = hits.slice(from, from + CHUNK).flatMap(texts);
    for (const part of parts) for (const range of ranges(part, terms)) highlight.add(range);
    if (from + CHUNK < hits.length) marking = setTimeout(next, 0, from + CHUNK);
  };
  if (terms.length > 0) next(0);
};

const ranges = (part, terms) => {
  const letters = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: letter, index } of node.data.matchAll(LETTER))
      for (const folded of fold(letter).split("")) letters.push({ folded, node, index, end: index + letter.length });
  const text = letters.map((letter) => letter.folded).join("");
  return terms.flatMap((term) => {
    const found = [];
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const [first, last] = [letters[at], letters[at + term.length - 1]];
      const range = new StaticRange({
        startContainer: first.node,
        startOffset: first.index,
        endContainer: last.node,
        endOffset: last.end,
      });
      found.push(range);
    }
    return found;
  });
};

// Anchors: whatever leads to a row opens what it stands in

const reveal = () => {
  const target = document.querySelector(":target");
  if (!target) return;
  if (target.closest("[hidden]")) clearAll();
  for (let one = target; one; one = one.parentElement) if (one.matches("details")) one.open = true;
  target.scrollIntoView();
};

// Printing: all of the tree, open

let closed = [];

const unfold = () => {
  closed = [...document.querySelectorAll("main details:not([open])")];
  for (const branch of closed) branch.open = true;
};

const refold = () => {
  for (const branch of closed) branch.open = false;
};

// What starts it

let waiting = 0;

const searchSoon = (event) => {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(search, DELAY);
};

const setAll = (open) => {
  for (const branch of branches()) branch.open = open;
};

field.addEventListener("input", searchSoon);
field.addEventListener("compositionend", searchSoon);
for (const chip of chips)
  chip.addEventListener("click", () => {
    chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
    search();
  });
button("open").addEventListener("click", () => setAll(true));
button("close").addEventListener("click", () => setAll(false));
button("clear").addEventListener("click", () => {
  clearAll();
  field.focus();
});
button("print").addEventListener("click", () => window.print());
document.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='#']")) setTimeout(reveal);
});
window.addEventListener("hashchange", reveal);
window.addEventListener("beforeprint", unfold);
window.addEventListener("afterprint", refold);

controls.hidden = false;
reveal();
setTimeout(read);
