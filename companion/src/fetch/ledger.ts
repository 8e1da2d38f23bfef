/** At most so many mails of a mailbox are with the host at once. */
export const mostOut = 64;

/**
 * What of a mailbox is waiting, with the host, and done. Tells how far everything is done, which is from where to go
 * on after a restart: not simply the highest number stored, for the host may finish them in any order.
 */
export class Ledger {
  private waiting: number[] = [];
  private readonly taken: { uid: number; done: boolean }[] = [];
  private readonly out = new Set<number>();
  private known: number;
  /** While set, unread mail of old is being taken in; only when all of it is done does this become the position. */
  private goal: number | undefined;

  private constructor(lastUid: number, goal: number | undefined) {
    this.known = goal ?? lastUid;
    this.goal = goal;
  }

  /** Everything after `lastUid`, whatever its flags. */
  static after(lastUid: number): Ledger {
    return new Ledger(lastUid, undefined);
  }

  /** The unread messages of a mailbox never watched before, whose last is `last`; from then on everything. */
  static unread(uids: number[], last: number): Ledger {
    const ledger = new Ledger(0, last);
    ledger.waiting = [...uids].sort((a, b) => a - b);
    return ledger;
  }

  /** The highest number heard of. */
  get last(): number {
    return this.known;
  }

  get isFull(): boolean {
    return this.out.size >= mostOut;
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  add(uids: number[]): void {
    const fresh = uids.filter((uid) => uid > this.known).sort((a, b) => a - b);
    this.waiting.push(...fresh);
    this.known = fresh.at(-1) ?? this.known;
  }

  /** The next ones to fetch, as many as may go out. */
  next(): number[] {
    return this.waiting.slice(0, mostOut - this.out.size);
  }

  handOut(uid: number): void {
    this.leave(uid);
    this.out.add(uid);
    this.taken.push({ uid, done: false });
  }

  /** Gone, or not to be had: nothing is to be waited for. */
  pass(uid: number): void {
    this.leave(uid);
    this.taken.push({ uid, done: true });
  }

  stored(uid: number): void {
    this.out.delete(uid);
    const held = this.taken.find((one) => one.uid === uid);
    if (held) held.done = true;
  }

  /** Up to where everything is done, where that is further than when last asked. */
  progress(): number | undefined {
    let reached: number | undefined;
    while (this.taken[0]?.done) reached = this.taken.shift()?.uid;
    if (this.goal === undefined) return reached;
    if (this.taken.some((one) => one.uid <= (this.goal ?? 0)) || this.waiting.some((uid) => uid <= (this.goal ?? 0))) return undefined;
    const goal = this.goal;
    this.goal = undefined;
    return Math.max(goal, reached ?? 0);
  }

  private leave(uid: number): void {
    const at = this.waiting.indexOf(uid);
    if (at >= 0) this.waiting.splice(at, 1);
  }
}
