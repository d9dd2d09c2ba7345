// Radio buttons by digit: it chooses that answer and goes on to the next question. Without JavaScript
// Tab and the arrows do. In the last field Enter saves too, and Shift+Enter begins a new line.
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".iw-entry");
  const groups = [...form.querySelectorAll("fieldset, [role='radiogroup']")];
  form.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const group = event.target.type === "radio" && event.target.closest("fieldset, [role='radiogroup']");
    const choice = group && group.querySelectorAll("input")[Number(event.key) - 1];
    if (!choice || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choice.checked = true;
    const next = groups[groups.indexOf(group) + 1];
    (next ? next.querySelector("input") : form.querySelector("textarea")).focus();
  });
});
