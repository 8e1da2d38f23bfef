// What the tests share: the companion as its host sees it (a process and its lines) and a mail server on loopback.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const companionRequire = createRequire(new URL("../../companion/package.json", import.meta.url));
const { SMTPServer } = companionRequire("smtp-server");
export const nodemailer = companionRequire("nodemailer");
export const { ImapFlow } = companionRequire("imapflow");
export const { simpleParser } = companionRequire("mailparser");
export const { default: EmailReplyParser } = await import(pathToFileURL(companionRequire.resolve("email-reply-parser")));

const script = fileURLToPath(new URL("../../companion/dist/companion.mjs", import.meta.url));

/** `role` is none for sending letters, "parse" or "fetch". */
export function startCompanion(role, environment = {}) {
  const env = { ...globalThis.process.env, ...environment };
  const process = spawn(globalThis.process.execPath, [script, ...(role ? [role] : [])], { stdio: ["pipe", "pipe", "pipe"], env });
  const waiting = new Map();
  const companion = { process, lines: [], heartbeats: [], errors: "", exited: once(process, "exit") };
  let next = 0;
  let rest = "";

  process.stderr.setEncoding("utf8").on("data", (chunk) => (companion.errors += chunk));
  process.stdout.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const raw of lines) {
      const line = JSON.parse(raw);
      if (line.kind === "heartbeat") companion.heartbeats.push({ at: Date.now(), ...line });
      else companion.lines.push(line);
      waiting.get(line.id)?.(line);
    }
  });

  companion.write = (raw) => process.stdin.write(raw);
  companion.ask = (request) => {
    const id = `r${++next}`;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    companion.write(`${JSON.stringify({ id, ...request })}\n`);
    return answer;
  };
  companion.close = async () => {
    process.stdin.end();
    return (await companion.exited)[0];
  };
  return companion;
}

/** `hooks` are smtp-server's own (onRcptTo, onData, onAuth…); what was delivered is kept in `messages`. */
export async function startMailServer(hooks = {}, port = 0) {
  const messages = [];
  const counts = { connections: 0, open: 0, most: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 200,
    onConnect(session, done) {
      counts.connections += 1;
      counts.open += 1;
      counts.most = Math.max(counts.most, counts.open);
      done();
    },
    onClose() {
      counts.open -= 1;
    },
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const envelope = { from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((one) => one.address) };
        messages.push({ raw, envelope });
        done(null, "queued as 42");
      });
    },
    ...hooks,
  });
  server.on("error", () => {});
  const sockets = new Set();
  server.server.on("connection", (socket) => sockets.add(socket));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  port = server.server.address().port;
  return {
    messages,
    counts,
    url: `smtp://127.0.0.1:${port}`,
    urlAs: (user, password) => `smtp://${user}:${password}@127.0.0.1:${port}`,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    reset: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export function smtpError(code, message) {
  return Object.assign(new Error(message), { responseCode: code });
}

export function letter(changes = {}) {
  return {
    from: { name: "Atención al cliente", address: "atencion@cauce.example" },
    to: [{ name: "Carmen Núñez", address: "carmen@customer.example" }],
    subject: "Hemos recibido su reclamación R-2026-000017",
    text: "Estimada señora Núñez:\n\nHemos registrado su reclamación.\n.\nUn saludo",
    html: "<p>Estimada señora Núñez:</p>",
    headers: { "X-Cauce-Case": "R-2026-000017" },
    messageId: "<0199c3f0.acknowledgement@cauce.example>",
    date: "2026-11-20T09:30:00Z",
    ...changes,
  };
}
