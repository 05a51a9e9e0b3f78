// Comfort only: without it every form has its button and every link its address.
"use strict";
// Who chooses by pointer is answered at once; who chooses by keyboard passes the choices by, and says when: by Enter or the button.
for (const form of document.querySelectorAll("form[data-answer-on-change]")) {
  let pointed = false;
  form.addEventListener("pointerdown", () => (pointed = true));
  form.addEventListener("keydown", () => (pointed = false), true);
  for (const field of form.querySelectorAll("select, input[type=checkbox]")) {
    field.addEventListener("change", () => pointed && form.requestSubmit());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      form.requestSubmit();
    });
  }
}
// The day of citation is the reader's.
for (const place of document.querySelectorAll("[data-today]")) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  place.textContent = `[${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}]`;
}
for (const button of document.querySelectorAll("button[data-copy], button[data-copy-text]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const { copy, copyText, copied } = button.dataset;
    await navigator.clipboard.writeText(
      copy ? new URL(copy, location.href).href : document.getElementById(copyText).textContent,
    );
    button.textContent = copied;
  });
}
for (const area of document.querySelectorAll("textarea[data-submit-on-enter]")) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
  });
}
// On a narrow screen the list of pages is a row that scrolls: the present one is in sight.
document.querySelector(".masthead nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
// What scrolls sideways can be scrolled by keyboard.
const scrolling = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  }
});
for (const box of document.querySelectorAll(".scroll, pre")) scrolling.observe(box);
// An SVG shown as a picture reaches no font of the page: where the system has no Chinese one, its PNG is shown instead.
document.fonts.ready.then((fonts) => {
  const lent = [...fonts].some((font) => font.family.includes("plangraph Chinese") && font.status === "loaded");
  if (!lent) return;
  const drawn = (written) => {
    const address = new URL(written, location.href);
    address.pathname = address.pathname.replace(/\.svg$/, ".png");
    return address.href;
  };
  for (const source of document.querySelectorAll("picture source")) source.srcset = drawn(source.getAttribute("srcset"));
  for (const picture of document.querySelectorAll("img")) {
    if (new URL(picture.src).pathname.endsWith(".svg")) picture.src = drawn(picture.src);
  }
});
