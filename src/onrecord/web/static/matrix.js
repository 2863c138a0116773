// Moves the matrix through its days, and opens the evidence of a cell in place. Without it, links do the same.
"use strict";

const time = document.querySelector("[data-matrix]");
const aside = document.getElementById("evidence");
const PLAY_MS = 1100;
const DAY_MS = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function daysBetween(since, day) {
  return Math.max(0, Math.round((Date.parse(day) - Date.parse(since)) / DAY_MS));
}

function age(since, day) {
  const days = daysBetween(since, day);
  if (days < 45) return `${days} d`;
  return days < 730 ? `${Math.round(days / 30.44)} mo` : `${Math.floor(days / 365.25)} y`;
}

function span(className, text) {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}

function one(held, day, latelyDays) {
  const made = document.getElementById("mx-one").content.firstElementChild.cloneNode(true);
  const lately = held.changed && daysBetween(held.since, day) <= latelyDays;
  made.className = `mx-one ${held.look}${lately ? " is-lately" : ""}`;
  made.querySelector(".mx-sign").textContent = held.sign;
  made.querySelector(".away").textContent = `${held.words}${lately ? ", changed lately" : ""}; `;
  const notes = made.querySelector(".mx-notes");
  notes.replaceChildren(span("mx-age", age(held.since, day)), ...held.marks.map((mark) => span("mx-mark", mark)));
  return made;
}

function nothing() {
  const made = span("mx-none", "·");
  made.setAttribute("aria-hidden", "true");
  return [made, span("away", "nothing in force")];
}

const inForce = (held, day) => held.since !== null && held.since <= day && (held.until === null || day < held.until);

class Matrix {
  constructor(data) {
    this.data = data;
    this.day = data.day;
    this.cells = new Map([...document.querySelectorAll("[data-cell]")].map((cell) => [cell.dataset.cell, cell]));
    this.slider = document.getElementById("mx-day");
    this.button = document.querySelector("[data-play]");
    this.timer = null;
  }

  start() {
    this.slider.closest("[hidden]").hidden = false;
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
    this.slider.addEventListener("pointerdown", () => this.pause());
    this.button.addEventListener("click", () => (this.timer ? this.pause() : this.play()));
    time.addEventListener("click", (event) => this.stepBy(event));
  }

  go(at) {
    const { days } = this.data;
    this.day = days[at];
    this.slider.value = String(at);
    this.slider.setAttribute("aria-valuetext", dayWords(this.day));
    const count = this.draw();
    document.querySelector("[data-day]").textContent = dayWords(this.day);
    document.querySelector("[data-count]").textContent = `${count} ${count === 1 ? "position" : "positions"}`;
    this.address();
  }

  draw() {
    let count = 0;
    for (const { key, held } of this.data.cells) {
      const now = held.filter((each) => inForce(each, this.day));
      const shown = now.slice(0, this.data.most).map((each) => one(each, this.day, this.data.lately_days));
      const more = now.length > this.data.most ? [span("mx-more", `+${now.length - this.data.most}`)] : [];
      this.cells.get(key)?.replaceChildren(...(shown.length ? shown : nothing()), ...more);
      count += now.length;
    }
    return count;
  }

  address() {
    const here = new URL(location.href);
    here.searchParams.set("as_of", this.day);
    history.replaceState(history.state, "", here);
    const field = document.querySelector("input[name=as_of]");
    if (field) field.value = this.day;
    const dated = document.querySelectorAll("[data-cell], [data-dated], .mx-groups a");
    for (const link of dated) {
      const to = new URL(link.href);
      to.searchParams.set("as_of", this.day);
      link.href = to;
    }
    this.neighbours();
  }

  neighbours() {
    const { days } = this.data;
    const at = Number(this.slider.value);
    for (const link of time.querySelectorAll("[data-step]")) {
      const day = days[at + Number(link.dataset.step)];
      link.hidden = day === undefined;
      if (day === undefined) continue;
      link.textContent = link.dataset.step === "1" ? `${dayWords(day)} →` : `← ${dayWords(day)}`;
      const to = new URL(link.href);
      to.searchParams.set("as_of", day);
      link.href = to;
    }
  }

  stepBy(event) {
    const link = event.target.closest("[data-step]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.pause();
    const before = this.data.days.filter((day) => day < this.day).length;
    const upTo = this.data.days.filter((day) => day <= this.day).length;
    const at = link.dataset.step === "1" ? upTo : before - 1;
    if (at >= 0 && at < this.data.days.length) this.go(at);
  }

  play() {
    const last = this.data.days.length - 1;
    this.button.textContent = "Pause";
    this.button.setAttribute("aria-pressed", "true");
    document.getElementById("mx-status").setAttribute("aria-live", "off");
    if (Number(this.slider.value) >= last) this.go(0);
    this.timer = setInterval(() => {
      const at = Number(this.slider.value);
      if (at < last) this.go(at + 1);
      if (at + 1 >= last) this.pause();
    }, PLAY_MS);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.button.textContent = "Play";
    this.button.setAttribute("aria-pressed", "false");
    document.getElementById("mx-status").removeAttribute("aria-live");
  }
}

function mark(cell) {
  for (const chosen of document.querySelectorAll(".mx-cell.is-chosen")) {
    chosen.classList.remove("is-chosen");
    chosen.removeAttribute("aria-current");
  }
  cell?.classList.add("is-chosen");
  cell?.setAttribute("aria-current", "true");
}

async function openEvidence(cell) {
  const address = new URL(cell.href);
  aside.classList.add("is-waiting");
  aside.hidden = false;
  mark(cell);
  try {
    const answer = await fetch(`/matrix/evidence${address.search}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    aside.replaceChildren(...page.body.childNodes);
  } catch {
    location.assign(address);
    return;
  }
  aside.classList.remove("is-waiting");
  address.hash = "";
  history.replaceState(history.state, "", address);
  document.getElementById("evidence-title").focus({ preventScroll: true });
  aside.scrollIntoView({ block: "nearest" });
}

function closeEvidence() {
  const cell = document.querySelector(".mx-cell.is-chosen");
  aside.hidden = true;
  aside.replaceChildren();
  mark(null);
  const here = new URL(location.href);
  here.searchParams.delete("cell");
  here.hash = "";
  history.replaceState(history.state, "", here);
  cell?.focus();
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const cell = event.target.closest("[data-cell]");
  const close = event.target.closest(".mx-close");
  if (!cell && !close) return;
  event.preventDefault();
  if (cell) openEvidence(cell);
  else closeEvidence();
}

// Arrow keys go from a cell to the next one that holds something, in its row or its column.
function moveInTable(event) {
  const cell = event.target.closest?.("[data-cell]");
  const by = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  if (!cell || !by) return;
  const rows = [...cell.closest("table").querySelectorAll("tbody tr:has(td)")];
  let at = rows.indexOf(cell.closest("tr"));
  let column = cell.closest("td").cellIndex;
  for (;;) {
    at += by[0];
    column += by[1];
    const td = rows[at]?.cells[column];
    if (!td || td.tagName !== "TD") return;
    const next = td.querySelector("[data-cell]");
    if (!next) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}

async function begin() {
  const answer = await fetch(time.dataset.matrix);
  if (answer.ok) new Matrix(await answer.json()).start();
}

if (time) {
  document.querySelector(".mx-page").addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => {
    moveInTable(event);
    if (event.key === "Escape" && !aside.hidden) closeEvidence();
  });
  begin();
}
