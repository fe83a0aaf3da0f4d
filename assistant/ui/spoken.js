// Has the page tell its language, and says in it the words that Streamlit keeps in English.
((language, words) => {
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "placeholder", "title"];
  const TEXTS = [
    '[data-testid="stSkipToContent"]', '[data-testid="stFileUploaderDropzone"] button p',
    '[data-testid="stFileChips"] [role="alert"]', '[data-testid="stFileChipName"] + div',
    '[data-testid="stFileChips"] ~ button span', '[data-testid="stFileChips"] button span',
    '[data-testid="InputInstructions"]', '[data-testid="InputInstructions"] span',
    '[data-testid="stTooltipContent"] p', '[data-testid="stTooltipErrorContent"] p',
    '[role="option"][style*="contents"] > span', '[data-testid="stDateInput"] [role="spinbutton"]',
    '[data-testid="stDateInputCalendar"] > span', '[data-testid="stDateInputCalendar"] h2',
  ].join(", ");
  // The menus of a table's column: their words stand beside signs.
  const MENUS = '[data-testid^="stDataFrame"][data-testid$="Menu"]';
  document.documentElement.lang = language;
  const spoken = (window.ppSpoken ??= { said: new WeakMap() }); // element -> what Streamlit said, by attribute

  // Words that hold a value: what matches them, and how they are said.
  const holders = Object.keys(words).filter((known) => known.includes("{value}")).map((known) => {
    const [before, after] = known.split("{value}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const value = /B$/.test(known) ? "[\\d.]+" : ".*";
    return [new RegExp(`^${before}(${value})${after}$`), words[known]];
  });
  const valueInOurs = (value) =>
    /^[\d.]+$/.test(value) ? Number(value).toLocaleString(language) : inOurs(value) ?? value;

  const inOurs = (text) => {
    if (words[text]) return words[text];
    for (const [pattern, ours] of holders) {
      const found = pattern.exec(text);
      if (found) return ours.replace("{value}", valueInOurs(found[1]));
    }
    const start = Object.keys(words).find((known) => known.endsWith(" ") && text.startsWith(known));
    return start ? words[start] + text.slice(start.length) : null;
  };
  // `read` and `write` an attribute or a text; what we wrote before stands for what it was made from.
  const say = (element, name, read, write) => {
    const now = read();
    if (!now) return;
    const before = spoken.said.get(element) ?? {};
    const english = before[name]?.ours === now ? before[name].english : now;
    const ours = inOurs(english) ?? english;
    if (ours === english && !before[name]) return;
    spoken.said.set(element, { ...before, [name]: { english, ours } });
    if (ours !== now) write(ours);
  };
  const sayAttributes = (element) => {
    for (const name of ATTRIBUTES)
      say(element, name, () => element.getAttribute(name), (text) => element.setAttribute(name, text));
  };
  // Streamlit takes away the pieces of a text that it put there: they stay, and the first one says it all.
  const sayText = (element) => {
    const pieces = [...element.childNodes];
    if (!pieces.length || pieces.some((piece) => piece.nodeType !== Node.TEXT_NODE)) return;
    say(element, "text", () => element.textContent, (text) => {
      pieces.forEach((piece, place) => (piece.nodeValue = place ? "" : text));
    });
  };
  const sayPieces = (menu) => {
    const pieces = document.createTreeWalker(menu, NodeFilter.SHOW_TEXT);
    while (pieces.nextNode()) {
      const piece = pieces.currentNode;
      say(piece, "text", () => piece.nodeValue, (text) => (piece.nodeValue = text));
    }
  };
  const sayAll = (root) => {
    const selector = ATTRIBUTES.map((name) => `[${name}]`).join(", ");
    if (root.matches?.(selector)) sayAttributes(root);
    root.querySelectorAll(selector).forEach(sayAttributes);
    if (root.matches?.(TEXTS)) sayText(root);
    root.querySelectorAll(TEXTS).forEach(sayText);
    if (root.closest(MENUS)) sayPieces(root);
    root.querySelectorAll(MENUS).forEach(sayPieces);
  };

  spoken.observer?.disconnect();
  spoken.observer = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === "attributes") {
        sayAttributes(target);
        if (target.matches(TEXTS)) sayText(target); // a part of a date that is emptied
      }
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) sayAll(node);
    }
  });
  sayAll(document.body);
  spoken.observer.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})
