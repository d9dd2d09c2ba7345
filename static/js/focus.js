// Moves focus to the heading of the error summary where the browser's `autofocus` did not.
addEventListener("load", () => requestAnimationFrame(() => {
  const heading = document.querySelector("[data-focus]");
  if (heading && document.activeElement === document.body) heading.focus();
}));
