import type { Role } from "../lines.js";
import { type Fields, Refused, line, list } from "../shape.js";
import { number, readAccount, readPlan } from "./account.js";
import { connect, search } from "./connect.js";
import { Token } from "./token.js";
import { Watch } from "./watch.js";

const watches = new Map<string, Watch>();

/** Watches a mailbox from now on; one that was being watched is watched anew, with what is given now. */
async function watch(request: Fields): Promise<Fields> {
  const account = readAccount(request);
  const plan = readPlan(request);
  watches.get(account.mailbox)?.stop();
  const begun = new Watch(account, plan);
  watches.set(account.mailbox, begun);
  return { uidValidity: await begun.start() };
}

async function unwatch(request: Fields): Promise<Fields> {
  const mailbox = line(request.mailbox, "mailbox");
  watches.get(mailbox)?.stop();
  return { watched: watches.delete(mailbox) };
}

/** The host has kept these messages for good. */
async function stored(request: Fields): Promise<Fields> {
  const most = Number.MAX_SAFE_INTEGER;
  const uids = list(request.uids, "uids").map((uid) => number(uid, "uids", 1, most));
  const watching = watches.get(line(request.mailbox, "mailbox"));
  if (!watching) throw new Refused("this mailbox is not being watched");
  await watching.stored(number(request.uidValidity, "uidValidity", 1, most), uids);
  return {};
}

/** Tries an account: connects, opens the folder for reading only and counts. */
async function check(request: Fields): Promise<Fields> {
  const account = readAccount(request);
  const client = await connect(account, account.oauth && new Token(account, account.oauth), true);
  try {
    const unseen = await search(client, { seen: false });
    return { messages: client.mailbox ? client.mailbox.exists : 0, unseen: unseen.length, idle: client.capabilities.has("IDLE") };
  } finally {
    client.close();
  }
}

function end(): void {
  for (const watching of watches.values()) watching.stop();
}

const role: Role = { kinds: { watch, unwatch, stored, check }, end };
export default role;
