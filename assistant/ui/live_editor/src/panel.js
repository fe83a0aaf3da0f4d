// What is said of the text, beside it. What did not change since the last key press stays as it is: a selection, the
// focus, what is open. What is folded is made when it is opened.
import { button, card, quote } from "./cards.js";
import { hear } from "./channel.js";
import { element } from "./element.js";

class Panel {
  constructor(parent) {
    this.box = element("div", "pp-panel");
    parent.append(this.box);
    this.open = new Set(); // keys of what is open
    this.made = new Map(); // key -> what was told of a part, and the element made of it
    this.box.addEventListener("toggle", (event) => this.toggled(event.target), true);
    this.deaf = hear((panel) => this.draw(panel));
  }

  draw(panel) {
    const at = this.box.contains(document.activeElement) ? document.activeElement.dataset.ppAt : null;
    this.before = this.made;
    this.made = new Map();
    settle(this.box, panel ? this.parts(panel).filter(Boolean) : []);
    this.before = null;
    if (at && !this.box.contains(document.activeElement))
      this.box.querySelector(`[data-pp-at="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  }

  parts(panel) {
    const { words } = panel;
    const { nothing } = words;
    return [
      this.part("scores", panel.scores, () => around("div", "pp-scores", panel.scores.map(score))),
      this.part("ring", panel.ring, () => ring(panel.ring)),
      this.part("rings", panel.rings, () => around("div", "pp-lengths", panel.rings.map(ring))),
      this.folded("figures", panel.figures, words, () => figures(panel.figures)),
      this.folded("points", panel.points, words, () => losses(panel.points, words)),
      this.part("head", [panel.mend, words.title], () => head(panel, words)),
      panel.first.length ? this.cards("first", panel.first, words) : this.part("none", nothing, () => good(nothing)),
      ...["rest", "good"].map((name) => panel[name].length > 0 && this.cardsFolded(name, panel[name], words)),
      panel.ignored.length > 0 && this.folded("ignored", panel.ignored, words, () => ignored(panel.ignored, words)),
    ];
  }

  // The element of a part: the one that stands already where the same is told of it; null where there is nothing.
  part(key, told, make) {
    if (told === null || told.length === 0) return null;
    const same = JSON.stringify(told);
    const before = this.made.get(key) ?? this.before?.get(key);
    const kept = before?.same === same ? before : { same, made: make() };
    this.made.set(key, kept);
    return kept.made;
  }

  // The element that stands for a part whatever is told of it.
  steady(key, make) {
    return this.part(key, "steady", make);
  }

  cards(name, cards, words) {
    const list = this.steady(name, () => element("div", "pp-findings"));
    const fold = (...asked) => this.fold(...asked);
    const made = (data) => this.part(`${name} ${data.key}`, [data, words.jump, words.brand], () => card(data, words, fold));
    settle(list, cards.map(made));
    return list;
  }

  cardsFolded(name, cards, words) {
    return this.steadyFold(name, words[name], () => [this.cards(name, cards, words)]);
  }

  folded(name, told, words, make) {
    return this.steadyFold(name, words[name], () => [this.part(`in ${name}`, [told, words[name]], make)]);
  }

  // A fold that stays while what is in it changes.
  steadyFold(name, label, content) {
    const made = this.steady(`fold ${name}`, () => this.fold(name, label, `pp-fold pp-of-${name}`, content));
    const [summary] = made.children;
    if (summary.textContent !== label) summary.firstElementChild.textContent = label;
    made.content = content;
    if (made.open) settle(made, [summary, ...content()]);
    return made;
  }

  // What is folded is made when it is opened, and goes when it is closed.
  fold(key, label, className, content) {
    const made = element("details", className);
    const summary = around("summary", "", [element("span", "", label)]);
    summary.dataset.ppAt = `fold ${key}`;
    made.append(summary);
    made.key = key;
    made.content = content;
    made.open = this.open.has(key);
    if (made.open) made.append(...content());
    return made;
  }

  toggled(fold) {
    const [summary] = fold.children;
    if (fold.open) this.open.add(fold.key);
    else this.open.delete(fold.key);
    if (!fold.open) settle(fold, [summary]);
    else if (fold.childElementCount === 1) fold.append(...fold.content());
  }

  destroy() {
    this.deaf();
    this.box.remove();
  }
}

// Has these elements stand in a box in this order; those that do already are not touched, so that they keep the focus.
function settle(box, wanted) {
  const kept = new Set(wanted);
  for (const old of [...box.children]) if (!kept.has(old)) old.remove();
  let at = box.firstElementChild;
  for (const one of wanted) {
    if (one === at) at = at.nextElementSibling;
    else box.insertBefore(one, at);
  }
}

function around(name, className, children) {
  const made = element(name, className);
  made.append(...children);
  return made;
}

function unread(name, className, children) {
  const made = around(name, className, children);
  made.setAttribute("aria-hidden", "true");
  return made;
}

function score({ name, shown, told, level, share }) {
  const made = element("div", `pp-score pp-${level}`);
  made.append(element("span", "", name), element("b", "", shown), element("small", "", told));
  if (share === null) return made;
  const fill = element("i");
  fill.style.width = `${share}%`;
  made.append(unread("div", "pp-bar", [fill]));
  return made;
}

function ring({ share, level, lines }) {
  const circle = unread("div", "pp-ring", [element("b", "", `${share}%`)]);
  circle.style.setProperty("--pp-share", Math.min(share, 100));
  const told = element("p");
  lines.forEach((line, place) => {
    const name = place === 0 ? "b" : place === lines.length - 1 ? "small" : "span";
    if (place) told.append(element("br"));
    told.append(element(name, "", line));
  });
  return around("div", `pp-length pp-${level}`, [circle, told]);
}

function figures(rows) {
  const pairs = rows.map(([label, value]) => around("div", "", [element("dt", "", label), element("dd", "", value)]));
  return around("dl", "pp-metrics", pairs);
}

function losses(families, words) {
  if (!families.length) return element("p", "pp-quiet", words.nothingLost);
  const lines = ({ points, told, more }) =>
    around("li", "", [element("b", "", points), ` ${told} `, ...(more ? [element("small", "", more)] : [])]);
  const pieces = families.flatMap(({ family, sum, losses }) => [
    around("p", "pp-label", [element("b", "", family), ` ${sum}`]),
    around("ul", "pp-points", losses.map(lines)),
  ]);
  return around("div", "", pieces);
}

function good(nothing) {
  return element("div", "pp-notice pp-good", nothing);
}

function head({ mend }, words) {
  const every = mend ? [button(mend.label, "pp-button", "ppMend", mend.names, "mend")] : [];
  return around("div", "pp-head-line", [element("h2", "pp-title", words.title), ...every]);
}

function ignored(findings, words) {
  const rows = findings.map(({ name, said, excerpt, by }) => {
    const told = around("p", "pp-ignored", [`${said} `, excerpt ? quote(excerpt) : words.whole]);
    if (by) told.append(element("small", "", by));
    return around("div", "pp-silenced", [told, button(words.again, "pp-button", "ppAgain", [name], `again ${name}`)]);
  });
  return around("div", "", rows);
}

const panels = new WeakMap();

export default function (component) {
  const parent = component.parentElement;
  if (!panels.has(parent)) panels.set(parent, new Panel(parent));
  const panel = panels.get(parent);
  // Streamlit also calls this where the element stays.
  return () =>
    setTimeout(() => {
      if (parent.isConnected || panels.get(parent) !== panel) return;
      panels.delete(parent);
      panel.destroy();
    }, 0);
}
