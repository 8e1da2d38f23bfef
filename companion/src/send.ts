import net from "node:net";
import nodemailer, { type SendMailOptions, type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool/index.js";
import { readMessage } from "./message.js";
import { type Fields, text } from "./shape.js";

type Pool = { transport: Transporter<SMTPPool.SentMessageInfo>; lastUse: number; busy: number; sent: number };

const idleLimit = 60_000;
/** What nodemailer calls a socket that closed, or failed, under a message. */
const lostConnection = new Set(["ECONNECTION", "ESOCKET", "ECONNRESET", "EPIPE"]);
const pools = new Map<string, Pool>();

/** Hands one message to the server of `smtpUrl`, over connections shared by all messages for that server. */
export async function send(request: Fields): Promise<Fields> {
  const message = await readMessage(request);
  const pool = poolOf(text(request.smtpUrl, "smtpUrl"));
  pool.busy += 1;
  try {
    const info = await deliver(pool, message);
    pool.sent += 1;
    return { accepted: info.accepted.map(String), rejected: info.rejected.map(String), response: info.response };
  } finally {
    pool.busy -= 1;
    pool.lastUse = Date.now();
  }
}

/**
 * A connection kept from an earlier message may have been dropped by the server without our having heard of it; the
 * message that finds this out is sent again, once, over whatever connection comes next.
 */
async function deliver(pool: Pool, message: SendMailOptions): Promise<SMTPPool.SentMessageInfo> {
  try {
    return await pool.transport.sendMail(message);
  } catch (error) {
    if (pool.sent === 0 || !lostConnection.has((error as { code?: string }).code ?? "")) throw error;
    return await pool.transport.sendMail(message);
  }
}

/** Servers no longer in use: their settings changed, or there is nothing to send. */
export function closeIdlePools(now: number = Date.now()): void {
  for (const [url, pool] of pools) {
    if (pool.busy === 0 && now - pool.lastUse > idleLimit) {
      pools.delete(url);
      pool.transport.close();
    }
  }
}

export function closePools(): void {
  for (const pool of pools.values()) pool.transport.close();
  pools.clear();
}

function poolOf(smtpUrl: string): Pool {
  let pool = pools.get(smtpUrl);
  if (!pool) {
    pool = { transport: nodemailer.createTransport(readSmtpUrl(smtpUrl)), lastUse: Date.now(), busy: 0, sent: 0 };
    // A pooled connection that the server drops while idle is not news; a message on it fails through its own call.
    pool.transport.on("error", () => {});
    pools.set(smtpUrl, pool);
  }
  return pool;
}

/**
 * `smtp://user:pass@host:port` (STARTTLS when offered) or `smtps://` (TLS from the start). Optional: `requireTLS`,
 * `ignoreTLS`, `tls.rejectUnauthorized`, `name` (what we call ourselves), `maxConnections`.
 */
function readSmtpUrl(smtpUrl: string): SMTPPool.Options {
  const url = parse(smtpUrl);
  const query = url.searchParams;
  const name = query.get("name");
  return {
    pool: true,
    getSocket: connectAtOnce,
    host: url.hostname.replace(/^\[|\]$/g, ""),
    secure: url.protocol === "smtps:",
    ...(url.port && { port: Number(url.port) }),
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    ...(name && { name }),
    requireTLS: query.get("requireTLS") === "true",
    ignoreTLS: query.get("ignoreTLS") === "true",
    tls: { rejectUnauthorized: query.get("tls.rejectUnauthorized") !== "false" },
    maxConnections: Number(query.get("maxConnections")) || 4,
    maxMessages: 100,
    // One quiet repetition for a connection that went stale in the pool; beyond that the host decides when.
    maxRequeues: 1,
    // Together below the host's deadline, so that the reason arrives before the host gives up.
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as SMTPPool.Options;
}

/**
 * Each step of SMTP waits for the one before: with Nagle's algorithm every message stands still for the 40 ms by which
 * the other side puts off its acknowledgement. nodemailer has no option for it, so the connection is made here; its
 * greeting is waited for, and its errors are heard, by nodemailer as before.
 */
function connectAtOnce(options: SMTPPool.Options, made: (error: Error | null, socket: { connection: net.Socket }) => void): void {
  const port = options.port ?? (options.secure ? 465 : 587);
  made(null, { connection: net.connect({ host: options.host ?? "localhost", port: Number(port), noDelay: true, keepAlive: true }) });
}

function parse(smtpUrl: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(smtpUrl);
    decodeURIComponent(url.username + url.password);
  } catch {
    url = undefined;
  }
  // The address holds a password: the message must not repeat it.
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol)) {
    throw Object.assign(new Error("smtpUrl must look like smtp://user:pass@host:port or smtps://…"), { code: "ECONFIG" });
  }
  return url;
}
