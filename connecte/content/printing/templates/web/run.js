// Replays a run from the data beside it: every picture is drawn from the state that is looked at. The network is
// drawn by network.js, whose functions stand before this.
"use strict";
const run = JSON.parse(document.getElementById("data").textContent);
const words = run.words, states = run.states, layers = run.layers, last = layers.length - 1;
const find = (id) => document.getElementById(id);
const NS = "http://www.w3.org/2000/svg";

// -- words and numbers, as the program writes them

const told = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, words.space);
function fixed(value, digits) {
  if (value === null) return "…";
  let text = value.toFixed(digits);
  if (Number(text) === 0) text = text.replace("-", "");
  return text.replace(".", words.comma).replace("-", "−");
}
const decimal = (value, digits) => fixed(Number(value.toFixed(digits)), digits).replace(/([.,]\d*?)0+$/, "$1").replace(/[.,]$/, "");
function significant(value) {
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(3)), size = Math.abs(rounded);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2).replace(/e([+-])(\d)$/, "e$10$2").replace(".", words.comma).replace("-", "−");
  return fixed(rounded, Math.max(0, 2 - Math.floor(Math.log10(size))));
}
function formula(weights, names, ofPicture) {
  const terms = weights.map((_weight, at) => at).filter((at) => decimal(Math.abs(weights[at]), 1) !== "0");
  if (terms.length <= run.most) return written(weights, names);
  if (ofPicture) return told(words.cells, {count: weights.length});
  const largest = [...terms].sort((one, other) => Math.abs(weights[other]) - Math.abs(weights[one]) || one - other)
    .slice(0, run.named).sort((one, other) => one - other);
  const some = written(largest.map((at) => weights[at]), largest.map((at) => names[at]));
  return told(words.terms, {count: terms.length, some});
}
function written(weights, names) {
  let text = "";
  weights.forEach((weight, at) => {
    const size = decimal(Math.abs(weight), 1);
    if (size === "0") return;
    const sign = weight < 0 ? "−" : text ? "+" : "";
    text += (text ? ` ${sign} ` : sign) + (size === "1" ? names[at] : `${size} ${names[at]}`);
  });
  return text || "0";
}

// -- what a state holds

const sizes = layers.map((layer, at) => at ? layers[at - 1].neurons.length : run.inputs.length);
const starts = layers.map((_layer, at) => layers.slice(0, at).reduce((sum, each, n) => sum + each.neurons.length * (sizes[n] + 1), 0));
const weights = (state, layer, neuron) => state.v.slice(starts[layer] + neuron * sizes[layer], starts[layer] + (neuron + 1) * sizes[layer]);
const threshold = (state, layer, neuron) => state.v[starts[layer] + layers[layer].neurons.length * sizes[layer] + neuron];
const sources = (layer, key) => layer ? layers[layer - 1].neurons.map((each) => each.name) : run.inputs.map((each) => each[key]);
const outputs = (state, at) => state.o.slice(at * run.labels.length, (at + 1) * run.labels.length);
function said(state, at) {
  const values = outputs(state, at), least = run.largest ? Math.max(...values) : 0;
  const claims = [...new Set(run.labels.filter((_label, n) => values[n] > 0 && values[n] >= least))];
  return claims.length ? claims : run.otherwise ? [run.otherwise] : [];
}

// -- making elements

