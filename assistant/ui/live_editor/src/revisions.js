// The revisions of the text in this browser: what leads from each to the next, so that an answer about an older one
// still finds its places, and a replacement made from an older one keeps what was typed meanwhile.
import { ChangeSet } from "@codemirror/state";

export class Revisions {
  constructor() {
    this.now = 0;
    this.first = 0; // the oldest revision still known
    this.steps = []; // steps[i] leads from revision first + i to the next
    this.applied = new Map(); // replacement -> its text, the revision it made, and what leads from the one to the other
  }

  record(before, changes) {
    this.steps.push({ before, changes });
    this.now += 1;
  }

  knows(revision) {
    return revision >= this.first && revision <= this.now;
  }

  // The text as it was at a revision.
  textAt(revision, current) {
    return revision === this.now ? current : this.steps[revision - this.first].before;
  }

  // All that changed since a revision, as one.
  since(revision, current) {
    const steps = this.steps.slice(revision - this.first);
    if (!steps.length) return ChangeSet.empty(current.length);
    return steps.map((step) => step.changes).reduce((all, next) => all.compose(next));
  }

  // The changes that a replacement asks for here: what was typed since the text it was made from stays.
  // Null where that text is no longer known.
  replacement({ over, text }, base, current) {
    const last = this.applied.get(over.findLast((id) => this.applied.has(id)));
    if (!last && !this.knows(base)) return null;
    const before = last ? last.text : this.textAt(base, current).toString();
    const typed = last ? last.rest.compose(this.since(last.revision, current)) : this.since(base, current);
    const wanted = ChangeSet.of(difference(before, text), before.length);
    return { changes: wanted.map(typed), rest: typed.map(wanted, true) };
  }

  // To be called once the changes of a replacement are made.
  replaced({ id, text }, rest) {
    this.applied.clear(); // the next one is made from this one, or from a revision
    this.applied.set(id, { text, rest, revision: this.now });
  }

  // What was answered is not asked about again.
  forget(revision) {
    const [last] = this.applied.values();
    const known = Math.min(revision, last?.revision ?? this.now, this.now) - this.first;
    if (known <= 0) return;
    this.steps.splice(0, known);
    this.first += known;
  }
}

// The smallest single change that makes one text of another.
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
