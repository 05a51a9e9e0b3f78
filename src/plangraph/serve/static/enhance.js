// Comfort only: without it every form has its button and every link its address.
"use strict";
for (const form of document.querySelectorAll("form[data-answer-on-change]")) {
  for (const field of form.querySelectorAll("select, input[type=checkbox]")) {
    field.addEventListener("change", () => form.requestSubmit());
  }
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = button.dataset.copied;
  });
}
for (const area of document.querySelectorAll("textarea[data-submit-on-enter]")) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
  });
}
