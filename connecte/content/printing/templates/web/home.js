// The grid: a finger, a mouse or keys turn its cells black and white, and the code follows.
(() => {
const {rows, columns, spelling, words} = JSON.parse(document.getElementById("data").textContent);
const find = (id) => document.getElementById(id);
const told = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const size = rows * columns, grid = find("grid");
let cells = Array(size).fill(false), before = [];

const buttons = cells.map((_cell, at) => {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = at ? -1 : 0; // one stop for Tab; arrows go from cell to cell
  button.setAttribute("aria-label", told(words.cell, {row: Math.floor(at / columns) + 1, column: at % columns + 1}));
  grid.append(button);
  return button;
});

function show() {
  const code = codeOf(cells), isEmpty = !cells.includes(true);
  buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(cells[at])));
  find("code").textContent = isEmpty ? "…" : code;
  find("spelt").textContent = isEmpty ? words.empty
    : [...code].filter((c) => c !== " ").map((c) => spelling[c] ? `${c}\u00a0${spelling[c]}` : c).join(", ");
  find("undo").disabled = !before.length;
  find("clear").disabled = find("copy").disabled = isEmpty;
  find("copied").textContent = "";
  // The address keeps the drawing: going on after a reload, or sending it.
  history.replaceState(null, "", isEmpty ? "#" : `#${code.replaceAll(" ", "")}`);
}

function remember() { before.push([...cells]); }

function replace(drawing) {
  remember();
  cells = drawing;
  show();
}

// -- finger and mouse: one stroke takes all the cells that it crosses, also those between two events

let stroke = null;

function cellAt(event) {
  const box = grid.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * columns, (event.clientY - box.top) / box.height * rows];
}

function paint([x, y]) {
  const column = Math.floor(x), row = Math.floor(y);
  if (column >= 0 && column < columns && row >= 0 && row < rows) cells[row * columns + column] = stroke.black;
}

function follow(event) {
  const [x, y] = cellAt(event), [fromX, fromY] = stroke.last;
  const steps = Math.max(1, Math.ceil(4 * Math.max(Math.abs(x - fromX), Math.abs(y - fromY))));
  for (let n = 1; n <= steps; n += 1) paint([fromX + (x - fromX) * n / steps, fromY + (y - fromY) * n / steps]);
  stroke.last = [x, y];
}

grid.addEventListener("pointerdown", (event) => {
  if (stroke || (event.button && event.button !== 2)) return;
  const at = cellAt(event), first = Math.min(rows - 1, Math.floor(at[1])) * columns + Math.min(columns - 1, Math.floor(at[0]));
  remember();
  stroke = {pointer: event.pointerId, black: event.button === 2 ? false : !cells[first], last: at};
  grid.setPointerCapture(event.pointerId);
  paint(at);
  show();
});
grid.addEventListener("pointermove", (event) => {
  if (!stroke || event.pointerId !== stroke.pointer) return;
  const each = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
  (each.length ? each : [event]).forEach(follow);
  show();
});
for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
  grid.addEventListener(end, (event) => { if (stroke && event.pointerId === stroke.pointer) stroke = null; });
grid.addEventListener("contextmenu", (event) => event.preventDefault());

// -- keys: a click without a pointer is Space or Enter

grid.addEventListener("click", (event) => {
  const at = buttons.indexOf(event.target);
  if (event.detail === 0 && at >= 0) replace(cells.map((black, n) => n === at ? !black : black));
});
grid.addEventListener("keydown", (event) => {
  const step = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]}[event.key];
  const at = buttons.indexOf(event.target);
  if (!step || at < 0) return;
  const row = Math.floor(at / columns) + step[0], column = at % columns + step[1];
  event.preventDefault();
  if (row < 0 || row >= rows || column < 0 || column >= columns) return;
  buttons[at].tabIndex = -1;
  buttons[row * columns + column].tabIndex = 0;
  buttons[row * columns + column].focus();
});

// -- undo, copy, another one's code

find("undo").addEventListener("click", () => { cells = before.pop(); show(); });
find("clear").addEventListener("click", () => replace(Array(size).fill(false)));
find("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(find("code").textContent);
    find("copied").textContent = words.copied;
  } catch {
    find("copied").textContent = words.byHand;
  }
});
find("other").addEventListener("submit", (event) => {
  event.preventDefault();
  const {cells: found, fault} = cellsOf(find("typed").value, size);
  find("fault").textContent = fault ? told(words[fault[0]], {character: fault[1], found: fault[1], wanted: fault[2]}) : "";
  if (found) replace(found);
});

const {cells: kept} = cellsOf(location.hash.slice(1), size);
if (kept) cells = kept;
show();
})();
