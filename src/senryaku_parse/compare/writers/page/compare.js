// Search, filters and keys of the page. The tables read without this file; nothing here makes markup out of text.

// Rows, each with the measure above it

const sections = [...document.querySelectorAll(".contrast")].map((element) => {
  let measure = null;
  const rows = [...element.querySelectorAll("tbody tr")].map((element) => {
    const { type, kinds, told, uncertain } = element.dataset;
    const row = {
      element,
      measure: type === "kpi" || type === "project" ? measure : null,
      kinds: kinds.split(" "),
      told: told !== undefined,
      uncertain: uncertain !== undefined,
      text: undefined,
    };
    if (type === "measure") measure = row;
    return row;
  });
  return { element, rows };
});

// Filters

const pressed = (by) =>
  new Set(chips.filter((chip) => chip.dataset.by === by && chip.ariaPressed === "true").map((chip) => chip.dataset.value));

const apply = () => {
  const terms = field.value.split(/\s+/u).map(fold).filter(Boolean);
  const kinds = pressed("kind");
  const [uncertain, same] = [pressed("uncertain").size > 0, pressed("same").size > 0];
  const passes = (row) =>
    (row.told || (same && kinds.size === 0)) &&
    (kinds.size === 0 || row.kinds.some((kind) => kinds.has(kind))) &&
    (!uncertain || row.uncertain) &&
    terms.every((term) => (row.text ??= fold(row.element.textContent)).includes(term));
  let count = 0;
  for (const { element, rows } of sections) {
    const hits = rows.filter(passes);
    const shown = new Set([...hits, ...hits.map((row) => row.measure)]);
    for (const row of rows) row.element.hidden = !shown.has(row);
    element.hidden = hits.length === 0;
    count += hits.filter((row) => row.told).length;
  }
  const filtered = terms.length > 0 || kinds.size > 0 || uncertain;
  told.textContent = filtered ? (count ? `${count.toLocaleString()}項目が該当` : "該当する変更はありません。") : "";
  button("clear").hidden = !filtered;
};

const clear = () => {
  field.value = "";
  for (const chip of chips) if (chip.dataset.by !== "same") chip.ariaPressed = "false";
  apply();
};

// From change to change

const go = (step) => {
  const rows = [...document.querySelectorAll("tr[data-told]:not([hidden])")].filter((row) => row.checkVisibility());
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement.closest("tr"));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

// What starts it

let waiting = 0;

const applySoon = (event) => {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(apply, DELAY);
};

const actions = {
  previous: () => go(-1),
  next: () => go(1),
  clear: () => {
    clear();
    field.focus();
  },
  print: () => window.print(),
};
const keys = { p: actions.previous, n: actions.next, "/": () => field.focus() };

field.addEventListener("input", applySoon);
field.addEventListener("compositionend", applySoon);
for (const chip of chips)
  chip.addEventListener("click", () => {
    chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
    apply();
  });
for (const [action, run] of Object.entries(actions)) button(action).addEventListener("click", run);
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return clear();
  if (event.target === field || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

controls.hidden = false;
apply();
