// The marks that Python found, drawn in the text: told by the style of the line as well as by its colour. Hovering, or
// F8, says why and offers what can be done.
import { forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import { element } from "./element.js";

const SEVERITY = { problem: "error", warning: "warning", info: "info" };

export function show(view, marks, since, card) {
  const place = (offset, side) => Math.min(since.mapPos(Math.min(offset, since.length), side), view.state.doc.length);
  const diagnostics = marks.map((mark) => ({
    from: place(mark.f, 1),
    to: place(mark.t, -1),
    severity: SEVERITY[mark.k],
    message: mark.m,
    markClass: `pp-${mark.k}`,
    renderMessage: () => card(mark),
    mark,
  }));
  const kept = diagnostics.filter((d) => d.from < d.to).sort((a, b) => a.from - b.from || a.to - b.to);
  view.dispatch(setDiagnostics(view.state, kept));
}

// Where a mark stands now; null where what it marked is gone.
export function find(view, name) {
  let found = null;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (diagnostic.mark.i === name && found === null) found = { from, to };
  });
  return found;
}

// The safe changes of some marks, where the text still is what they change; those that touch one another once.
export function mends(view, names) {
  const made = [];
  forEachDiagnostic(view.state, ({ mark }, start, end) => {
    if (!mark.r || !names.has(mark.i)) return;
    const from = start + mark.r.f;
    const to = end - mark.r.t;
    if (from <= to && view.state.sliceDoc(from, to) === mark.r.b) made.push({ from, to, insert: mark.r.s });
  });
  made.sort((a, b) => a.from - b.from || a.to - b.to);
  return made.filter((change, at) => at === 0 || change.from >= made[at - 1].to);
}

// What a mark says, and what can be done: built from text alone, never from HTML.
export function card(mark, words, act) {
  const box = element("div", "pp-card");
  box.append(element("p", `pp-level pp-${mark.k}`, mark.l), element("p", "pp-said", mark.m));
  if (mark.x) box.append(element("p", "pp-fix", `→ ${mark.x}`));
  const buttons = element("div", "pp-actions");
  const add = (label, what) => {
    const button = element("button", `pp-act pp-act-${what}`, label);
    button.type = "button";
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps the focus
    button.addEventListener("click", () => act(what, mark));
    buttons.append(button);
  };
  if (mark.r) add(words.mend, "mend");
  add(words.here, "here");
  if (words.brand) add(words.brand, "brand");
  box.append(buttons);
  return box;
}
