// Dropping files, and progress without loading the page again. The forms and pages work without it.
"use strict";

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const each of some) if (!each.name.startsWith(".")) found.push(...(await filesIn(each)));
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const found = [];
  for (const entry of entries) found.push(...(await filesIn(entry)));
  return found;
}

function tooMuch(form, files) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const note = form.querySelector("[data-too-much]");
  const over = size > Number(form.dataset.max);
  note.hidden = !over;
  note.textContent = over ? `These files are larger than ${form.dataset.most} together: add them in parts.` : "";
  return over;
}

function give(form, files) {
  if (!files.length || tooMuch(form, files)) return;
  const made = new DataTransfer();
  files.forEach((file) => made.items.add(file));
  form.querySelector("input[type=file]").files = made.files;
  form.requestSubmit();
}

document.querySelectorAll("form[data-add]").forEach((form) => {
  const zone = form.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  form.querySelector("[data-drop-words]").textContent = `drop them here, or choose; up to ${form.dataset.most} at once`;
  let depth = 0;
  const mark = (on) => zone.classList.toggle("is-over", on);
  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  // The whole page takes files, so that one that misses the box does not open in the place of the page.
  document.addEventListener("dragenter", (event) => { if (hasFiles(event)) { depth += 1; mark(true); } });
  document.addEventListener("dragleave", (event) => { if (hasFiles(event)) { depth -= 1; mark(depth > 0); } });
  document.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark(false);
    give(form, await dropped(event.dataTransfer));
  });
  form.addEventListener("submit", (event) => { if (tooMuch(form, [...input.files])) event.preventDefault(); });
});

const job = document.querySelector("[data-job]");
async function follow() {
  let seen;
  try {
    const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
    if (!answer.ok) return location.reload();
    seen = await answer.json();
  } catch {
    return setTimeout(follow, 3000);
  }
  if (seen.over) return location.reload();
  job.querySelector("[data-heading]").textContent = seen.heading;
  job.querySelector("[data-tally]").textContent = seen.tally;
  const bar = job.querySelector("[data-bar]");
  bar.max = seen.total;
  bar.value = seen.documents;
  return setTimeout(follow, 700);
}
if (job && job.dataset.over === "no") setTimeout(follow, 500);
