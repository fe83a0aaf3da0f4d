// The revisions of the text in this browser: what leads from each to the next, so that an answer about an older one
// still finds its places, and a replacement made from an older one keeps what was typed meanwhile.
import { ChangeSet } from "@codemirror/state";

export class Revisions {
  constructor() {
    this.now = 0;
    this.first = 0; // the oldest revision still known
    this.steps = []; // steps[i] leads from revision first + i to the next
    this.applied = new Map(); // replacement -> the revision that it made
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

  // What was answered is not asked about again.
  forget(revision) {
    const known = Math.min(revision, this.now) - this.first;
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
