/**
 * The console's one script: asks for the page again every two seconds while it is looked at, and puts what has changed
 * into the regions marked `data-live`, so that scroll, focus, open details and typed text stay. Without it, the page is
 * whole and stands still.
 */
export const LIVE_SCRIPT = `
"use strict";
const EVERY = 2000;
const SCROLLING = ".scroll, pre, nav";
const toggle = document.getElementById("live");
let on = sessionStorage.getItem("live") !== "off";

function show(state) {
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(on));
  toggle.dataset.state = state;
  toggle.textContent = state === "away" ? "Sandbox is away" : on ? "Live" : "Paused";
}

function isFilledIn(field) {
  if (field.matches("select")) return [...field.options].some((option) => option.defaultSelected && !option.selected);
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

function isInUse(region) {
  if ([...region.querySelectorAll("input:not([type=hidden]), select")].some(isFilledIn)) return true;
  const selection = getSelection();
  const selecting = selection !== null && !selection.isCollapsed && region.contains(selection.anchorNode);
  const active = document.activeElement;
  return selecting || (active !== null && region.contains(active) && active.matches("button, input, select, summary"));
}

function replace(region, fresh) {
  if (region.innerHTML === fresh.innerHTML || isInUse(region)) return;
  const nameOf = (details) => details.id || details.querySelector("summary").textContent;
  const open = new Set([...region.querySelectorAll("details[open]")].map(nameOf));
  const link = region.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const scrolled = [...region.querySelectorAll(SCROLLING)].map((box) => [box.scrollLeft, box.scrollTop]);
  region.replaceChildren(...fresh.childNodes);
  for (const details of region.querySelectorAll("details")) if (open.has(nameOf(details))) details.open = true;
  region.querySelectorAll(SCROLLING).forEach((box, index) => {
    [box.scrollLeft, box.scrollTop] = scrolled[index] ?? [0, 0];
  });
  if (link !== null) [...region.querySelectorAll("a")].find((a) => a.getAttribute("href") === link)?.focus({ preventScroll: true });
}

async function refresh() {
  if (!on || document.hidden) return;
  try {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const region of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(region.id);
      if (fresh !== null) replace(region, fresh);
    }
    show("here");
  } catch {
    show("away");
  }
}

toggle.addEventListener("click", () => {
  on = !on;
  sessionStorage.setItem("live", on ? "on" : "off");
  show("here");
  void refresh();
});
show("here");
document.querySelector("nav [aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest" });
(function again() {
  setTimeout(() => void refresh().finally(again), EVERY);
})();
`;
