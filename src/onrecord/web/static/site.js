// Makes the reader quicker to use. Every page reads and every link works without it.
"use strict";

const reader = document.querySelector("[data-reader]");
const cards = reader ? [...reader.querySelectorAll("[data-card]")] : [];
let chosen = null;

const cardOf = (id) => document.getElementById(`card-${id}`);
const marksOf = (id) => (reader ? [...reader.querySelectorAll("[data-s]")].filter((x) => x.dataset.s === id) : []);
const all = (id) => [...marksOf(id), cardOf(id)].filter(Boolean);
const idAt = (target) => {
  const found = target instanceof Element ? target.closest("[data-s], [data-card]") : null;
  return found ? found.dataset.s || found.dataset.card : null;
};

let lit = null;
function light(id) {
  if (id === lit) return;
  if (lit) all(lit).forEach((x) => x.classList.remove("is-on"));
  if (id) all(id).forEach((x) => x.classList.add("is-on"));
  lit = id;
}

function inSight(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 60 && box.bottom <= window.innerHeight;
}

function choose(id, { show = null, focus = false } = {}) {
  reader.querySelectorAll(".is-chosen").forEach((x) => x.classList.remove("is-chosen"));
  chosen = id;
  if (!id) {
    history.replaceState(null, "", location.pathname + location.search.replace(/([?&])at=[^&]*&?/, "$1").replace(/[?&]$/, ""));
    return;
  }
  all(id).forEach((x) => x.classList.add("is-chosen"));
  const place = new URL(location.href);
  if (place.searchParams.has("at")) place.searchParams.set("at", id);
  place.hash = id;
  history.replaceState(null, "", place);
  if (show && !inSight(show)) show.scrollIntoView({ block: "center" });
  if (focus) cardOf(id)?.querySelector(".tag")?.focus({ preventScroll: true });
}

function step(by) {
  if (!cards.length) return;
  const at = cards.findIndex((card) => card.dataset.card === chosen);
  const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by, 0), cards.length - 1);
  const id = cards[next].dataset.card;
  choose(id, { show: document.getElementById(id) || cards[next], focus: true });
}

function toggleMore() {
  const more = chosen ? cardOf(chosen)?.querySelector("details") : null;
  if (more) more.open = !more.open;
}

function showKeys() {
  document.getElementById("keys").showModal();
}

const KEYS = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  "/": () => document.getElementById("find").select(),
  "?": showKeys,
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "Escape" && chosen) {
    choose(null);
    light(null);
  } else if (event.key === "Enter" && chosen && event.target.matches("body, main, .tag")) {
    toggleMore();
    event.preventDefault();
  } else if (KEYS[event.key] && (reader || event.key === "/" || event.key === "?")) {
    KEYS[event.key]();
    event.preventDefault();
  }
}

function onClick(event) {
  const id = idAt(event.target);
  if (!id || !window.getSelection().isCollapsed) return;
  const link = event.target.closest("a, summary");
  if (link && !link.matches(".tag")) return;
  if (link) event.preventDefault();
  const fromCard = event.target.closest("[data-card]");
  choose(id, { show: fromCard ? document.getElementById(id) : cardOf(id), focus: Boolean(link) && !fromCard });
}

function fromHash() {
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^card-/, "");
  const place = id && cardOf(id);
  if (!place) return;
  choose(id, { show: document.getElementById(id) || place });
}

document.addEventListener("keydown", onKey);
if (reader) {
  reader.addEventListener("mouseover", (event) => light(idAt(event.target)));
  reader.addEventListener("mouseleave", () => light(null));
  reader.addEventListener("focusin", (event) => light(idAt(event.target)));
  reader.addEventListener("focusout", () => light(null));
  reader.addEventListener("click", onClick);
  window.addEventListener("hashchange", fromHash);
  fromHash();
}
