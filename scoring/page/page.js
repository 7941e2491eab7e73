"use strict";
const list = document.getElementById("segments");
const items = Array.from(list.children);
const values = new Map(items.map((item) => [item, item.dataset.v.split(",").map((one) => (one === "" ? NaN : Number(one)))]));
const order = document.getElementById("order");
const show = document.getElementById("show");
const text = document.getElementById("text");
const count = document.getElementById("count");

function key(item) {
  const [kind, first, number] = order.value.split(" ");
  const found = values.get(item);
  if (kind === "asc") return Number.isNaN(found[first]) ? Infinity : found[first];
  if (kind === "desc") return Number.isNaN(found[first]) ? Infinity : -found[first];
  if (kind === "gap") {
    const known = found.slice(Number(first), Number(first) + Number(number)).filter((one) => !Number.isNaN(one));
    return known.length < 2 ? Infinity : Math.min(...known) - Math.max(...known);
  }
  return 0;
}

function candidates(item) {
  return Array.from(item.querySelectorAll("p[class^=k]"), (one) => one.lastChild ? one.textContent.slice(one.firstChild.textContent.length) : "");
}

function wanted(item) {
  if (show.value === "f" && item.dataset.f === "0") return false;
  if (show.value === "diff" && new Set(candidates(item)).size < 2) return false;
  return item.textContent.toLowerCase().includes(text.value.toLowerCase());
}

function update() {
  const keys = new Map(items.map((item) => [item, key(item)]));
  const sorted = order.value === "" ? items : items.slice().sort((a, b) => keys.get(a) - keys.get(b));
  let shown = 0;
  for (const item of sorted) {
    item.hidden = !wanted(item);
    shown += item.hidden ? 0 : 1;
  }
  list.append(...sorted);
  count.textContent = `${shown} of ${items.length}`;
}

document.getElementById("tools").addEventListener("submit", (event) => event.preventDefault());
for (const one of [order, show, text]) one.addEventListener("input", update);
update();
