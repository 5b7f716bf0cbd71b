// The network: its boxes once and its links again for each state; where a picture is read, its weights as pictures;
// where it is too large for one picture, one neuron of it. The rest of the page is in run.js.
"use strict";
const RIGHT = 640, DOWN = 430, BOX = [112, 46], MOST = 12;

const across = (column) => 60 + column * (RIGHT - 120) / (columns.length - 1);
const down = (column, at) => DOWN * (at + 0.5) / columns[column].length;
const high = (column) => Math.min(BOX[1], DOWN / columns[column].length - 6);

function drawNodes() {
  if (run.images) { find("images").append(...images.map((image) => image.button)); return; }
  find("network").append(wires);
  if (isSmall) columns.forEach((column, c) => column.forEach((node, at) => {
    const group = element("svg:g", {class: c ? "node" : "node input"});
    const height = high(c), middle = down(c, at);
    group.append(element("svg:rect", {x: across(c) - BOX[0] / 2, y: middle - height / 2, width: BOX[0], height, rx: 8}));
    const text = element("svg:text", {class: `name ${node.look ? node.look.color : ""}`, x: across(c), y: middle});
    text.textContent = node.look ? `${node.look.letter} ${node.name}` : c ? node.name : node.symbol;
    const small = element("svg:text", {class: "small", x: across(c), y: middle + 17});
    if (!c && node.name !== node.symbol) small.textContent = node.name;
    group.append(text, small);
    if (c) {
      group.addEventListener("click", () => choose(c - 1, at));
      nodes.push({group, small, layer: c - 1, neuron: at});
    }
    find("network").append(group);
  }));
  find("network").append(labels);
}

function drawNetwork(state) {
  if (run.images) drawPictures(state);
  else if (isSmall) drawLinks(state);
  else drawOne(state);
  const [l, n] = chosen;
  const text = `${layers[l].neurons[n].name} = ${formula(weights(state, l, n), sources(l, "symbol"), run.picture && l === 0)} ; `
    + told(words.threshold, {threshold: fixed(threshold(state, l, n), 1)});
  find("formula").textContent = text;
  if (!run.images) find("network").setAttribute("aria-label", told(words.network, {formula: text}));
}

// Where the first layer reads a picture: its weights as pictures, those first that weigh most for the neuron in hand.
function drawPictures(state) {
  const [l, n] = chosen, weighs = l ? reachOf(state, l, n) : null;
  const order = images.map((_image, at) => at);
  if (weighs) order.sort((one, other) => Math.abs(weighs[other]) - Math.abs(weighs[one]) || one - other);
  find("images-about").textContent = weighs ? told(words.weighing, {name: layers[l].neurons[n].name}) : words.images;
  order.forEach((at, rank) => {
    const name = layers[0].neurons[at].name;
    images[at].show(weights(state, 0, at), weighs ? `${name} × ${fixed(weighs[at], 1)}` : `${at === n ? "▸ " : ""}${name}`, rank, !weighs && at === n);
  });
}

// By how much each neuron of the first layer weighs for another one: products along the ways.
function reachOf(state, layer, neuron) {
  let found = weights(state, layer, neuron);
  for (let l = layer - 1; l > 0; l -= 1) {
    const reach = found, rows = layers[l].neurons.map((_each, n) => weights(state, l, n));
    found = layers[l - 1].neurons.map((_each, s) => reach.reduce((sum, weight, n) => sum + weight * rows[n][s], 0));
  }
  return found;
}

// A network with too many neurons for one picture: the neuron in hand and the sources that weigh most for it.
function drawOne(state) {
  const [l, n] = chosen, values = weights(state, l, n), names = sources(l, "name");
  const linked = values.map((_weight, at) => at).filter((at) => values[at]);
  const strongest = linked.sort((one, other) => Math.abs(values[other]) - Math.abs(values[one]) || one - other)
    .slice(0, MOST).sort((one, other) => one - other);
  const rows = strongest.length, lines = [], texts = [], left = across(0), right = across(columns.length - 1);
  const box = (x, y, name, kind) => {
    const height = Math.min(BOX[1], DOWN / rows - 6), text = element("svg:text", {class: "name", x, y: y + 5});
    text.textContent = name;
    texts.push(element("svg:g", {class: kind},
      element("svg:rect", {x: x - BOX[0] / 2, y: y - height / 2, width: BOX[0], height, rx: 8}), text));
  };
  strongest.forEach((s, at) => {
    const y = DOWN * (at + 0.5) / rows, from = [left + BOX[0] / 2, y], to = [right - BOX[0] / 2, DOWN / 2];
    lines.push(wire(values[s], from, to, true));
    texts.push(weightText(values[s], from, to));
    box(left, y, names[s], "node input");
  });
  box(right, DOWN / 2, layers[l].neurons[n].name, "node chosen");
  wires.replaceChildren(...lines);
  labels.replaceChildren(...texts);
}

