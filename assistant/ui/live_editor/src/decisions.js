// The changes of a rewrite, each to be taken or left: by itself, with its sentence, or all at once.
import { element } from "./element.js";
import { told } from "./told.js";

const STYLE = `
:host { display: block; }
.pp-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-bottom: 0.5rem; font-size: 0.86rem; color: var(--pp-soft); }
.pp-changes { padding: 0.9rem 1.1rem; border: 1px solid var(--pp-line); border-radius: 0.6rem; background: var(--pp-card); color: var(--pp-ink); white-space: pre-wrap; overflow-wrap: anywhere; line-height: 2; }
ins { text-decoration: underline 2px; text-underline-offset: 0.2em; background: var(--pp-good-back); color: var(--pp-good); border-radius: 0.2rem; }
del { text-decoration: line-through; background: var(--pp-problem-back); color: var(--pp-problem); border-radius: 0.2rem; }
.pp-refused ins { text-decoration: line-through; background: none; color: var(--pp-soft); }
.pp-refused del { text-decoration: none; background: none; color: inherit; font-weight: 600; }
.pp-accepted ins { background: none; }
.pp-accepted del { display: none; }
button { font: inherit; font-size: 0.8rem; line-height: 1.2; min-width: 1.65rem; min-height: 1.65rem; margin: 0 0.1rem; padding: 0.1rem 0.4rem; cursor: pointer; color: var(--pp-accent); background: none; border: 1px solid var(--pp-line); border-radius: 0.4rem; white-space: nowrap; }
button:hover { border-color: var(--pp-accent); }
button:focus-visible { outline: 2px solid var(--pp-accent); outline-offset: 1px; }
button[aria-pressed="true"] { color: var(--pp-card); background: var(--pp-accent); border-color: var(--pp-accent); }
.pp-pair { white-space: nowrap; }
.pp-pair + .pp-pair { margin-inline-start: 0.3rem; }
.pp-both { border-style: dashed; }
`;

class Decisions {
  constructor(parent) {
    this.style = element("style", "", STYLE);
    this.box = element("div", "pp-decisions");
    parent.append(this.style, this.box);
    this.taken = new Map(); // place of a change -> true (taken) or false (refused)
  }

  update({ data: bytes, setStateValue }) {
    this.setStateValue = setStateValue;
    const data = told(bytes);
    const asked = JSON.stringify([data.id, data.words]);
    if (asked === this.asked) return;
    if (data.id !== this.id) this.taken = new Map(data.decided.map(([place, taken]) => [place, taken]));
    this.asked = asked;
    this.id = data.id;
    this.data = data;
    this.draw();
  }

  draw() {
    const { hunks, words, lang, dir } = this.data;
    const bar = element("div", "pp-bar");
    this.count = element("span", "pp-count");
    this.count.setAttribute("role", "status");
    const every = hunks.map((_, place) => place).filter((place) => hunks[place].c);
    bar.append(this.button(words.all, every, true), this.button(words.none, every, false), this.count);
    const text = element("div", "pp-changes");
    if (lang) text.lang = lang;
    text.dir = dir;
    this.drawn = new Map();
    this.buttons = [];
    hunks.forEach((hunk, place) => {
      text.append(...(hunk.c ? this.change(hunk, place) : [hunk.a]));
      const together = every.filter((other) => hunks[other].s === hunk.s);
      const ends = hunks[place + 1]?.s !== hunk.s;
      if (ends && together.length > 1) text.append(this.group(this.pair(together, words.sentence, "pp-both")));
    });
    this.box.replaceChildren(bar, text);
    this.show();
  }

  group(buttons) {
    const kept = element("span", "pp-pair");
    kept.append(...buttons);
    return kept;
  }

  change(hunk, place) {
    const { words } = this.data;
    const both = element("span", "pp-change");
    if (hunk.b) both.append(element("del", "", hunk.b));
    if (hunk.a) both.append(element("ins", "", hunk.a));
    this.drawn.set(place, both);
    return [both, this.group(this.pair([place], words.change))];
  }

  pair(places, about, className = "") {
    const { words } = this.data;
    const said = about.replace("{words}", (this.data.hunks[places[0]].a || this.data.hunks[places[0]].b).trim());
    const [take, leave] = [this.button("✓", places, true), this.button("✗", places, false)];
    take.setAttribute("aria-label", `${words.take} ${said}`);
    leave.setAttribute("aria-label", `${words.leave} ${said}`);
    for (const button of [take, leave]) {
      button.title = button.getAttribute("aria-label");
      if (className) {
        button.classList.add(className);
        button.textContent += ` ${words.short}`;
      }
      this.buttons.push({ button, places, taken: button === take });
    }
    return [take, leave];
  }

  button(label, places, taken) {
    const made = element("button", "", label);
    made.type = "button";
    made.addEventListener("click", () => this.decide(places, taken));
    return made;
  }

  decide(places, taken) {
    const undone = places.every((place) => this.taken.get(place) === taken) && places.length === 1;
    for (const place of places) undone ? this.taken.delete(place) : this.taken.set(place, taken);
    this.show();
    this.setStateValue("decided", { id: this.id, decided: [...this.taken] });
  }

  show() {
    for (const [place, drawn] of this.drawn) {
      drawn.classList.toggle("pp-accepted", this.taken.get(place) === true);
      drawn.classList.toggle("pp-refused", this.taken.get(place) === false);
    }
    for (const { button, places, taken } of this.buttons)
      button.setAttribute("aria-pressed", String(places.every((place) => this.taken.get(place) === taken)));
    const refused = [...this.taken.values()].filter((taken) => !taken).length;
    this.count.textContent = this.data.words.count
      .replace("{changes}", this.drawn.size)
      .replace("{decided}", this.taken.size)
      .replace("{refused}", refused);
  }
}

const known = new WeakMap();

export default function (component) {
  const parent = component.parentElement;
  if (!known.has(parent)) known.set(parent, new Decisions(parent));
  known.get(parent).update(component);
}
