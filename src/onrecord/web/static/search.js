// On a narrow screen the filters are folded away; a citation is copied where the browser lets us.
"use strict";

(() => {
  const filters = document.querySelector(".narrow");
  if (filters && window.matchMedia("(max-width: 58rem)").matches) filters.open = false;

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-cite]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href);
      await navigator.clipboard.writeText((await answer.text()).trim());
      link.textContent = "Citation copied";
    } catch {
      location.assign(link.href);
    }
  });
})();
