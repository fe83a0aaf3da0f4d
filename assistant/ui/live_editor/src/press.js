// A button of the page pressed for the user, who did not ask: what is open beside it stays open.

const unheard = (event) => event.stopPropagation();

// Menus close at a click elsewhere, of which the document tells them; Streamlit hears of it below the body.
export function press(selector) {
  const button = document.querySelector(selector);
  if (!button) return;
  document.body.addEventListener("click", unheard);
  button.click();
  document.body.removeEventListener("click", unheard);
}
