// A download that takes seconds to make says so meanwhile; without JavaScript the link just works.
const words = document.getElementById("making-words");
const bar = document.getElementById("making-bar");

const say = (text, isBusy) => {
  words.textContent = text;
  bar.hidden = !isBusy;
};

const save = (content, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// One file is made at a time: while it is another's turn, the answer says when to ask again.
const fetchInTurn = async (url, tries = 20) => {
  const answer = await fetch(url);
  const seconds = answer.headers.get("Retry-After");
  if (!seconds || tries === 0) return answer;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return fetchInTurn(url, tries - 1);
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-making]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!bar.hidden) return; // it is being made already
  say(link.dataset.making, true);
  let answer;
  try {
    answer = await fetchInTurn(link.href);
  } catch {
    say(link.dataset.lost, false);
    return;
  }
  if (answer.status === 503) {
    say(link.dataset.failed, false);
    return;
  }
  try {
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))[1];
    save(await answer.blob(), name);
    say(link.dataset.made, false);
  } catch {
    say("", false);
    location.assign(link.href); // no file: the page behind the link says why
  }
});
