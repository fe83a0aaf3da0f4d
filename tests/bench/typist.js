// What a page notes of itself while a key is pressed: when its marks stood in the text, when its panel was whole.
(() => {
  const QUIET = 250; // ms without a change after which the panel is whole
  const SIGN = "!";
  const SHORT = 12; // characters of the mark of one sign and its word

  const root = () => {
    if (!window.ppRoot?.host?.isConnected)
      window.ppRoot = [...document.querySelectorAll("*")].map((node) => node.shadowRoot).find((shadow) => shadow?.querySelector(".cm-content"));
    return window.ppRoot;
  };
  // Resolves with the seconds from the address being asked for to the frame after something stood.
  const since = (stands) =>
    new Promise((resolve) => {
      const look = () => requestAnimationFrame(stands() ? () => resolve(performance.now() / 1000) : look);
      look();
    });
  window.ppStood = since(root);
  window.ppAppeared = (selector) => since(() => document.querySelector(selector));

  const idle = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
  const isMarked = () => {
    const line = [...root().querySelectorAll(".cm-content > .cm-line")].at(-1);
    let last = line.lastChild;
    while (last?.lastChild) last = last.lastChild;
    const said = last?.parentElement?.closest(".cm-lintRange")?.textContent ?? "";
    return said.endsWith(SIGN) && said.length <= SHORT;
  };
  const inPanel = ({ target }) =>
    (target.closest ? target : target.parentElement)?.closest('.st-key-draft_said, [data-testid="stColumn"]')?.querySelector(".pp-scores");

  // Resolves once nothing of the page has changed for a while and the server is at rest.
  const quiet = (latest) =>
    new Promise((resolve) => {
      const look = () => (idle() && performance.now() - latest() > QUIET ? resolve() : setTimeout(look, 20));
      look();
    });

  window.ppQuiet = async () => {
    let latest = performance.now();
    const seen = new MutationObserver((all) => all.some(inPanel) && (latest = performance.now()));
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
    await quiet(() => latest);
    seen.disconnect();
  };

  window.ppArm = () => {
    const noted = { key: null, marks: null, panel: null };
    const options = { subtree: true, childList: true, characterData: true };
    addEventListener("keydown", () => (noted.key = performance.now()), { capture: true, once: true });
    const text = new MutationObserver(() => {
      if (noted.marks === null && isMarked()) noted.marks = performance.now();
    });
    const panel = new MutationObserver((all) => {
      if (noted.key !== null && all.some(inPanel)) noted.panel = performance.now();
    });
    text.observe(root(), { ...options, attributes: true });
    panel.observe(document.body, options);
    window.ppNoted = (async () => {
        while (noted.marks === null || noted.panel === null) await new Promise((next) => setTimeout(next, 20));
      await quiet(() => Math.max(noted.marks, noted.panel));
      text.disconnect();
      panel.disconnect();
      return [noted.marks - noted.key, noted.panel - noted.key];
    })();
  };

  // From a click until a field holds another text.
  window.ppArmField = (selector) => {
    const field = () => document.querySelector(selector);
    const before = field().value;
    window.ppNoted = new Promise((resolve) => {
      let click = null;
      addEventListener("click", () => (click = performance.now()), { capture: true, once: true });
      const look = () => {
        if (click !== null && field() && field().value !== before) resolve([performance.now() - click]);
        else requestAnimationFrame(look);
      };
      look();
    });
  };
})();
