// Drafts are kept while one types: says it when that fails, tries again, and keeps the buttons working.
const status = () => document.getElementById("draft-status");

const warn = (words) => {
  const line = document.createElement("strong");
  line.textContent = words;
  status().replaceChildren(line);
};

document.addEventListener("htmx:sendError", () => warn(status().dataset.lost));
document.addEventListener("htmx:timeout", () => warn(status().dataset.lost));
document.addEventListener("htmx:responseError", () => warn(status().dataset.refused));

// Signing in again changed the token in this page; the server gives a new one to the author only.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const token = detail.xhr.getResponseHeader("X-CSRFToken");
  if (!token) return;
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
});

// Back in this tab, after signing in elsewhere, or online again: keep what could not be kept.
const again = () => {
  if (document.hidden || !status().querySelector("strong")) return;
  status().closest("form").dispatchEvent(new Event("change"));
};
addEventListener("online", again);
addEventListener("focus", again);
document.addEventListener("visibilitychange", again);

// The line sticks to the bottom of what is seen, above the keyboard of a phone.
const lift = () => {
  const { height, offsetTop, scale } = visualViewport;
  const covered = scale === 1 ? innerHeight - height - offsetTop : 0;
  status().style.insetBlockEnd = `${Math.max(0, covered)}px`;
};
visualViewport.addEventListener("resize", lift);
visualViewport.addEventListener("scroll", lift);
