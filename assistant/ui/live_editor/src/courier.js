// Carries the text to Python: a moment after a change, one message on its way at a time, none lost.
const PAUSE = 40; // ms after a change: a burst of keys is one message
const LONGEST = 300; // ms a change waits while one goes on typing
const REST = 1000; // the same where what is said of the text comes by the short way
const LONGEST_REST = 3000;
const PATIENCE = 5000; // ms after which a message that nobody answered is sent again
const AGAIN = 500; // ms between two looks whether the server is back
const WORRY = 4000; // ms after which the writer is told that the text has not been received

// While the server is away Streamlit answers a message with a window that takes the keys from the writer.
export function connected() {
  const app = document.querySelector("[data-test-connection-state]");
  return !app || app.dataset.testConnectionState === "CONNECTED";
}

export class Courier {
  constructor(send, tell, wake, isShort) {
    this.send = send; // () -> the revision that was sent
    this.isShort = isShort; // () -> whether nobody waits for the answer to a message
    this.wake = wake; // () -> has the whole screen drawn, which no message of this element asks for
    this.tell = tell; // (late: boolean) -> shown beside the text
    this.acknowledged = 0;
    this.underway = null;
    this.sentAt = 0;
    this.waitingSince = null;
    this.timer = null;
    this.worry = null;
    this.after = null; // what is done once all is received
    this.late = null;
  }

  // Calls `then` once all that was typed is received: at once where it is, else at the latest after a while.
  // The last call counts: what an earlier one waits to do is forgotten.
  received(current, then) {
    this.forget();
    if (this.acknowledged >= current || !connected()) return then();
    this.after = () => {
      this.forget();
      then();
    };
    this.late = setTimeout(this.after, PATIENCE);
    this.hurry();
  }

  forget() {
    clearTimeout(this.late);
    this.after = null;
  }

  changed() {
    this.waitingSince ??= performance.now();
    const [pause, longest] = this.isShort() ? [REST, LONGEST_REST] : [PAUSE, LONGEST];
    const left = longest - (performance.now() - this.waitingSince);
    this.plan(Math.max(0, Math.min(pause, left)));
    if (this.worry === null) this.worryAnew();
  }

  worryAnew() {
    clearTimeout(this.worry);
    this.worry = setTimeout(() => this.tell(true), WORRY);
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  // Sends what is waiting; where a message is on its way, waits for its answer.
  flush() {
    if (this.waitingSince === null && this.underway === null) return;
    if (!connected()) return this.plan(AGAIN);
    const silent = performance.now() - this.sentAt;
    if (this.underway !== null && silent < PATIENCE) return this.plan(PATIENCE - silent);
    // A server that was started anew knows no part of the screen before it has drawn the whole.
    if (this.underway !== null) this.wake();
    this.waitingSince = null;
    this.underway = this.send();
    this.sentAt = performance.now();
    this.plan(PATIENCE);
  }

  // Sends what is waiting at once: the page may be about to go.
  hurry() {
    if (this.waitingSince === null) return;
    this.underway = null;
    this.flush();
  }

  answered(revision, current) {
    if (revision > this.acknowledged && this.worry !== null) this.worryAnew();
    this.acknowledged = revision;
    if (this.underway !== null && revision >= this.underway) {
      this.underway = null;
      clearTimeout(this.timer);
    }
    if (revision >= current) {
      clearTimeout(this.worry);
      this.worry = null;
      this.waitingSince = null;
      this.tell(false);
      this.after?.();
    } else if (this.underway === null) {
      this.waitingSince ??= performance.now();
      if (this.isShort() && !this.after) return this.changed();
      this.plan(0);
    }
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.worry);
    this.forget();
  }
}
