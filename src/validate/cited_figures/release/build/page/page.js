const status = document.querySelector("[role=status]");
for (const text of navigator.clipboard ? document.querySelectorAll(".citation") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy citation " + text.id.replace("cite-", ""));
  button.addEventListener("click", async () => {
    status.textContent = await navigator.clipboard.writeText(text.textContent)
      .then(() => "Citation copied", () => "Copying is not allowed here");
  });
  text.after(button);
}
