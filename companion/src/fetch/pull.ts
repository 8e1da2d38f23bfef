import { join } from "node:path";
import type { ImapFlow } from "imapflow";
import { Failed } from "../failure.js";
import { say } from "../lines.js";
import type { Account, Plan } from "./account.js";
import { search } from "./connect.js";
import { keep, settle } from "./file.js";
import type { Ledger } from "./ledger.js";

type Found = { uid: number; size: number; receivedAt: string | null };
type Written = { uid: number; path: string; bytes: number };

/** How often a message may bring down what fetches it before it is left alone. */
const patience = 3;

/** Brings the messages of one folder over, as long as the host takes them. */
export class Pull {
  /** Messages that did not come, and how often. They are fetched one by one, so that they do not hold up the others. */
  private readonly trouble = new Map<number, number>();

  constructor(private readonly account: Account, private readonly plan: Plan) {}

  /** Fetches what may go out now. Throws when the connection, or the disk, does not bear it. */
  async run(client: ImapFlow, uidValidity: number, ledger: Ledger): Promise<void> {
    while (ledger.isWaiting && !ledger.isFull) {
      const wanted = ledger.next();
      const found = await this.sizes(client, wanted);
      await this.passVanished(client, uidValidity, ledger, wanted.filter((uid) => !found.has(uid)));
      const fit = [...found.values()].filter((one) => this.isFit(one, uidValidity, ledger));
      await this.bring(client, uidValidity, ledger, fit.filter(({ uid }) => !this.trouble.has(uid)));
      for (const one of fit.filter(({ uid }) => this.trouble.has(uid))) {
        this.trouble.set(one.uid, (this.trouble.get(one.uid) ?? 0) + 1);
        await this.bring(client, uidValidity, ledger, [one]);
      }
    }
  }

  private async sizes(client: ImapFlow, uids: number[]): Promise<Map<number, Found>> {
    const found = new Map<number, Found>();
    for await (const { uid, size, internalDate } of client.fetch(uids.join(","), { uid: true, size: true, internalDate: true }, { uid: true })) {
      const date = internalDate ? new Date(internalDate) : undefined;
      const receivedAt = date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
      if (uids.includes(uid)) found.set(uid, { uid, size: size ?? 0, receivedAt });
    }
    return found;
  }

  /** Gone between search and fetch: deleted or moved by somebody else. What is there all the same is trouble. */
  private async passVanished(client: ImapFlow, uidValidity: number, ledger: Ledger, missing: number[]): Promise<void> {
    if (missing.length === 0) return;
    const left = new Set(await search(client, { uid: missing.join(",") }));
    for (const uid of missing) {
      const times = (this.trouble.get(uid) ?? 0) + 1;
      this.trouble.set(uid, times);
      if (!left.has(uid)) ledger.pass(uid);
      else if (times >= patience) this.skip({ uid, size: 0 }, uidValidity, ledger, "unreadable");
    }
  }

  private isFit(one: Found, uidValidity: number, ledger: Ledger): boolean {
    const isTooLarge = one.size > this.plan.mostBytes;
    if (!isTooLarge && (this.trouble.get(one.uid) ?? 0) < patience) return true;
    this.skip(one, uidValidity, ledger, isTooLarge ? "tooLarge" : "unreadable");
    return false;
  }

  private skip({ uid, size }: { uid: number; size: number }, uidValidity: number, ledger: Ledger, reason: string): void {
    ledger.pass(uid);
    say({ kind: "skipped", mailbox: this.account.mailbox, uidValidity, uid, bytes: size, reason });
  }

  /** Fetches a range at once; what of it does not come is trouble. */
  private async bring(client: ImapFlow, uidValidity: number, ledger: Ledger, batch: Found[]): Promise<void> {
    if (batch.length === 0) return;
    const written: Written[] = [];
    let failure: unknown;
    try {
      await this.write(client, uidValidity, batch, written);
    } catch (error) {
      failure = error;
    }
    // Also what came before it broke off is whole.
    if (written[0]) await settle(written[0].path);
    for (const { uid, path, bytes } of written) {
      ledger.handOut(uid);
      this.trouble.delete(uid);
      const receivedAt = batch.find((one) => one.uid === uid)?.receivedAt ?? null;
      say({ kind: "mail", mailbox: this.account.mailbox, uidValidity, uid, path, bytes, receivedAt });
    }
    const come = new Set(written.map(({ uid }) => uid));
    for (const { uid } of batch) if (!come.has(uid) && !this.trouble.has(uid)) this.trouble.set(uid, 0);
    if (!client.usable || isOfTheDisk(failure)) throw failure ?? new Failed("ECONNECTION", "the connection was closed", false);
  }

  private async write(client: ImapFlow, uidValidity: number, batch: Found[], written: Written[]): Promise<void> {
    const wanted = new Set(batch.map(({ uid }) => uid));
    for await (const { uid, source } of client.fetch([...wanted].join(","), { uid: true, source: true }, { uid: true })) {
      if (!source || !wanted.delete(uid)) continue;
      const path = join(this.plan.directory, `${fileName(this.account.mailbox)}-${uidValidity}-${uid}.eml`);
      await keep(path, source);
      written.push({ uid, path, bytes: source.length });
    }
  }
}

/** A mailbox is named by the host; the name of a file is ours. */
function fileName(mailbox: string): string {
  return mailbox.replace(/[^A-Za-z0-9-]/g, "_").slice(0, 64);
}

function isOfTheDisk(error: unknown): boolean {
  const { syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof syscall === "string" && typeof path === "string";
}
