// What a form does that keeps a draft. Keeps what is typed as a draft and says so; when that fails, says so too and tries again.
const line = document.getElementById("draft-status");
const form = line.closest("form");
const { formAction } = form.querySelector(".iw-draft-keep");
const LONGEST = 30_000;
let timer;
let latest; // the request whose answer counts

const warn = (words) => {
  const strong = document.createElement("strong");
  strong.textContent = words;
  line.replaceChildren(strong);
};

// Signing in again changed the token in this page; the server gives a new one to the author only.
const renew = (token) => {
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
};

const keep = async () => {
  stop();
  const mine = (latest = new AbortController());
  const tooLong = setTimeout(() => mine.abort(), LONGEST);
  try {
    const texts = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const answer = await fetch(formAction, {
      body: new URLSearchParams(texts),
      headers: { "X-Requested-With": "fetch" },
      method: "POST",
      signal: mine.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return;
    if (!answer.ok || answer.redirected) return warn(line.dataset.refused);
    line.replaceChildren(...page.body.childNodes);
    const token = answer.headers.get("X-CSRFToken");
    if (token) renew(token);
  } catch {
    if (mine === latest) warn(line.dataset.lost);
  } finally {
    clearTimeout(tooLong);
  }
};

const stop = () => {
  clearTimeout(timer);
  latest?.abort();
  latest = undefined;
};

let isSent = false;
const keepAfter = (wait) => () => {
  isSent = false; // who types on has stopped the sending
  clearTimeout(timer);
  timer = setTimeout(keep, wait);
};
form.addEventListener("input", keepAfter(1500));
form.addEventListener("change", keepAfter(300));

// What is sent is no draft any more: nothing follows it. The server refuses what is under way.
form.addEventListener("submit", () => {
  isSent = true;
  stop();
});

// A page that the browser shows again as it was takes a new key: what is typed now is another text.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  form.elements.namedItem("submission").value = key;
  isSent = false;
});

// Back in this tab, after signing in elsewhere, or online again: keep what could not be kept.
const again = () => {
  if (!document.hidden && !isSent && line.querySelector("strong")) keep();
};
addEventListener("online", again);
addEventListener("focus", again);
document.addEventListener("visibilitychange", again);

// The line sticks to the bottom of what is seen, above the keyboard of a phone.
const lift = () => {
  const { height, offsetTop, scale } = visualViewport;
  const covered = scale === 1 ? innerHeight - height - offsetTop : 0;
  line.style.insetBlockEnd = `${Math.max(0, covered)}px`;
};
visualViewport.addEventListener("resize", lift);
visualViewport.addEventListener("scroll", lift);

// Buttons that fill in a field with one tap; without JavaScript they stay hidden.
addEventListener("DOMContentLoaded", () => {
  for (const row of document.querySelectorAll("[data-choices-for]")) {
    const field = document.getElementById(row.dataset.choicesFor);
    const show = () => {
      for (const choice of row.children) {
        choice.setAttribute("aria-pressed", String(choice.value === field.value));
      }
    };
    row.addEventListener("click", (event) => {
      const choice = event.target.closest("button");
      if (!choice) return;
      field.value = choice.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    field.addEventListener("input", show);
    row.hidden = false;
    show();
  }
});
