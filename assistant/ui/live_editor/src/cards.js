// The cards of the panel: what was found, where it stands, and what can be done about it.
import { element } from "./element.js";

// A button of the panel. `asks` is what the editor does for these findings; `at` finds the button again once it is
// drawn anew.
export function button(label, className, asks, names, at) {
  const made = element("button", className, label);
  made.type = "button";
  made.dataset[asks] = names.join(" ");
  made.dataset.ppAt = at;
  return made;
}

export function card(data, words, fold) {
  const made = element("section", `pp-finding pp-${data.level}`);
  made.append(element("p", `pp-label pp-${data.level}`, data.head));
  const show = (places) => places.flatMap((place) => shown(place, data, words));
  made.append(...show(data.places.slice(0, data.shown)));
  if (data.more) made.append(fold(`${data.key} more`, data.more, "", () => show(data.places.slice(data.shown))));
  made.append(...data.fixes.map((fix) => element("p", "pp-fix", `→ ${fix}`)));
  if (data.mend) made.append(button(data.mend.label, "pp-button", "ppMend", data.mend.names, `${data.key} mend`));
  if (data.ignore) made.append(fold(`${data.key} ignore`, words.ignore, "pp-ignore", () => ignored(data, words)));
  if (data.source)
    made.append(fold(`${data.key} source`, words.source, "pp-source", () => [element("p", "", data.source)]));
  return made;
}

function shown([said, excerpt, name], data, words) {
  const made = said ? [element("p", "", said)] : [];
  if (!excerpt) return made;
  const quoted = quote(excerpt);
  if (!name) return [...made, quoted];
  const leads = button("", "pp-jump", "ppJump", [name], `${data.key} ${name}`);
  leads.title = words.jump;
  leads.append(quoted);
  return [...made, leads];
}

export function quote(excerpt) {
  const made = element("q", "", excerpt);
  made.dir = "auto";
  return made;
}

function ignored({ ignore, key }, words) {
  const row = (names, here, brand) => {
    const made = element("div");
    const at = `${key} ${names.join(" ")}`;
    made.append(button(here, "pp-button", "ppHere", names, `${at} here`));
    if (brand) made.append(button(brand, "pp-button", "ppBrand", names, `${at} brand`));
    return made;
  };
  const each = ignore.each.map(([name, excerpt]) => {
    const one = row([name], words.here, words.brand);
    const about = element("p", "", excerpt ? undefined : words.whole);
    if (excerpt) about.append(quote(excerpt));
    one.prepend(about);
    return one;
  });
  return [row(ignore.names, ignore.here, ignore.brand), ...each];
}
