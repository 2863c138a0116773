// The review at the keyboard: one key decides, and the next thing comes. Every form and link works without it.
"use strict";

(() => {
  const item = document.querySelector("[data-item]");
  const rows = [...document.querySelectorAll("[data-row]")];
  let row = null;

  function goTo(next) {
    row?.classList.remove("is-on");
    row = next;
    row.classList.add("is-on");
    row.focus({ preventScroll: true });
    const box = row.getBoundingClientRect();
    if (box.top < 80 || box.bottom > window.innerHeight) row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    if (item) {
      if (by > 0) document.querySelector("[data-skip]")?.click();
      else history.back();
      return;
    }
    const next = rows[Math.min(Math.max(rows.indexOf(row) + by, 0), rows.length - 1)];
    if (next) goTo(next);
  }

  let sent = false;
  function send(form, button) {
    if (!form || sent) return;
    sent = true;
    if (button) form.requestSubmit(button);
    else form.requestSubmit();
  }

  function decide(key) {
    if (!item && !row && rows.length) goTo(rows[0]);
    const form = (item || row)?.querySelector("form[data-act]");
    send(form, form?.querySelector(`button[data-key="${key}"]`));
  }

  function correct() {
    const more = document.querySelector("[data-correct]");
    if (!more) return;
    more.open = true;
    more.querySelector("input:not([type=hidden]), select, textarea").focus();
  }

  const KEYS = {
    a: () => decide("a"),
    r: () => decide("r"),
    u: () => decide("u"),
    c: correct,
    j: () => step(1),
    s: () => step(1),
    k: () => step(-1),
    o: () => (item || row)?.querySelector("[data-open]")?.click(),
    z: () => send(document.querySelector("form[data-undo]")),
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "Enter" && row && event.target === row) KEYS.o();
    else if (KEYS[event.key]) KEYS[event.key]();
    else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", onKey);
  const begin = rows.find((each) => `#${each.id}` === location.hash);
  if (begin) goTo(begin);
  document.querySelector(".r-list")?.addEventListener("focusin", (event) => {
    const found = event.target.closest("[data-row]");
    if (found && found !== row) {
      row?.classList.remove("is-on");
      row = found;
      row.classList.add("is-on");
    }
  });
  // A page that the history keeps shows what waited then: it is asked for again.
  window.addEventListener("pageshow", (event) => {
    sent = false;
    if (event.persisted) location.reload();
  });
})();
