// The revisions of the live editor: `node --test tests/ui/revisions.test.mjs`. Many random histories, the same each time.
import assert from "node:assert/strict";
import test from "node:test";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const folder = new URL("../../assistant/ui/live_editor/", import.meta.url);
const { resolve } = createRequire(new URL("package.json", folder));
const state = pathToFileURL(resolve("@codemirror/state").replace(/\.cjs$/, ".js"));
const { ChangeSet, Text } = await import(state);
const { Revisions } = await import(new URL("src/revisions.js", folder));

class Draft {
  constructor(text) {
    this.doc = Text.of(text.split("\n"));
    this.revisions = new Revisions();
  }

  change(from, to, insert) {
    const changes = ChangeSet.of({ from, to, insert }, this.doc.length);
    this.apply(changes);
  }

  apply(changes) {
    this.revisions.record(this.doc, changes);
    this.doc = changes.apply(this.doc);
  }

  replace(set) {
    const asked = this.revisions.replacement(set, set.base, this.doc);
    this.apply(asked.changes);
    this.revisions.replaced(set, asked.rest);
  }

  get text() {
    return this.doc.toString();
  }
}

test("a replacement keeps what was typed since its base", () => {
  const draft = new Draft("un deux trois");
  draft.change(13, 13, " quatre");
  draft.replace({ id: "a", text: "UN deux trois", base: 0, over: [] });
  assert.equal(draft.text, "UN deux trois quatre");
});

test("a second replacement is made from the first one, with what was typed around both", () => {
  const draft = new Draft("un deux trois");
  draft.change(13, 13, " quatre");
  draft.replace({ id: "a", text: "UN deux trois", base: 0, over: [] });
  draft.change(draft.doc.length, draft.doc.length, " cinq");
  draft.replace({ id: "b", text: "UN DEUX trois", base: 0, over: ["a"] });
  assert.equal(draft.text, "UN DEUX trois quatre cinq");
});

test("a replacement that never arrived is passed over", () => {
  const draft = new Draft("un");
  draft.change(2, 2, " deux");
  draft.replace({ id: "b", text: "UN", base: 0, over: ["lost"] });
  assert.equal(draft.text, "UN deux");
});

test("the place of a mark follows what is typed, and what was answered is forgotten", () => {
  const draft = new Draft("abc def");
  draft.change(0, 0, "xx ");
  draft.change(0, 3, "");
  draft.change(0, 0, "🎉 ");
  assert.equal(draft.revisions.since(0, draft.doc).mapPos(4, 1), 7);
  draft.revisions.forget(2);
  assert.equal(draft.revisions.knows(1), false);
  assert.equal(draft.revisions.since(2, draft.doc).mapPos(4, 1), 7);
  assert.equal(draft.revisions.textAt(2, draft.doc).toString(), "abc def");
});

test("no word typed is ever lost, in a thousand histories", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 1000; round += 1) {
    const draft = new Draft("début milieu fin");
    const typed = [];
    let known = { text: draft.text, rev: 0 };
    let over = [];
    for (let step = 0; step < 8; step += 1) {
      const kind = random(3);
      if (kind === 0) {
        const word = `w${step}`;
        const at = random(draft.doc.length + 1);
        draft.change(at, at, word);
        typed.push(word);
      } else if (kind === 1) {
        const id = `p${step}`;
        const text = `${known.text} r${step}`;
        draft.replace({ id, text, base: known.rev, over });
        over = [...over, id];
        known = { ...known, text };
      } else {
        known = { text: draft.text, rev: draft.revisions.now };
        over = [];
      }
    }
    // Words may stand inside one another: taken out from the last typed to the first, each must be found whole.
    let left = draft.text;
    for (const word of typed.reverse()) {
      assert.ok(left.includes(word), `${word} is lost in ${draft.text}`);
      left = left.replace(word, "");
    }
  }
});