function wire(weight, from, to, isChosen) {
  return element("svg:path", {class: `wire${weight < 0 ? " takes" : ""}${isChosen ? " chosen" : ""}`,
    d: `M${from}L${to}`, "stroke-width": Math.min(9, 0.6 + 2.2 * Math.abs(weight)).toFixed(2)});
}

function weightText(weight, from, to) {
  const text = element("svg:text", {class: "weight", x: from[0] + 0.3 * (to[0] - from[0]), y: from[1] + 0.3 * (to[1] - from[1]) + 4});
  text.textContent = fixed(weight, 1);
  return text;
}

function drawLinks(state) {
  const lines = [], texts = [];
  layers.forEach((layer, l) => layer.neurons.forEach((_neuron, n) => {
    const own = l === chosen[0] && n === chosen[1], leaving = l === chosen[0] + 1;
    weights(state, l, n).forEach((weight, s) => {
      if (!weight) return;
      const isChosen = own || (leaving && s === chosen[1]);
      const from = [across(l) + BOX[0] / 2, down(l, s)], to = [across(l + 1) - BOX[0] / 2, down(l + 1, n)];
      lines.push([isChosen, wire(weight, from, to, isChosen)]);
      if (own) texts.push(weightText(weight, from, to));
    });
  }));
  lines.sort((one, other) => one[0] - other[0]);
  wires.replaceChildren(...lines.map((line) => line[1]));
  labels.replaceChildren(...texts);
  for (const {group, small, layer, neuron} of nodes) {
    group.classList.toggle("chosen", layer === chosen[0] && neuron === chosen[1]);
    if (high(layer + 1) > 34) small.textContent = told(words.threshold, {threshold: fixed(threshold(state, layer, neuron), 1)});
  }
}

// -- pictures of weights: a square a cell, the darker the larger its weight, a bar across those that take away

const LEVELS = 4;

// Paths of one picture: what each is, and where it goes. They are made once and moved for each state.
function weightPaths(numbers, wide) {
  const largest = Math.max(...numbers.map(Math.abs)) || 1, found = new Map();
  const add = (kind, text) => found.set(kind, (found.get(kind) || "") + text);
  numbers.forEach((number, at) => {
    const row = Math.floor(at / wide), column = at % wide, size = Math.abs(number) / largest;
    if (!size) return;
    const level = Math.min(LEVELS, Math.max(1, Math.round(size * LEVELS))), takes = number < 0;
    add(`${takes ? "takes" : "adds"} level${level}`, `M${column} ${row}h1v1h-1z`);
    if (takes) add(level > LEVELS / 2 ? "bar strong" : "bar", `M${column + 0.2} ${row + 0.5}h.6`);
  });
  return found;
}

// A button for each neuron that reads the picture, with `show(numbers, title, rank, isChosen)` to draw it anew.
function weightPicture(choose) {
  const [rows, wide] = run.grid;
  const label = element("span"), paths = new Map();
  const picture = element("svg:svg", {viewBox: `-.1 -.1 ${wide + 0.2} ${rows + 0.2}`, "aria-hidden": "true"},
    element("svg:rect", {class: "sheet", width: wide, height: rows}));
  const kinds = ["adds", "takes"].flatMap((sign) => Array.from({length: LEVELS}, (_each, n) => `${sign} level${n + 1}`));
  for (const kind of [...kinds, "bar", "bar strong"]) {
    paths.set(kind, element("svg:path", {class: kind}));
    picture.append(paths.get(kind));
  }
  const button = element("button", {type: "button", class: "weights"}, picture, label);
  button.addEventListener("click", choose);
  const show = (numbers, text, rank, isChosen) => {
    const found = weightPaths(numbers, wide);
    for (const [kind, path] of paths) path.setAttribute("d", found.get(kind) || "");
    label.textContent = text;
    button.style.order = rank;
    button.setAttribute("aria-pressed", String(isChosen));
  };
  return {button, show};
}
