// From the editor to the panel beside it: one message of Python's holds both, so that both are drawn at once. They are
// two bundles of one page, and meet here.
const page = (globalThis[Symbol.for("porteplume panel")] ??= { by: null, panel: null, listeners: new Set() });

export function tell(by, panel) {
  page.by = by;
  page.panel = panel;
  for (const listen of page.listeners) listen(panel);
}

// To be called where an editor goes: what it told holds no longer, unless another one has told more since.
export function leave(by) {
  if (page.by === by) tell(null, null);
}

export function hear(listen) {
  page.listeners.add(listen);
  listen(page.panel);
  return () => page.listeners.delete(listen);
}
