// Has the page tell its language, and says in it the words that Streamlit keeps in English.
((language, words) => {
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const TEXTS = '[data-testid="stSkipToContent"], [data-testid="stFileUploaderDropzone"] button p';
  document.documentElement.lang = language;
  const spoken = (window.ppSpoken ??= { said: new WeakMap() }); // element -> what Streamlit said, by attribute

  const inOurs = (text) => {
    if (words[text]) return words[text];
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
  const sayText = (element) =>
    say(element, "text", () => element.textContent, (text) => (element.textContent = text));
  const sayAll = (root) => {
    const selector = ATTRIBUTES.map((name) => `[${name}]`).join(", ");
    if (root.matches?.(selector)) sayAttributes(root);
    root.querySelectorAll(selector).forEach(sayAttributes);
    root.querySelectorAll(TEXTS).forEach(sayText);
  };

  spoken.observer?.disconnect();
  spoken.observer = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === "attributes") sayAttributes(target);
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) sayAll(node);
    }
  });
  sayAll(document.body);
  spoken.observer.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})
