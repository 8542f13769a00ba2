// Ways by keyboard, and what starts all.

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
