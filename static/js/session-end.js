// Warns two minutes before the session ends, and hides the page when it has ended; nothing typed is lost.
// In a block, because the scripts of a page share their names.
{
  const own = document.currentScript.dataset;
  const main = document.getElementById("content");
  const [WARNED, LOOKED_EVERY, MINUTE, QUIET] = [120_000, 5_000, 60_000, 15_000];
  const BY_ITSELF = { headers: { "X-Requested-With": "fetch" } }; // keeps no session alive

  let endsAt = Date.now() + own.left * 1000;
  let dialog; // comes with the first answer, so that no page carries its words
  let words;
  let button;
  let usedAt = Date.now();
  let isAsking = false;
  let state = "";

  const say = (next) => {
    if (next === state || !dialog) return;
    state = next;
    main.style.display = state === "over" ? "none" : "";
    if (!state) return dialog.close();
    words.textContent = words.dataset[state];
    button.textContent = button.dataset[state] ?? button.dataset.stay;
    if (!dialog.open) dialog.showModal();
  };

  const show = (found) => {
    dialog = document.body.appendChild(found);
    words = dialog.querySelector("[role=status]");
    button = dialog.querySelector("button");
    dialog.querySelector("form").addEventListener("submit", (event) => {
      if (state === "over") return; // signs in in another tab
      event.preventDefault();
      if (state === "last") dialog.close();
      else ask();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (state === "soon" || state === "lost") ask();
    });
  };

  // Signing in again changed the token in this page; who signed in as another sees nothing of it.
  const read = (page) => {
    const now = page.getElementById("session-end");
    if (now && now.dataset.who !== own.who) return location.replace(location.href);
    endsAt = Date.now() + (now?.dataset.left ?? 0) * 1000;
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!now || !token) return;
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
    if (!dialog) show(now);
  };

  const ask = async (how) => {
    if (isAsking) return;
    isAsking = true;
    let isLost = false;
    try {
      const answer = await fetch(own.url, how);
      if (answer.ok) read(new DOMParser().parseFromString(await answer.text(), "text/html"));
      isLost = !answer.ok;
    } catch {
      isLost = true;
    }
    isAsking = false;
    const left = endsAt - Date.now();
    if (left > WARNED) say("");
    else if (left <= 0) say("over");
    else if (how) say(state === "last" ? "last" : "soon");
    else say(isLost ? "lost" : "last");
  };

  // Only pages that ask know whether another tab was used meanwhile.
  const look = () => {
    const left = endsAt - Date.now();
    if (left <= WARNED && state !== "over" && (!state || left <= 0)) ask(BY_ITSELF);
  };
  setInterval(look, LOOKED_EVERY);

  const comeBack = () => {
    if (!document.hidden && state) ask(BY_ITSELF);
  };
  addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);

  // Typing is use, also while no page is asked for.
  const use = () => {
    if (state || Date.now() - usedAt < MINUTE) return;
    usedAt = Date.now();
    ask();
  };
  for (const kind of ["input", "keydown", "pointerdown"]) addEventListener(kind, use);
  setTimeout(() => ask(BY_ITSELF), QUIET);
}
