// Keeps an issue's lines and links dark, and dims the others, while it is pointed at or focused. An actor's need no script.
"use strict";

const map = document.querySelector("[data-map]");

function near(element, issue) {
  if (element.dataset.issues) return JSON.parse(element.dataset.issues).includes(issue);
  return element.dataset.issue === issue;
}

function light(issue) {
  map.classList.toggle("is-lit", issue !== null);
  const parts = [...map.querySelectorAll("[data-issue], [data-issues]")];
  const lit = issue === null ? [] : parts.filter((part) => near(part, issue));
  const linked = new Set(lit.flatMap((part) => (part.dataset.issues ? JSON.parse(part.dataset.issues) : [])));
  for (const part of parts) {
    const isNode = part.classList.contains("map-issue");
    part.classList.toggle("is-near", lit.includes(part) || (isNode && linked.has(part.dataset.issue)));
  }
}

function issueAt(target) {
  return target instanceof Element ? (target.closest(".map-issue")?.dataset.issue ?? null) : null;
}

if (map) {
  for (const event of ["mouseover", "focusin"]) map.addEventListener(event, (e) => light(issueAt(e.target)));
  for (const event of ["mouseleave", "focusout"]) map.addEventListener(event, () => light(null));
}
