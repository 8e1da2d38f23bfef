// Real mailboxes for the tests: Dovecot and Postfix of our own, the role that fetches, and what goes wrong between them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ImapFlow, nodemailer, startCompanion } from "./world.mjs";

/** The servers of bin/mailservers: those that run already, or some for this file alone. */
export async function startServers() {
  if (process.env.CAUCE_TEST_MAIL_IMAP) return servers(process.env, async () => {});
  const script = fileURLToPath(new URL("../../bin/mailservers", import.meta.url));
  const child = spawn("bash", [script], { stdio: ["pipe", "pipe", "inherit"] });
  let told = "";
  const ended = once(child, "exit");
  await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      told += chunk;
      if (told.includes("\nready")) resolve();
    });
    void ended.then(() => reject(new Error("the mail servers did not start")));
  });
  const set = Object.fromEntries(told.split("\n").filter((line) => line.includes("=")).map((line) => line.split(/=(.*)/).slice(0, 2)));
  return servers(set, async () => {
    child.stdin.end();
    await ended;
  });
}

function servers(set, stop) {
  const lmtp = nodemailer.createTransport({ host: "127.0.0.1", port: Number(set.CAUCE_TEST_MAIL_LMTP), lmtp: true, ignoreTLS: true, pool: true, maxConnections: 4 });
  const smtp = nodemailer.createTransport({ host: "127.0.0.1", port: Number(set.CAUCE_TEST_MAIL_SMTP), ignoreTLS: true });
  const raw = (subject, headers) => `From: Carmen <carmen@customer.example>\r\nSubject: ${subject}\r\n${headers}\r\nTexto de ${subject}\r\n`;
  const letter = (user, subject, headers) => ({ envelope: { from: "carmen@customer.example", to: `${user}@cauce.test` }, raw: raw(subject, headers ?? `Message-ID: <${subject}.${user}@customer.example>\r\n`) });
  return {
    ca: set.CAUCE_TEST_MAIL_CA, password: set.CAUCE_TEST_MAIL_PASSWORD, tokens: Number(set.CAUCE_TEST_MAIL_TOKENS),
    imap: Number(set.CAUCE_TEST_MAIL_IMAP), imaps: Number(set.CAUCE_TEST_MAIL_IMAPS),
    /** Puts a letter into the mailbox of `user`. */
    deliver: (user, subject, headers) => lmtp.sendMail(letter(user, subject, headers)),
    /** Sends it the long way, to the server that takes mail from outside. */
    post: (user, subject) => smtp.sendMail(letter(user, subject)),
    /** Works in a mailbox as another program of its owner would. */
    async as(user, work, folder = "INBOX") {
      const client = new ImapFlow({ host: "127.0.0.1", port: Number(set.CAUCE_TEST_MAIL_IMAP), secure: false, doSTARTTLS: false, auth: { user, pass: set.CAUCE_TEST_MAIL_PASSWORD }, logger: false });
      await client.connect();
      if (folder) await client.mailboxOpen(folder);
      try {
        return await work(client);
      } finally {
        await client.logout();
      }
    },
    async stop() {
      lmtp.close();
      await stop();
    },
  };
}

/** The role that fetches, and a host of it that keeps what it is told: `mails`, `states`, the last `position`. */
export async function startFetcher(server, environment = { NODE_EXTRA_CA_CERTS: server.ca }) {
  const directory = await mkdtemp(join(tmpdir(), "cauce-fetch-"));
  const host = { directory, stores: true, mails: [], events: [], position: undefined, companion: undefined };
  const events = (companion) => {
    let seen = 0;
    return () => {
      for (; seen < companion.lines.length; seen++) {
        const event = companion.lines[seen];
        if (event.id !== undefined) continue;
        host.events.push(event);
        if (event.kind === "position") host.position = event;
        if (event.kind !== "mail") continue;
        host.mails.push(event);
        if (host.stores) void host.store(event);
      }
    };
  };
  host.start = () => {
    host.companion = startCompanion("fetch", environment);
    const look = events(host.companion);
    host.companion.process.stdout.on("data", look);
  };
  host.account = (user, changes) => ({
    mailbox: user, host: "127.0.0.1", port: server.imap, security: "none", user, password: server.password, folder: "INBOX",
    uidValidity: null, lastUid: 0, directory, pollSeconds: 60, retrySeconds: 0.1, verify: true, ...changes,
  });
  host.watch = (user, changes) => host.companion.ask({ kind: "watch", ...host.account(user, changes) });
  host.check = (user, changes) => host.companion.ask({ kind: "check", ...host.account(user, changes) });
  host.store = ({ mailbox, uidValidity, uid }) => host.companion.ask({ kind: "stored", mailbox, uidValidity, uids: [uid] });
  host.uids = () => host.mails.map((one) => one.uid);
  host.states = () => host.events.filter((one) => one.kind === "state").map((one) => one.state);
  host.kill = async () => {
    host.companion.process.kill("SIGKILL");
    await host.companion.exited;
  };
  host.close = async () => {
    const code = await host.companion.close();
    await rm(directory, { recursive: true });
    return code;
  };
  host.start();
  return host;
}

/** Waits until something is so. */
export async function until(isSo, most = 8_000) {
  const end = Date.now() + most;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not within ${most} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A wire to `port` that can be cut: after so many bytes, at a word that passes, or at once. */
export async function startWire(port) {
  const wire = { connections: 0, cutAfter: Number.POSITIVE_INFINITY, cutAt: undefined, sockets: new Set() };
  const server = net.createServer((near) => {
    wire.connections += 1;
    const far = net.connect(port, "127.0.0.1");
    let bytes = 0;
    const cut = () => [near, far].forEach((socket) => socket.destroy());
    for (const socket of [near, far]) {
      wire.sockets.add(socket);
      socket.on("error", cut).on("close", cut);
    }
    near.pipe(far);
    far.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes > wire.cutAfter || (wire.cutAt && chunk.includes(wire.cutAt))) cut();
      else near.write(chunk);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  wire.port = server.address().port;
  wire.cut = () => wire.sockets.forEach((socket) => socket.destroy());
  wire.close = () => {
    wire.cut();
    return new Promise((resolve) => server.close(resolve));
  };
  return wire;
}

/** A token endpoint that gives a new token for each refresh token it knows, and tells Dovecot who holds one. */
export async function startTokens(port, user) {
  const tokens = { valid: new Set(), refresh: "r1", given: 0, asked: [] };
  const server = http.createServer(async (request, response) => {
    const answer = (status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const url = new URL(request.url, "http://localhost");
    if (url.pathname === "/tokeninfo") {
      const token = url.searchParams.get("access_token");
      return tokens.valid.has(token) ? answer(200, { username: user, active: "true" }) : answer(401, { active: "false" });
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    const asked = Object.fromEntries(new URLSearchParams(body));
    tokens.asked.push(asked);
    if (asked.refresh_token !== tokens.refresh) return answer(400, { error: "invalid_grant" });
    tokens.refresh = `r${++tokens.given + 1}`;
    const token = `access-${tokens.given}`;
    tokens.valid.add(token);
    answer(200, { access_token: token, expires_in: 3_600, refresh_token: tokens.refresh });
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  tokens.url = `http://127.0.0.1:${port}/token`;
  tokens.close = () => new Promise((resolve) => server.close(resolve));
  return tokens;
}