function element(name, attributes = {}, ...children) {
  const made = name.startsWith("svg:") ? document.createElementNS(NS, name.slice(4)) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// -- the network

const columns = [run.inputs, ...layers.map((layer) => layer.neurons)];
const isSmall = columns.every((column) => column.length <= MOST);
const wires = element("svg:g"), labels = element("svg:g"), nodes = [];
let chosen = [last, Math.min(1, layers[last].neurons.length - 1)];
const images = run.images ? layers[0].neurons.map((_neuron, n) => weightPicture(() => choose(0, n))) : [];

function choose(layer, neuron) {
  chosen = [layer, neuron];
  find("neuron").value = chosen.join(" ");
  drawNetwork(states[place]);
}

// -- the curve

const LEFT = 64, EDGE = 584, TOP = 24, FOOT = 300;
const reach = Math.log10(states[states.length - 1].i + 1) || 1;
const xOf = (iteration) => LEFT + (EDGE - LEFT) * Math.log10(iteration + 1) / reach;
const costs = states.map((state) => state.c).filter((cost) => cost !== null && cost > 0).map(Math.log10);
const lowest = Math.min(0, ...costs), highest = Math.max(...costs, lowest + 1);
const yOf = (cost) => FOOT - (FOOT - TOP) * (Math.log10(Math.max(cost, 10 ** lowest)) - lowest) / (highest - lowest);
const knownY = (known) => FOOT - (FOOT - TOP) * known / run.learned;
const cursor = element("svg:line", {class: "cursor", y1: TOP - 8, y2: FOOT});

function drawCurve() {
  const curve = find("curve");
  const write = (text, attributes) => { const made = element("svg:text", attributes); made.textContent = text; curve.append(made); };
  curve.append(element("svg:path", {class: "axis", d: `M${LEFT} ${TOP}V${FOOT}H${EDGE}V${TOP}`, fill: "none"}));
  let free = Infinity; // from the right: where the run ended is always told
  for (const mark of [...run.marks].reverse()) {
    const x = xOf(states[mark].i), half = thousands(states[mark].i).length * 6 + 4;
    curve.append(element("svg:line", {class: "axis", x1: x, x2: x, y1: FOOT, y2: FOOT + 6}));
    if (x + half > free) continue;
    write(thousands(states[mark].i), {x, y: FOOT + 22, "text-anchor": "middle"});
    free = x - half;
  }
  for (let power = Math.ceil(lowest); power <= highest; power += Math.max(1, Math.ceil((highest - lowest) / 6)))
    write(power >= 0 && power < 5 ? thousands(10 ** power) : `1e${power}`, {class: "left", x: LEFT - 6, y: yOf(10 ** power) + 4, "text-anchor": "end"});
  for (const known of [0, run.learned / 2, run.learned].filter(Number.isInteger))
    write(known, {class: "right", x: EDGE + 6, y: knownY(known) + 4});
  const steps = states.map((state, n) => `${n ? `H${xOf(state.i).toFixed(1)}V` : `M${xOf(state.i).toFixed(1)} `}${knownY(state.k).toFixed(1)}`);
  const line = states.filter((state) => state.c !== null).map((state, n) => `${n ? "L" : "M"}${xOf(state.i).toFixed(1)} ${yOf(state.c).toFixed(1)}`);
  curve.append(element("svg:path", {class: "known", d: steps.join("")}), element("svg:path", {class: "cost", d: line.join("")}), cursor);
}

function seek(event) {
  const box = find("curve").getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width * 640;
  let best = 0;
  states.forEach((state, n) => { if (Math.abs(xOf(state.i) - x) < Math.abs(xOf(states[best].i) - x)) best = n; });
  stop();
  go(best);
}

// -- examples, numbers

const isDrawn = (example) => run.picture || example.cells.length > 0;
const shown = run.examples.map((example, at) => {
  const box = element("div", {class: "example"});
  if (isDrawn(example)) {
    const [rows, wide] = run.grid, square = (row, column) => `M${column} ${row}h1v1h-1z`;
    const inked = run.picture
      ? example.counts.map((grey, n) => element("svg:path", {d: square(Math.floor(n / wide), n % wide), "fill-opacity": grey}))
      : [element("svg:path", {d: example.cells.map(([row, column]) => square(row, column)).join("")})];
    box.append(element("svg:svg", {role: "img", viewBox: `-.1 -.1 ${wide + 0.2} ${rows + 0.2}`, "aria-label": told(words.drawing, example)},
      element("svg:rect", {width: wide, height: rows}), ...inked));
  }
  const title = element("p", {}, told(words.wanted, example) + (isDrawn(example) ? "" : ` (${example.counts.map((n) => decimal(n, 3)).join(" ; ")})`));
  const verdict = element("p"), numbers = element("p"), out = element("p", {}, example.out ? words.out : "");
  box.append(element("div", {}, title, out, verdict, numbers));
  find("examples").append(box);
  return {box, verdict, numbers, at, label: example.label};
});

function drawExamples(state) {
  for (const {box, verdict, numbers, at, label} of shown) {
    const claims = said(state, at), right = claims.length === 1 && claims[0] === label;
    box.classList.toggle("known", right);
    verdict.className = right ? "good" : "bad";
    verdict.textContent = `${right ? "✓" : "✗"} ${claims.join(", ") || words.nothing}`;
    numbers.replaceChildren(...outputs(state, at).flatMap((value, n) => {
      const text = element("data", {value, class: value > 0 ? "claims" : ""}, `${run.labels[n]} : ${fixed(value, 1)}`);
      return n ? [element("br"), text] : [text];
    }));
  }
}

const cells = layers.map((layer, l) => {
  const table = element("table", {class: "data"}, element("caption", {}, told(words.layer, layer)));
  const names = [words.neuron, ...sources(l, "symbol"), words.thresholds];
  table.append(element("thead", {}, element("tr", {}, ...names.map((name) => element("th", {scope: "col"}, name)))));
  const body = element("tbody");
  const found = layer.neurons.map((neuron) => {
    const row = names.slice(1).map(() => element("td"));
    body.append(element("tr", {}, element("th", {scope: "row"}, neuron.name), ...row));
    return row;
  });
  table.append(body);
  const isWide = names.length > MOST + 2;
  if (isWide) find("numbers").append(element("p", {class: "on-paper"}, told(words.wide, layer)));
  find("numbers").append(element("div", {class: isWide ? "scroll wide" : "scroll", tabindex: 0, role: "region", "aria-label": told(words.layer, layer)}, table));
  return found;
});

function drawNumbers(state) {
  cells.forEach((rows, l) => rows.forEach((row, n) => [...weights(state, l, n), threshold(state, l, n)].forEach((value, at) =>
    row[at].replaceChildren(element("data", {value}, fixed(value, 2))))));
}

// -- where one looks, and playing

let place = 0, timer = null;

function go(to) {
  place = Math.max(0, Math.min(states.length - 1, to));
  const state = states[place];
  const iteration = state.i ? told(words.after, {iteration: thousands(state.i)}) : words.start;
  const cost = state.c === null ? words.overflown : told(words.cost, {cost: significant(state.c)});
  const known = told(words.known, {known: state.k, examples: run.learned});
  const now = find("now");
  now.setAttribute("aria-live", timer === null ? "polite" : "off"); // a run that plays would speak without end
  now.replaceChildren(`${iteration} : `, element("data", {id: "cost", value: state.c}, cost), ", ", element("data", {id: "known", value: state.k}, known));
  find("place").value = place;
  find("place").setAttribute("aria-valuetext", now.textContent);
  find("curve").setAttribute("aria-label", told(words.curve, {now: now.textContent}));
  cursor.setAttribute("x1", xOf(state.i));
  cursor.setAttribute("x2", xOf(state.i));
  for (const button of find("marks").children) button.setAttribute("aria-current", String(Number(button.value) === place));
  drawNetwork(state);
  drawExamples(state);
  drawNumbers(state);
}

function stop() {
  clearInterval(timer);
  timer = null;
  drawPlay();
}

function drawPlay() {
  const button = find("play"), playing = timer !== null;
  button.setAttribute("aria-pressed", String(playing));
  button.replaceChildren(playing ? `❚❚ ${words.pause}` : `▶︎ ${words.play}`);
}

function toggle() {
  if (timer !== null) { stop(); go(place); return; }
  if (place === states.length - 1) place = -1;
  const next = () => { go(place + 1); if (place === states.length - 1) { stop(); go(place); } };
  timer = setInterval(next, 1000 / Number(find("speed").value));
  drawPlay();
}

const jump = (to) => { stop(); go(to); };

function begin() {
  drawNodes();
  drawCurve();
  layers.forEach((layer, l) => layer.neurons.forEach((neuron, n) => find("neuron").append(element("option", {value: `${l} ${n}`}, neuron.name))));
  run.marks.forEach((mark) => {
    const button = element("button", {type: "button", value: mark}, thousands(states[mark].i));
    button.addEventListener("click", () => jump(mark));
    find("marks").append(button);
  });
  find("place").max = states.length - 1;
  find("place").addEventListener("input", (event) => jump(Number(event.target.value)));
  find("neuron").addEventListener("change", (event) => choose(...event.target.value.split(" ").map(Number)));
  find("speed").addEventListener("change", () => { if (timer !== null) { stop(); toggle(); } });
  find("play").addEventListener("click", toggle);
  find("back").addEventListener("click", () => jump(place - 1));
  find("on").addEventListener("click", () => jump(place + 1));
  find("curve").addEventListener("pointerdown", (event) => { find("curve").setPointerCapture(event.pointerId); seek(event); });
  find("curve").addEventListener("pointermove", (event) => { if (event.buttons) seek(event); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /SELECT|INPUT/.test(event.target.tagName)) return;
    if (event.key === " " && event.target.tagName !== "BUTTON") toggle();
    else if (event.key === "ArrowRight") jump(place + 1);
    else if (event.key === "ArrowLeft") jump(place - 1);
    else if (/^[1-9]$/.test(event.key) && run.marks.length >= event.key) jump(run.marks[event.key - 1]);
    else return;
    event.preventDefault();
  });
  drawPlay();
  choose(...chosen);
  // An address that ends in #1000 opens at that iteration.
  const asked = states.findIndex((state) => String(state.i) === location.hash.slice(1));
  go(Math.max(0, asked));
}
begin();
