// Takes the text of a chosen file into the form, where it can be read before it is saved. The form works without it.
"use strict";

document.querySelectorAll("[data-from-file]").forEach((label) => {
  const input = label.querySelector("input");
  const text = label.closest("form").elements.text;
  label.hidden = false;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) text.value = await file.text();
  });
});
