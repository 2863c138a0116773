// Makes timelines quicker to use: arrow keys between marks, what they stand for in place, a period drawn with the hand.
// Every link and every field works without it.
"use strict";

const chart = document.querySelector("[data-timeline]");
const slot = document.querySelector("[data-slot]");
const tip = document.querySelector("[data-tip]");
const strip = document.querySelector("[data-strip]");
const marksIn = (lane) => [...lane.querySelectorAll("[data-mark]")];
const lanes = chart ? [...chart.querySelectorAll("[data-lane]")].map(marksIn).filter((marks) => marks.length) : [];
const every = lanes.flat();
const placeOf = (mark) => (mark.querySelector(".hit, .rift") || mark).getBoundingClientRect();
const middle = (mark) => placeOf(mark).left + placeOf(mark).width / 2;

// One stop for the Tab key; arrows go on from there, across within a lane, down to the next one.
let stop = null;
function hold(mark) {
  if (stop) stop.setAttribute("tabindex", "-1");
  stop = mark;
  stop.setAttribute("tabindex", "0");
}

function beside(mark, key) {
  const row = lanes.findIndex((marks) => marks.includes(mark));
  const across = [...lanes[row]].sort((a, b) => middle(a) - middle(b));
  const at = across.indexOf(mark);
  if (key === "ArrowRight") return across[at + 1] || mark;
  if (key === "ArrowLeft") return across[at - 1] || mark;
  if (key === "Home") return across[0];
  if (key === "End") return across[across.length - 1];
  const other = lanes[row + (key === "ArrowDown" ? 1 : -1)];
  if (!other) return mark;
  const x = middle(mark);
  return other.reduce((best, one) => (Math.abs(middle(one) - x) < Math.abs(middle(best) - x) ? one : best));
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target instanceof Element ? event.target.closest("[data-mark]") : null;
  if (mark && ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) {
    event.preventDefault();
    const next = beside(mark, event.key);
    hold(next);
    next.focus();
  } else if (event.key === "Escape" && (mark || (slot && slot.contains(event.target)))) {
    close();
  }
}

// What a mark stands for: fetched as a part of the page that the link leads to.
let opened = chart ? chart.querySelector(".is-open") : null;
function light(mark) {
  if (opened) opened.classList.remove("is-open");
  opened = mark;
  if (opened) opened.classList.add("is-open");
}

async function open(mark) {
  const address = new URL(mark.href.baseVal || mark.href, location.href);
  const part = new URL(address);
  part.searchParams.set("part", "mark");
  part.hash = "";
  slot.setAttribute("aria-busy", "true");
  light(mark);
  try {
    const answer = await fetch(part, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const got = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-panel]");
    if (opened !== mark) return;
    if (!got) throw new Error("nothing");
    slot.replaceChildren(document.adoptNode(got));
    const shown = new URL(address);
    shown.hash = "";
    history.replaceState(null, "", shown);
    got.focus({ preventScroll: true });
  } catch {
    location.assign(address);
  } finally {
    slot.removeAttribute("aria-busy");
  }
}

function close() {
  const panel = slot.querySelector("[data-panel]");
  if (!panel) return;
  const link = panel.querySelector("[data-close]");
  const address = new URL(link.href);
  address.hash = "";
  panel.remove();
  history.replaceState(null, "", address);
  const back = opened;
  light(null);
  if (back) back.focus();
}

function onClick(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const mark = event.target.closest(".mk");
  if (mark) {
    event.preventDefault();
    hold(mark);
    open(mark);
  } else if (event.target.closest("[data-close]")) {
    event.preventDefault();
    close();
  }
}

function tell(mark) {
  tip.hidden = !mark;
  if (!mark) return;
  tip.textContent = mark.getAttribute("aria-label");
  const at = placeOf(mark);
  const own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(at.left + at.width / 2 - own.width / 2, 8), window.innerWidth - own.width - 8);
  const above = at.top - own.height - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : at.bottom + 6}px`;
}

// The strip: a stretch drawn upon it is the period of the page that follows.
function brush() {
  const first = Date.parse(strip.dataset.first);
  const days = Math.round((Date.parse(strip.dataset.last) - first) / 864e5) + 1;
  const shade = strip.querySelector("[data-window]");
  const was = [shade.getAttribute("x"), shade.getAttribute("width")];
  const share = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
  };
  const day = (part) => new Date(first + Math.min(Math.floor(part * days), days - 1) * 864e5).toISOString().slice(0, 10);
  let from = null;
  strip.classList.add("is-live");
  strip.querySelector("[data-hint]").hidden = false;
  strip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = share(event);
    strip.classList.add("is-drawing");
    strip.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  strip.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = share(event);
    shade.setAttribute("x", `${Math.min(from, to) * 100}%`);
    shade.setAttribute("width", `${Math.abs(to - from) * 100}%`);
  });
  const undo = () => {
    from = null;
    strip.classList.remove("is-drawing");
    shade.setAttribute("x", was[0]);
    shade.setAttribute("width", was[1]);
  };
  strip.addEventListener("pointercancel", undo);
  strip.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [low, high] = [from, share(event)].sort((a, b) => a - b);
    from = null;
    if ((high - low) * strip.clientWidth < 4) return void undo();
    const address = new URL(location.href);
    address.searchParams.set("from", day(low));
    address.searchParams.set("to", day(high));
    ["mark", "lane", "look", "first", "last"].forEach((name) => address.searchParams.delete(name));
    address.hash = "timeline";
    location.assign(address);
  });
}

if (every.length) {
  every.forEach((mark) => mark.setAttribute("tabindex", "-1"));
  hold(every[0]);
  chart.addEventListener("keydown", onKey);
  chart.addEventListener("mouseover", (event) => tell(event.target.closest("[data-mark]")));
  chart.addEventListener("mouseleave", () => tell(null));
  chart.addEventListener("focusin", (event) => tell(event.target.closest("[data-mark]")));
  chart.addEventListener("focusout", () => tell(null));
  chart.addEventListener("click", onClick);
  slot.addEventListener("click", onClick);
  slot.addEventListener("keydown", onKey);
  chart.scrollLeft = chart.scrollWidth;
}
if (strip) brush();
