// The code of a drawing: connecte/core/grid/code.py in a browser. `cells` are true where black, row after row.
"use strict";
const CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", BASE = 31, ROOT = 3;
const BETWEEN = /[ \u00a0\u202f\t\-–—._·/]/g;

// Characters of a code for so many cells, the check included.
function codeLength(cells) {
  let digits = 1;
  while (BigInt(BASE) ** BigInt(digits) < 1n << BigInt(cells)) digits += 1;
  return digits + 1;
}

// What the check makes a multiple of 31: digits weighed by powers of 3, the first one's weight given.
function weighed(digits, weight) {
  let sum = 0;
  for (const digit of digits) {
    sum += weight * digit;
    weight = weight * ROOT % BASE;
  }
  return sum % BASE;
}

function codeOf(cells) {
  let number = 0n;
  cells.forEach((black, at) => { if (black) number |= 1n << BigInt(at); });
  const digits = [];
  for (let left = codeLength(cells.length) - 1; left; left -= 1) {
    digits.push(Number(number % BigInt(BASE)));
    number /= BigInt(BASE);
  }
  digits.unshift((BASE - weighed(digits, ROOT)) % BASE);
  return digits.reverse().map((digit) => CHARACTERS[digit]).join("").replace(/.{4}(?=.)/g, "$& ");
}

// The cells of a code, or what is wrong with it: ["character", c], ["length", found, wanted], ["check"].
function cellsOf(text, size) {
  const found = [...text.toUpperCase().replace(BETWEEN, "")];
  const unknown = found.find((character) => !CHARACTERS.includes(character));
  if (unknown !== undefined) return {fault: ["character", unknown]};
  if (found.length !== codeLength(size)) return {fault: ["length", found.length, codeLength(size)]};
  const digits = found.map((character) => CHARACTERS.indexOf(character)).reverse();
  const number = digits.slice(1).reduceRight((sum, digit) => sum * BigInt(BASE) + BigInt(digit), 0n);
  if (weighed(digits, 1) || number >= 1n << BigInt(size)) return {fault: ["check"]};
  return {cells: Array.from({length: size}, (_none, at) => (number >> BigInt(at) & 1n) === 1n)};
}
