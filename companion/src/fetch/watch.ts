import type { ImapFlow } from "imapflow";
import { Failed } from "../failure.js";
import { say } from "../lines.js";
import type { Account, Plan } from "./account.js";
import { connect, failureOf, search } from "./connect.js";
import { Ledger } from "./ledger.js";
import { Pull } from "./pull.js";
import { Token } from "./token.js";

/** A connection that held this long was a good one: after it the next attempt is made at once. */
const goodFor = 60_000;
const longestRetry = 300_000;
/** How long a person's mistake may go unmended between attempts: many of them lock an account. */
const longestRefusal = 900_000;

/** Watches one folder until told otherwise: takes what comes, waits for more, and connects again as often as needed. */
export class Watch {
  private readonly pull: Pull;
  private readonly token: Token | undefined;
  private ledger: Ledger | undefined;
  private uidValidity: number | null;
  private client: ImapFlow | undefined;
  private readonly toMark = new Set<number>();
  private marked: (() => void)[] = [];
  private stopped = false;
  private signal = false;
  private wake: () => void = () => {};
  private halt: () => void = () => {};
  private failures = 0;

  constructor(private readonly account: Account, private readonly plan: Plan) {
    this.uidValidity = plan.uidValidity;
    this.token = account.oauth && new Token(account, account.oauth);
    this.pull = new Pull(account, plan);
  }

  /** Resolves after the first connection, rejects after the first attempt that failed; in both cases it goes on. */
  start(): Promise<number> {
    return new Promise((resolve, reject) => void this.run(resolve, reject));
  }

  stop(): void {
    this.stopped = true;
    this.client?.close();
    this.rouse();
    this.halt();
  }

  /** The host has these. They are marked as read, now or with the next connection. */
  async stored(uidValidity: number, uids: number[]): Promise<void> {
    if (uidValidity !== this.uidValidity) return;
    for (const uid of uids) {
      this.ledger?.stored(uid);
      this.toMark.add(uid);
    }
    this.tellPosition();
    this.rouse();
    if (this.client?.usable) await new Promise<void>((resolve) => this.marked.push(resolve));
  }

  private async run(resolve: (uidValidity: number) => void, reject: (failure: Failed) => void): Promise<void> {
    while (!this.stopped) {
      const since = Date.now();
      let failure: Failed | undefined;
      try {
        this.client = await connect(this.account, this.token, false);
        if (this.stopped) break;
        await this.enter(this.client);
        resolve(this.uidValidity ?? 0);
        await this.live(this.client);
      } catch (error) {
        failure = failureOf(error, [this.account.password ?? "", ...(this.token?.secrets ?? [])]);
      }
      const wasConnected = this.client !== undefined;
      this.leave();
      if (this.stopped) break;
      if (failure) reject(failure);
      if (Date.now() - since > goodFor) this.failures = 0;
      const told = failure && { code: failure.code, error: failure.message };
      this.state(wasConnected ? "lost" : "waiting", told ?? { code: "ECONNECTION", error: "the connection was closed" });
      await this.pause(this.delay(failure));
    }
    this.leave();
    reject(new Failed("EUNWATCHED", "the mailbox is not watched any more", false));
  }

  private async enter(client: ImapFlow): Promise<void> {
    const { uidValidity, uidNext } = folderOf(client);
    const isKnown = uidValidity === this.uidValidity;
    if (!this.ledger && isKnown && this.plan.lastUid > 0) this.ledger = Ledger.after(this.plan.lastUid);
    if (!this.ledger || !isKnown) {
      this.toMark.clear();
      const unread = await search(client, { seen: false, deleted: false });
      // Old servers do not tell what comes next.
      const last = uidNext > 0 ? uidNext - 1 : (await search(client, { all: true })).at(-1) ?? 0;
      this.ledger = Ledger.unread(unread, Math.max(last, ...unread.slice(-1)));
    }
    this.uidValidity = uidValidity;
    client.on("exists", () => this.rouse());
    client.on("close", () => this.rouse());
    this.state("connected");
    this.tellPosition();
  }

  private async live(client: ImapFlow): Promise<void> {
    while (!this.stopped && client.usable) {
      this.signal = false;
      await this.mark(client);
      const ledger = this.ledger as Ledger;
      if (!ledger.isFull) {
        // A range that ends in * also gives the last message of old; the ledger knows it.
        ledger.add(await search(client, { uid: `${ledger.last + 1}:*` }));
        await this.pull.run(client, this.uidValidity as number, ledger);
        this.tellPosition();
      }
      if (this.signal || !client.usable) continue;
      const canIdle = client.capabilities.has("IDLE");
      // Where the server has no IDLE this keeps the connection open by NOOP. Ours, because the library waits 15 s first.
      void client.idle().catch(() => {});
      // Now and then it looks all the same: news of a message may get lost.
      await this.attend((canIdle ? Math.max(this.plan.pollSeconds, 300) : this.plan.pollSeconds) * 1_000);
    }
  }

  private async mark(client: ImapFlow): Promise<void> {
    const [uids, waiting] = [[...this.toMark], this.marked];
    this.marked = [];
    try {
      if (uids.length > 0) await client.messageFlagsAdd(uids.join(","), ["\\Seen"], { uid: true });
      for (const uid of uids) this.toMark.delete(uid);
    } finally {
      waiting.forEach((done) => done());
    }
  }

  private tellPosition(): void {
    const lastUid = this.ledger?.progress();
    if (lastUid !== undefined) say({ kind: "position", mailbox: this.account.mailbox, uidValidity: this.uidValidity, lastUid });
  }

  private leave(): void {
    this.client?.close();
    this.client = undefined;
    this.marked.forEach((done) => done());
    this.marked = [];
  }

  private state(state: "connected" | "waiting" | "lost", more: Record<string, string> = {}): void {
    say({ kind: "state", mailbox: this.account.mailbox, state, ...more });
  }

  /** Twice as long after each failure, and never the same for two mailboxes that failed together. */
  private delay(failure: Failed | undefined): number {
    const most = failure?.permanent ? longestRefusal : longestRetry;
    const least = failure?.permanent ? 15 : 1;
    const delay = Math.min(most, this.plan.retrySeconds * 1_000 * least * 2 ** Math.min(this.failures++, 20));
    return delay * (0.75 + Math.random() / 2);
  }

  private rouse(): void {
    this.signal = true;
    this.wake();
  }

  /** Until there is news, or so long. */
  private attend(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Before the next attempt: only the end cuts it short. */
  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.halt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function folderOf(client: ImapFlow): { uidValidity: number; uidNext: number } {
  const folder = client.mailbox;
  if (!folder) throw new Error("no folder is open");
  return { uidValidity: Number(folder.uidValidity), uidNext: Number(folder.uidNext) || 0 };
}
