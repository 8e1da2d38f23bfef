// Stands in for the companion where it must fail in a way that the real one does not: it hangs, it ends, its server is gone.
import { appendFileSync, copyFileSync, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const say = (line) => console.log(JSON.stringify(line));
setInterval(() => say({ kind: "heartbeat" }), 200);

function parse({ id, path }) {
  const raw = readFileSync(path, "utf8");
  if (raw.includes("CUELGA")) for (;;);
  if (raw.includes("REVIENTA")) process.exit(1);
  if (raw.includes("LIMITE")) return say({ id, ok: false, permanent: true, code: "ELIMIT", limit: "parts", error: "too many parts" });
  const [head, ...body] = raw.split("\r\n\r\n");
  const header = (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? null;
  const text = body.join("\r\n\r\n");
  say({ id, ok: true, mail: {
    messageId: header("Message-ID"), references: [], subject: header("Subject") ?? "", text, said: text, quoted: "", headers: {}, attachments: [],
    from: [{ name: "", address: /<(.*)>/.exec(header("From") ?? "")?.[1] ?? header("From") }], sender: [], to: [], cc: [] } });
}

/** Every .eml in `inbox` beside this script is a message; its UID is the number it is named by. */
function watch({ id, mailbox, directory, lastUid }) {
  appendFileSync(join(here, "watched.log"), `${mailbox} ${lastUid}\n`);
  if (existsSync(join(here, "lost"))) {
    say({ id, ok: false, permanent: false, code: "ECONNECTION", error: "nobody there" });
    return;
  }
  say({ id, ok: true, uidValidity: 7 });
  say({ kind: "state", mailbox, state: "connected" });
  for (const name of readdirSync(join(here, "inbox")).sort()) {
    const uid = Number(name.split(".")[0]);
    if (uid <= lastUid) continue;
    const path = join(directory, `${mailbox}-${uid}-${process.pid}.eml`);
    copyFileSync(join(here, "inbox", name), path);
    say({ kind: "mail", mailbox, uidValidity: 7, uid, path, bytes: statSync(path).size, receivedAt: "2026-03-02T08:12:05.000Z" });
  }
  if (existsSync(join(here, "large"))) say({ kind: "skipped", mailbox, uidValidity: 7, uid: 999, bytes: 80000000, reason: "tooLarge" });
}

createInterface({ input: process.stdin }).on("close", () => process.exit(0)).on("line", (line) => {
  const asked = JSON.parse(line);
  if (asked.kind === "parse") parse(asked);
  else if (asked.kind === "watch") watch(asked);
  else if (asked.kind === "stored") {
    appendFileSync(join(here, "stored.log"), asked.uids.join("\n") + "\n");
    say({ kind: "position", mailbox: asked.mailbox, uidValidity: 7, lastUid: Math.max(...asked.uids) });
    say({ id: asked.id, ok: true });
  }
  else if (asked.kind === "check") say({ id: asked.id, ok: true, messages: 3, unseen: 1, idle: true });
  else say({ id: asked.id, ok: true });
});
