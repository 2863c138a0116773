// Findings at the keyboard: step with j and k, decide with one key. Every form and link works without it.
"use strict";

(() => {
  const list = document.querySelector("[data-findings]");
  const single = document.querySelector("[data-finding-page]");
  const entries = list ? [...list.querySelectorAll("[data-finding]")] : [];
  let current = null;

  function goTo(entry) {
    current?.classList.remove("is-on");
    current = entry;
    entry.classList.add("is-on");
    entry.focus({ preventScroll: true });
    const box = entry.getBoundingClientRect();
    if (box.top < 80 || box.bottom > window.innerHeight) entry.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    if (single) {
      document.querySelector(`.f-steps a[rel="${by > 0 ? "next" : "prev"}"]`)?.click();
      return;
    }
    const at = entries.indexOf(current);
    const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)];
    if (next && next !== current) goTo(next);
    else if (at >= 0 && by > 0 && at === entries.length - 1) document.querySelector('.pager a[rel="next"]')?.click();
  }

  function formHere() {
    return (single || current)?.querySelector("form[data-act]") || null;
  }

  function press(key) {
    const form = formHere() || (entries.length ? (goTo(entries[0]), formHere()) : null);
    const button = form?.querySelector(`button[data-key="${key}"]:not([hidden])`);
    if (button) form.requestSubmit(button);
  }

  const MARKS = ["is-accept", "is-reject", "is-unsure"];

  function show(form, made) {
    const state = form.querySelector("[data-state]");
    const undone = made.decision === "undo";
    state.classList.remove("is-bad");
    const words = document.createElement("span");
    words.className = `f-judged j-${made.decision}`;
    words.textContent = made.words;
    state.replaceChildren(words, ` by ${made.by}`);
    form.querySelector("[data-undo]").hidden = undone;
    const entry = form.closest("[data-finding]");
    entry?.classList.remove(...MARKS);
    if (entry && !undone) entry.classList.add(`is-${made.decision}`);
    form.querySelectorAll('input[name="note"]').forEach((note) => { note.value = ""; });
  }

  async function send(form, button) {
    const state = form.querySelector("[data-state]");
    const body = new URLSearchParams(new FormData(form));
    body.set("decision", button.value);
    state.textContent = "Saving …";
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF": document.querySelector('meta[name="csrf"]').content },
        body,
      });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.detail || "load the page again and repeat.");
      show(form, told);
    } catch (error) {
      state.classList.add("is-bad");
      state.textContent = `Not saved: ${error instanceof TypeError ? "the server does not answer." : error.message}`;
    }
  }

  function onSubmit(event) {
    const form = event.target.closest("form[data-act]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    send(form, event.submitter);
  }

  const KEYS = { j: () => step(1), k: () => step(-1), a: () => press("a"), r: () => press("r"), u: () => press("u"), z: () => press("z") };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "Enter" && current && event.target === current) current.querySelector("[data-open]").click();
    else if (KEYS[event.key]) KEYS[event.key]();
    else return;
    event.preventDefault();
  }

  if (list || single) {
    document.addEventListener("submit", onSubmit);
    document.addEventListener("keydown", onKey);
    list?.addEventListener("focusin", (event) => {
      const entry = event.target.closest("[data-finding]");
      if (entry && entry !== current) {
        current?.classList.remove("is-on");
        current = entry;
        entry.classList.add("is-on");
      }
    });
  }
})();
