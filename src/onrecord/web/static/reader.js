// Judging and adding statements on the reader's page without leaving it. The forms work without this file.
"use strict";

(() => {
  const reader = document.querySelector("[data-reader]");
  const bar = document.getElementById("bar");
  if (!reader) return;

  const WORDS = { accept: "accepted", correct: "corrected", reject: "rejected", unsure: "unsure", add: "added by hand" };
  const DECISIONS = { a: "accept", r: "reject", u: "unsure", z: "undo" };
  const csrf = () => document.querySelector("meta[name=csrf]").content;

  // The card that the person is at: the one with the focus, else the chosen one.
  const cardAtHand = () => document.activeElement?.closest?.(".card") || reader.querySelector(".card.is-chosen");

  function show(card, judgement) {
    const chip = card.querySelector("[data-judged]");
    card.className = card.className.replace(/ ?\bj-\w+/g, "") + (judgement ? ` j-${judgement}` : "");
    chip.textContent = WORDS[judgement] || judgement || "";
    chip.hidden = !judgement;
    card.querySelector("[data-undo]").hidden = !judgement;
    const id = card.dataset.card;
    for (const mark of reader.querySelectorAll("mark[data-s]")) {
      if (mark.dataset.s === id) mark.classList.toggle("rejected", judgement === "reject");
    }
  }

  function tell(card, words) {
    card.querySelector(".told").textContent = words;
  }

  async function judge(card, decision) {
    const form = card.querySelector("form.tools");
    tell(card, "…");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF": csrf() },
        body: new URLSearchParams({ decision }),
      });
      const said = await answer.json().catch(() => null);
      if (!answer.ok || !said) {
        tell(card, said?.detail || "This could not be entered: load the page again, or log in.");
        return;
      }
      if (said.statement === null) location.reload();
      show(card, said.judgement);
      tell(card, decision === "undo" ? "taken back" : "");
    } catch {
      tell(card, "The server did not answer: is onrecord serve running?");
    }
  }

  async function cite(card, link) {
    try {
      const answer = await fetch(link.href);
      await navigator.clipboard.writeText((await answer.text()).trim());
      tell(card, "Citation copied.");
    } catch {
      location.assign(link.href);
    }
  }

  reader.addEventListener("submit", (event) => {
    const card = event.target.matches("form.tools") && event.target.closest(".card");
    if (!card || !event.submitter) return;
    event.preventDefault();
    judge(card, event.submitter.value);
  });
  reader.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cite]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    cite(link.closest(".card"), link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && bar && !bar.hidden) {
      close();
      return;
    }
    if (event.target.matches("input, select, textarea")) return;
    const card = cardAtHand();
    if (!card?.querySelector("form.tools")) return;
    if (DECISIONS[event.key]) {
      judge(card, DECISIONS[event.key]);
      event.preventDefault();
    } else if (event.key === "e") {
      card.querySelector("a[data-edit]").click();
      event.preventDefault();
    }
  });

  // Selected words become a statement: their place is counted in code points from the beginning of their paragraph.
  function offset(node, at) {
    const element = node instanceof Element ? node : node.parentElement;
    const paragraph = element?.closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    return Number(paragraph.dataset.start) + [...before.toString()].length;
  }

  function selected() {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !reader.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const text = range.toString();
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || !text.trim()) return null;
    const lead = [...text].length - [...text.trimStart()].length;
    const trail = [...text].length - [...text.trimEnd()].length;
    return { start: start + lead, end: end - trail, text: text.trim() };
  }

  function close() {
    bar.hidden = true;
    window.getSelection()?.removeAllRanges();
  }

  function offer() {
    if (bar.contains(document.activeElement)) return;
    const found = selected();
    bar.hidden = !found;
    if (!found) return;
    bar.elements.content.value = `${found.start}-${found.end}`;
    bar.querySelector(".picked").textContent = found.text;
  }

  if (bar) {
    let waiting = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(offer, 200);
    });
    bar.querySelector("[data-close]").addEventListener("click", close);
  }

  // After the page is loaded, since going to the address's fragment takes the focus away.
  function begin() {
    const panel = document.getElementById("edit");
    if (!panel) return;
    panel.scrollIntoView({ block: "center" });
    panel.querySelector("input:not([type=hidden])").focus({ preventScroll: true });
  }
  const soon = () => setTimeout(begin, 0);
  if (document.readyState === "complete") soon();
  else window.addEventListener("load", soon);
})();
