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
