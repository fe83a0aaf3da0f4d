// How the editor looks: the colours are those of the screen (custom properties pass into the shadow root).
import { EditorView } from "@codemirror/view";

const line = (style, name, more = {}) => ({
  backgroundImage: "none",
  paddingBottom: 0,
  textDecoration: `underline ${style} var(--pp-${name}) 2px`,
  textUnderlineOffset: "0.22em",
  textDecorationSkipInk: "none",
  ...more,
});

export const look = EditorView.theme({
  "&": { color: "var(--pp-ink)", background: "var(--pp-card)", fontSize: "1rem", maxHeight: "70vh" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.7", minHeight: "18rem", overflow: "auto" },
  ".cm-content": { padding: "0.8rem 0", caretColor: "var(--pp-accent)", minHeight: "16.4rem" },
  ".cm-line": { padding: "0 1rem", unicodeBidi: "plaintext", textAlign: "start" },
  ".cm-placeholder": { color: "var(--pp-soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--pp-info-back)" },
  ".cm-lintRange-error": line("wavy", "problem", { background: "var(--pp-problem-back)" }),
  ".cm-lintRange-warning": line("dashed", "warning", { background: "var(--pp-warning-back)" }),
  ".cm-lintRange-info": line("dotted", "info"),
  ".cm-lintPoint": { display: "none" },
  ".cm-tooltip": {
    background: "var(--pp-card)",
    color: "var(--pp-ink)",
    border: "1px solid var(--pp-line)",
    borderRadius: "0.5rem",
    boxShadow: "0 6px 24px rgb(0 0 0 / 18%)",
    maxWidth: "min(26rem, 88vw)",
    zIndex: 1000,
  },
  ".cm-tooltip-lint": { maxHeight: "20rem", overflowY: "auto" },
  ".cm-diagnostic": { borderInlineStart: "4px solid", padding: "0.5rem 0.8rem", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderColor: "var(--pp-problem)" },
  ".cm-diagnostic-warning": { borderColor: "var(--pp-warning)" },
  ".cm-diagnostic-info": { borderColor: "var(--pp-info)" },
  ".cm-panels": { background: "var(--pp-sunk)", color: "var(--pp-ink)", borderTop: "1px solid var(--pp-line)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { background: "var(--pp-info-back)", color: "inherit" },
  ".cm-panel.cm-panel-lint ul": { maxHeight: "12rem" },
});

export const frame = `
:host { display: block; }
.pp-editor { font-family: inherit; }
.pp-name { display: block; font-size: 0.875rem; margin: 0 0 0.25rem; color: var(--pp-ink); }
.pp-frame { border: 1px solid var(--pp-line); border-radius: 0.5rem; overflow: hidden; }
.pp-frame:focus-within { border-color: var(--pp-accent); box-shadow: 0 0 0 2px var(--pp-accent); }
.pp-foot { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.5rem; margin-top: 0.4rem; min-height: 1.3em; font-size: 0.8rem; line-height: 1.3; color: var(--pp-soft); }
.pp-late { color: var(--pp-warning); font-weight: 600; }
.pp-card p { margin: 0 0 0.2rem; font-size: 0.92rem; line-height: 1.4; overflow-wrap: anywhere; }
.pp-card .pp-level { font-size: 0.76rem; font-weight: 600; }
.pp-level.pp-problem { color: var(--pp-problem); }
.pp-level.pp-warning { color: var(--pp-warning); }
.pp-level.pp-info { color: var(--pp-info); }
.pp-card .pp-fix { color: var(--pp-soft); }
.pp-actions { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.4rem; }
.pp-act { font: inherit; font-size: 0.85rem; padding: 0.2rem 0.6rem; min-height: 1.75rem; cursor: pointer; color: var(--pp-accent); background: none; border: 1px solid var(--pp-line); border-radius: 0.4rem; }
.pp-act:hover { border-color: var(--pp-accent); }
.pp-act:focus-visible { outline: 2px solid var(--pp-accent); outline-offset: 1px; }
.pp-act-mend { color: var(--pp-card); background: var(--pp-accent); border-color: var(--pp-accent); }
`;
