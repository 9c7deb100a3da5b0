const status = document.querySelector("[role=status]");
let timer;
const say = (text) => {
  status.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => say(""), 4000);
};
for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  const name = text.dataset.copy;
  button.type = "button";
  button.textContent = "Copy " + name.split(" ")[0];
  button.setAttribute("aria-label", "Copy " + name);
  button.addEventListener("click", () => navigator.clipboard.writeText(text.textContent)
    .then(() => say("Copied: " + name), () => say("Copying is not allowed here")));
  text.closest(".cite").append(button);
}
