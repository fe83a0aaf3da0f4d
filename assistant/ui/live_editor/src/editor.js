// The live editor: it owns the text. Python is told of each change, answers with marks for a revision, and replaces the
// text only on purpose, from a revision that it names.
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from "@codemirror/commands";
import { lintKeymap, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { Asker } from "./asker.js";
import { leave, tell } from "./channel.js";
import { connected, Courier } from "./courier.js";
import { element } from "./element.js";
import { card, find, mends, show } from "./marks.js";
import { press } from "./press.js";
import { difference, Revisions } from "./revisions.js";
import { frame, look } from "./style.js";
import { told } from "./told.js";

// What a button of the panel may ask for, by the findings it names.
const ASKED = { ppJump: "jump", ppMend: "mend", ppHere: "here", ppBrand: "brand", ppAgain: "again" };
const REST = 1200; // ms without a key after which what stands under the text is drawn anew
const COMPOSED = 100; // ms the text needs to be whole once an input method has written it
const RESTED = 200; // the same where Python was told of the text because one rests
const LEAVING = 5000; // ms a screen may take to go once a link of the app was followed

const REFOCUS = 50; // times a focus that was taken away is asked back, 20 ms apart

// What the last editor held when its screen was left: Python may not have received the end of it.
let left = null;

class Editor {
  constructor(parent) {
    this.uid = crypto.randomUUID?.() ?? `${Math.random()}${performance.now()}`; // no UUID where the page is plain http
    this.revisions = new Revisions();
    this.courier = new Courier(
      () => this.post(),
      (late) => this.worried(late),
      () => press(".st-key-draft_wake button"),
      () => this.asker.isOpen,
    );
    this.asker = new Asker(
      () => ({ revisions: this.revisions, rev: this.revisions.now, text: this.view.state.doc.toString() }),
      (asked, said) => this.view.compositionStarted || this.said(asked, said),
      () => this.courier.hurry(),
    );
    this.latest = 0; // the revision of which something was said last
    this.stays = 0; // when the screen stands again for sure, after a link was followed
    this.session = null; // the memory of Python that knows this text
    this.set = null; // the last replacement applied
    this.settings = new Compartment();
    this.configured = "";
    this.build(parent);
    this.listener = (event) => this.pressed(event);
    document.addEventListener("click", this.listener, true);
    this.leaving = () => this.courier.hurry();
    window.addEventListener("pagehide", this.leaving);
    document.addEventListener("visibilitychange", this.leaving);
    this.closing = (event) => this.isLate && event.preventDefault(); // the browser asks whether one means it
    window.addEventListener("beforeunload", this.closing);
  }

  build(parent) {
    this.box = element("div", "pp-editor");
    const style = element("style", "", frame);
    this.name = element("span", "pp-name");
    this.name.id = "pp-name";
    const around = element("div", "pp-frame");
    this.foot = element("div", "pp-foot");
    this.keys = element("span", "pp-keys");
    this.late = element("span", "pp-late");
    this.late.setAttribute("role", "status");
    this.undo = this.button(undo);
    this.redo = this.button(redo);
    this.foot.append(this.undo, this.redo, this.keys, this.late);
    this.box.append(style, this.name, around, this.foot);
    parent.append(this.box);
    this.view = new EditorView({ parent: around, root: around.getRootNode(), state: this.state("") });
  }

  button(command) {
    const made = element("button", "pp-act");
    made.type = "button";
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps the focus
    made.addEventListener("click", () => command(this.view));
    return made;
  }

  state(doc) {
    return EditorState.create({
      doc,
      extensions: [
        history(),
        drawSelection(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        keymap.of([
          ...lintKeymap,
          { key: "F8", shift: previousDiagnostic, run: nextDiagnostic },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        this.settings.of(this.configuration ?? []),
        look,
        EditorView.updateListener.of((update) => this.updated(update)),
        EditorView.domEventHandlers({
          blur: (event) => this.blurred(event),
          compositionend: () => this.composing(),
        }),
      ],
    });
  }

  // Called with each answer of Python.
  update({ data: bytes, setStateValue, setTriggerValue }) {
    const data = told(bytes);
    this.setStateValue = setStateValue;
    this.setTriggerValue = setTriggerValue;
    this.composed(() => this.adapt(data));
    if (data.uid === this.uid && data.session === this.session) this.courier.answered(data.ack, this.revisions.now);
  }

  // What an input method is about to write is broken by whatever is drawn into it: it waits; only the last such thing counts.
  composed(then) {
    if (this.view.compositionStarted) this.waiting = then;
    else {
      this.waiting = null;
      then();
    }
  }

  composing() {
    setTimeout(() => {
      if (this.waiting) this.composed(this.waiting);
      this.asker.changed();
    }, COMPOSED);
  }

  adapt(data) {
    this.configure(data.words, data.language);
    this.asker.open(data.way);
    this.adopt(data);
    if (data.uid === this.uid && data.ack < this.latest) this.asker.changed(); // more is known, but of what it was for
    else {
      this.mark(data);
      tell(this, data.panel ?? null);
    }
    this.rest(data.stamp);
    if (data.uid === this.uid) this.revisions.forget(data.ack);
  }

  configure(words, language) {
    const configured = JSON.stringify([words, language]);
    if (configured === this.configured) return;
    this.configured = configured;
    this.words = words;
    this.name.textContent = words.label;
    this.keys.textContent = words.keys;
    this.undo.textContent = words.undo;
    this.redo.textContent = words.redo;
    const attributes = { "aria-labelledby": "pp-name", "aria-multiline": "true", spellcheck: "true", dir: "auto" };
    if (language) attributes.lang = language;
    this.configuration = [
      placeholder(words.placeholder),
      EditorView.contentAttributes.of(attributes),
      EditorState.phrases.of(words.phrases),
    ];
    this.view.dispatch({ effects: this.settings.reconfigure(this.configuration) });
  }

  // Takes the text that Python holds, where it is newer than this one; what was typed meanwhile stays.
  adopt({ session, set, uid, ack, greet }) {
    if (this.session !== session) {
      const unknown = this.session !== null && this.view.state.doc.length > 0;
      this.session = session;
      this.set = set.id; // where another process answers, which has never seen this text, in the place of its own
      if (unknown) return this.introduce();
      this.view.setState(this.state(set.text));
      this.revisions = new Revisions();
      this.latest = 0;
      if (greet) this.painted(() => this.introduce());
      if (set.pending) this.introduce();
      else if (left?.session === session && left.uid === uid && left.rev > ack) this.write(set.text, left.text);
      return;
    }
    if (set.pending && set.id !== this.set) this.replace(set);
  }

  replace(set) {
    const { doc } = this.view.state;
    // Python that has not heard of this editor yet speaks of the text that it began with.
    const asked = this.revisions.replacement(set, set.uid === this.uid ? set.base : 0, doc);
    this.set = set.id;
    if (asked) {
      const { changes, rest } = asked;
      this.view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.replace" });
      this.revisions.replaced(set, rest);
    }
    this.introduce();
  }

  // The rest of the screen is drawn for the asking: not before this is seen, and the browser at rest.
  painted(then) {
    const later = window.requestIdleCallback ?? setTimeout;
    requestAnimationFrame(() => later(() => this.view.dom.isConnected && then()));
  }

  write(before, text) {
    this.view.dispatch({ changes: difference(before, text) });
  }

  // Tells Python of the text as it is, changed or not.
  introduce() {
    this.revisions.record(this.view.state.doc, this.view.state.changes());
    this.courier.changed();
    this.courier.flush();
  }

  mark({ uid, ack, set, marks, stamp }) {
    if (set.pending || stamp === this.marked) return;
    const { doc } = this.view.state;
    const known = uid === this.uid && this.revisions.knows(ack);
    if (!known && (doc.length !== set.text.length || doc.toString() !== set.text)) return;
    const since = known ? this.revisions.since(ack, doc) : this.revisions.since(this.revisions.now, doc);
    this.marked = stamp;
    this.show(marks, since);
  }

  // Marks that stand as they are told are left alone, with what is open of them.
  show(marks, since) {
    const { doc } = this.view.state;
    const told = JSON.stringify(marks);
    if (this.shown?.doc === doc && this.shown.told === told) return;
    this.shown = { doc, told };
    show(this.view, marks, since, (mark) => card(mark, this.words, (what, mark) => this.act(what, mark)));
  }

  // What is said of a revision came by the short way.
  said({ revisions, rev }, { marks, panel }) {
    if (revisions !== this.revisions || rev < this.latest || !revisions.knows(rev)) return this.asker.changed();
    this.latest = rev;
    this.marked = null; // whatever Python says next is shown
    this.show(marks, revisions.since(rev, this.view.state.doc));
    tell(this, panel);
  }

  // What stands under the text speaks of the text as it was when it was drawn: it is drawn anew once one pauses.
  rest(stamp) {
    const drawn = this.stamp;
    this.stamp = stamp;
    if (drawn !== undefined && drawn !== stamp) this.plan();
  }

  plan() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = null;
      // Streamlit shows nothing at all where a part of a screen is asked for while another screen comes.
      if (!connected() || performance.now() < this.stays) return this.plan();
      press(".st-key-draft_rest button");
    }, this.asker.isOpen ? RESTED : REST);
  }

  updated(update) {
    if (!update.docChanged) return;
    clearTimeout(this.pause); // until Python was told of this too
    this.revisions.record(update.startState.doc, update.changes);
    this.courier.changed();
    this.asker.changed();
  }

  blurred(event) {
    this.courier.hurry();
    if (!connected() && !event.relatedTarget) this.refocus(REFOCUS);
  }

  // Where the server goes away Streamlit hides the element for an instant: the writer's keys must still find the text.
  refocus(tries) {
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    this.view.focus();
    if (!this.view.hasFocus && tries) setTimeout(() => this.refocus(tries - 1), 20);
  }

  post() {
    const rev = this.revisions.now;
    this.setStateValue("doc", { uid: this.uid, rev, set: this.set, text: this.view.state.doc.toString() });
    return rev;
  }

  act(what, mark) {
    this.view.focus();
    if (what === "mend") this.mend([mark.i]);
    else this.trigger(what, [mark.i]);
  }

  // Asks Python for something, of the text as it is.
  trigger(what, findings) {
    this.courier.hurry();
    this.setTriggerValue("act", { what, findings });
  }

  // Makes the safe changes of these marks, as one step to undo; what was edited meanwhile is left as it is.
  mend(names) {
    const changes = mends(this.view, new Set(names));
    if (changes.length)
      this.view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.replace" });
  }

  // A link would overtake the text on its way, and Streamlit forgets what the screen that is left had still to hear.
  held(event) {
    const link = event.composedPath().find((node) => node.href && node.target !== "_blank");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    this.stays = performance.now() + LEAVING;
    if (link === this.followed) return false;
    if (this.courier.acknowledged >= this.revisions.now) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.courier.received(this.revisions.now, () => {
      this.followed = link;
      link.click();
      this.followed = null;
    });
    return true;
  }

  // A button of the panel: it leads to the place it speaks of, mends it, or has it ignored.
  pressed(event) {
    if (this.held(event)) return;
    // What a person presses may be about the text as it is.
    if (event.isTrusted && !event.composedPath().includes(this.box)) this.courier.hurry();
    const asked = (node) => Object.keys(ASKED).find((name) => node.dataset?.[name]);
    const button = event.composedPath().find(asked);
    if (!button) return;
    event.preventDefault();
    const what = ASKED[asked(button)];
    const findings = button.dataset[asked(button)].split(" ");
    if (what === "mend") this.mend(findings);
    else if (what === "jump") this.jump(findings[0]);
    else {
      this.view.focus(); // the button is about to go
      this.trigger(what, findings);
    }
  }

  jump(name) {
    const place = find(this.view, name);
    if (!place) return;
    this.view.dispatch({
      selection: { anchor: place.from, head: place.to },
      effects: EditorView.scrollIntoView(place.from, { y: "center" }),
    });
    this.view.dom.scrollIntoView({ block: "nearest" });
    this.view.focus();
  }

  worried(late) {
    this.isLate = late;
    const said = late ? (this.words?.late ?? "") : "";
    if (this.late.textContent !== said) this.late.textContent = said;
  }

  destroy() {
    document.removeEventListener("click", this.listener, true);
    window.removeEventListener("pagehide", this.leaving);
    document.removeEventListener("visibilitychange", this.leaving);
    window.removeEventListener("beforeunload", this.closing);
    const { session, uid } = this;
    left = { session, uid, rev: this.revisions.now, text: this.view.state.doc.toString() };
    this.courier.stop();
    clearTimeout(this.pause);
    this.asker.stop();
    leave(this);
    this.view.destroy();
    this.box.remove();
  }
}

const editors = new WeakMap();

export default function (component) {
  const parent = component.parentElement;
  let editor = editors.get(parent);
  if (!editor) {
    editor = new Editor(parent);
    editors.set(parent, editor);
  }
  editor.update(component);
  // Streamlit also calls this where the element stays (a newer drawing overtook this one): the text must live on.
  return () =>
    setTimeout(() => {
      if ((parent.host ?? parent).isConnected || editors.get(parent) !== editor) return;
      editors.delete(parent);
      editor.destroy();
    }, 0);
}
