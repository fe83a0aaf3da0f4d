"use strict";
const cards = [...document.querySelectorAll("article")];
const who = document.getElementById("who");
let here = -1;
let saved = true;

function said(card) {
  const verdict = card.querySelector("input[type=radio]:checked");
  return {
    mark: card.dataset.mark,
    verdict: verdict ? verdict.value : "",
    text: card.querySelector("textarea.own").value,
    comment: card.querySelector("textarea.comment").value,
  };
}

function show() {
  let decided = 0;
  for (const card of cards) {
    const verdict = said(card).verdict;
    card.classList.toggle("accept", verdict === "accept");
    card.classList.toggle("refuse", verdict === "refuse");
    decided += verdict !== "";
  }
  document.getElementById("done").textContent = `${decided} / ${cards.length}`;
}

function go(to) {
  if (!cards.length) return;
  if (here >= 0) cards[here].classList.remove("here");
  here = Math.max(0, Math.min(cards.length - 1, to));
  cards[here].classList.add("here");
  cards[here].scrollIntoView({ block: "start" });
}

function decide(verdict) {
  if (here < 0) return go(0);
  cards[here].querySelector(`input[value=${verdict}]`).checked = true;
  saved = false;
  show();
  go(here + 1);
}

// What is typed lives in the page's properties; a saved page keeps its attributes and texts alone.
function keep() {
  for (const field of document.querySelectorAll("textarea")) field.textContent = field.value;
  for (const field of document.querySelectorAll("input[type=radio]")) field.toggleAttribute("checked", field.checked);
  who.setAttribute("value", who.value);
  const told = JSON.stringify({ who: who.value, slips: cards.map(said) });
  document.getElementById("review").textContent = told.replaceAll("<", "\\u003c");
}

function save() {
  keep();
  const page = "<!doctype html>\n" + document.documentElement.outerHTML;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  link.download = document.body.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  saved = true;
}

document.getElementById("save").addEventListener("click", save);
document.addEventListener("input", () => { saved = false; show(); });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input[type=text]")) return;
  const act = { a: () => decide("accept"), r: () => decide("refuse"), n: () => go(here + 1), p: () => go(here - 1) };
  act.e = () => { if (here >= 0) { event.preventDefault(); cards[here].querySelector("textarea.own").focus(); } };
  const asked = act[event.key.toLowerCase()];
  if (asked) asked();
});
window.addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
show();
