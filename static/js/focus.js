// Moves focus to the errors, or to the message about what was done, where `autofocus` did not.
addEventListener("load", () => requestAnimationFrame(() => {
  const first = document.querySelector("[data-focus]");
  if (first && document.activeElement === document.body) first.focus();
}));
