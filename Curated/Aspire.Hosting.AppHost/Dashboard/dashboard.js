// Refreshes the page in place while it is looked at. Without this script a reload shows the same.
const every = 2000;
setInterval(async () => {
  if (document.hidden || document.querySelector("details[open]") || getSelection().toString() !== "") return;
  try {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    const shown = document.querySelector("main");
    if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
  } catch { /* the host has ended: what was last seen stays */ }
}, every);
