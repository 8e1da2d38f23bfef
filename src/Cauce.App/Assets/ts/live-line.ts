/** What comes down the line: a Turbo stream, or the news that some may have been missed. */
export type Word = { stream: string } | { missed: true };
type Hear = (word: Word) => void;

const lines = new Map<string, Line>();

/**
 * Listens to an event source that all tabs of this browser share: HTTP/1.1 allows six connections per host.
 * The tab that holds the lock keeps the connection and tells the others. Returns the way to stop.
 */
export function listen(url: string, hear: Hear): () => void {
  let line = lines.get(url);
  if (!line) lines.set(url, (line = new Line(url, () => lines.delete(url))));
  return line.add(hear);
}

class Line {
  #hearers = new Set<Hear>();
  #channel: BroadcastChannel | undefined;
  #stopped = new AbortController();
  #closing: number | undefined;

  constructor(private readonly url: string, private readonly gone: () => void) {
    if ("BroadcastChannel" in window) this.#channel = new BroadcastChannel(`cauce:${url}`);
    this.#channel?.addEventListener("message", (event: MessageEvent<Word>) => this.#hear(event.data));
    void this.#lead();
  }

  add(hear: Hear): () => void {
    clearTimeout(this.#closing);
    this.#hearers.add(hear);
    return () => {
      this.#hearers.delete(hear);
      // A visit replaces the body within this time; the connection outlives it.
      if (this.#hearers.size === 0) this.#closing = window.setTimeout(() => this.#close(), 2000);
    };
  }

  async #lead() {
    // Locks need a secure context and a channel to tell the others: without them each tab connects by itself.
    if (!navigator.locks || !this.#channel) return this.#connect(false);
    const asked = performance.now();
    const signal = this.#stopped.signal;
    await navigator.locks.request(`cauce:${this.url}`, { signal }, () => {
      this.#connect(performance.now() - asked > 1000);
      return new Promise<void>((done) => signal.addEventListener("abort", () => done()));
    }).catch(() => undefined);
  }

  /** @param late whether another tab held the connection before, so that words between the two may be lost */
  #connect(late: boolean, attempt = 0) {
    if (this.#stopped.signal.aborted) return;
    const source = new EventSource(this.url);
    const stop = () => source.close();
    this.#stopped.signal.addEventListener("abort", stop);
    let broken = late;
    source.addEventListener("open", () => {
      attempt = 0;
      if (broken) this.#tell({ missed: true });
      broken = false;
    });
    source.addEventListener("message", (event: MessageEvent<string>) => this.#tell({ stream: event.data }));
    source.addEventListener("error", () => {
      broken = true;
      if (source.readyState !== EventSource.CLOSED) return;
      // Refused outright (a restart, an expired session): the browser gives up, so ask again, ever more slowly.
      this.#stopped.signal.removeEventListener("abort", stop);
      window.setTimeout(() => this.#connect(true, attempt + 1), Math.min(60_000, 2000 * 2 ** attempt));
    });
  }

  #tell(word: Word) {
    this.#hear(word);
    this.#channel?.postMessage(word);
  }

  #hear(word: Word) {
    for (const hear of this.#hearers) hear(word);
  }

  #close() {
    this.#stopped.abort();
    this.#channel?.close();
    this.gone();
  }
}
