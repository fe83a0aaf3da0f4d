// Asks what is to be said of the text a moment after a key, by the short way: no screen is drawn for it. The session
// receives the text once one rests; where the short way is closed, at once.
const ADDRESS = "./porteplume/said";
const PAUSE = 40; // ms after a change: a burst of keys is one question
const LONGEST = 200; // ms a change waits while one goes on typing
const PATIENCE = 3000; // ms an answer may take
const TRIES = 3; // questions in a row without an answer after which the short way is taken no more

export class Asker {
  constructor(read, take, closed) {
    this.read = read; // () -> the text and whatever is to come back with what is said of it
    this.take = take; // (what was read, what is said)
    this.closed = closed; // () -> the text is to take the long way
    this.way = null; // the secret of the way, null where there is none
    this.failures = 0;
    this.since = null;
  }

  get isOpen() {
    return this.way !== null && this.failures < TRIES;
  }

  open(way) {
    this.way = way ?? null;
  }

  changed() {
    if (!this.isOpen) return;
    this.since ??= performance.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), Math.max(0, Math.min(PAUSE, LONGEST - (performance.now() - this.since))));
  }

  // One question is underway at a time; what changes meanwhile is asked about next.
  async ask() {
    if (this.underway || this.since === null || !this.isOpen) return;
    this.underway = true;
    this.since = null;
    const asked = this.read();
    const said = await this.answer(asked.text);
    this.underway = false;
    if (this.stopped) return;
    if (said) this.take(asked, said);
    else this.closed();
    if (this.since !== null) this.ask();
  }

  // What is said of a text; null where the way is closed to it.
  async answer(text) {
    try {
      const answered = await fetch(new URL(ADDRESS, document.baseURI), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ way: this.way, text }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answered.ok) {
        const said = await answered.json();
        this.failures = 0;
        return said;
      }
    } catch {
      // the server is away, or slow: the long way has its own patience
    }
    this.failures += 1;
    this.way = null; // until Python names it again
    return null;
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
