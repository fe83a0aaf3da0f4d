// Keys of a review pressed quicker than the screen is drawn: each waits its turn, so that it decides about the version
// then shown. What follows the key that opens a text decides nothing, and a key held down counts once.
(keys, opening, place, patience) => {
  if (window.porteplumeQuickKeys) return;
  window.porteplumeQuickKeys = true;
  let waiting = [];
  let sent = null; // the key whose effect is not drawn yet
  let seen = false; // whether the screen began to be drawn since
  let late = 0;
  const drawing = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
  const inField = (node) => node instanceof Element && node.closest("input, textarea, select, [contenteditable='true']");

  const watch = () => {
    seen ||= drawing();
    if (drawing() || (!seen && performance.now() < late)) return requestAnimationFrame(watch);
    sent = null;
    requestAnimationFrame(() => requestAnimationFrame(next));
  };
  const send = (key) => {
    [sent, seen, late] = [key, false, performance.now() + patience];
    requestAnimationFrame(watch);
  };
  const next = () => {
    if (sent !== null) return;
    if (inField(document.activeElement)) waiting = [];
    const key = waiting.shift();
    if (key === undefined) return;
    send(key.key.toLowerCase());
    document.body.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new KeyboardEvent("keyup", { ...key, bubbles: true, cancelable: true }));
  };
  const press = (event) => {
    const key = event.key?.toLowerCase();
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (!event.isTrusted || !plain || !keys.includes(key) || inField(event.target)) return;
    if (!document.querySelector(place)) return;
    if (!event.repeat && sent === null && !waiting.length && !drawing()) return send(key);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat || sent === opening || waiting.some((one) => one.key.toLowerCase() === opening)) return;
    waiting.push({ key: event.key, code: event.code, keyCode: event.keyCode, which: event.which });
    if (sent === null) {
      [sent, seen, late] = ["", true, 0]; // something else is being drawn: wait for it
      requestAnimationFrame(watch);
    }
  };
  window.addEventListener("keydown", press, true);
}
