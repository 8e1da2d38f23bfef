import { ImapFlow, type SearchObject } from "imapflow";
import { Failed } from "../failure.js";
import type { Account } from "./account.js";
import type { Token } from "./token.js";

type ImapError = Error & {
  code?: string; authenticationFailed?: boolean; tlsFailed?: boolean; serverResponseCode?: string; responseText?: string; response?: string; mailboxMissing?: boolean;
};

/** Opens the folder of an account. Throws Failed, with a text that repeats none of its secrets. */
export async function connect(account: Account, token: Token | undefined, readOnly: boolean): Promise<ImapFlow> {
  try {
    return await open(account, await token?.value(), readOnly);
  } catch (error) {
    const failure = failureOf(error, [account.password ?? "", ...(token?.secrets ?? [])]);
    if (!token || failure.code !== "EAUTH" || error instanceof Failed) throw failure;
  }
  // A token may be withdrawn before its time: one more try with a fresh one.
  token.forget();
  try {
    return await open(account, await token.value(), readOnly);
  } catch (error) {
    throw failureOf(error, token.secrets);
  }
}

async function open(account: Account, accessToken: string | undefined, readOnly: boolean): Promise<ImapFlow> {
  const { host, port, user, password, security, verify, folder } = account;
  const client = new ImapFlow({
    host, port, secure: security === "tls", doSTARTTLS: security === "starttls",
    auth: accessToken === undefined ? { user, pass: password ?? "" } : { user, accessToken },
    tls: { rejectUnauthorized: verify }, logger: false, disableAutoIdle: true, disableCompression: true,
    connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, maxIdleTime: 240_000,
  });
  // What happens later on is told by "close"; of a failed STARTTLS only this tells the reason.
  let reason: Error | undefined;
  client.on("error", (error: Error) => (reason = error));
  try {
    await client.connect();
    await client.mailboxOpen(folder, { readOnly });
    return client;
  } catch (error) {
    const isOpen = client.usable;
    client.close();
    if (isOpen) throw new Failed("ENOFOLDER", `the folder cannot be opened: ${textOf(error as ImapError)}`, true);
    throw reason && isOfTls(reason) ? reason : error;
  }
}

/** The numbers of what is looked for. The library gives nothing back where the server refused, which is not "none". */
export async function search(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found) || !client.usable) throw new Failed("ECONNECTION", "the server did not answer a search", false);
  return found.sort((a, b) => a - b);
}

/** Names the kind of failure; what only a person can mend is permanent, though it is tried again all the same. */
export function failureOf(thrown: unknown, secrets: string[] = []): Failed {
  const error = thrown as ImapError;
  const text = secrets.filter((one) => one.length > 3).reduce((told, secret) => told.replaceAll(secret, "…"), textOf(error));
  if (thrown instanceof Failed) return new Failed(thrown.code, text, thrown.permanent);
  if (error?.authenticationFailed) {
    const isBusy = /^(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)$/.test(error.serverResponseCode ?? "");
    return new Failed(isBusy ? "EBUSY" : "EAUTH", text, !isBusy);
  }
  const code = error?.code ?? "";
  if (isOfTls(error)) {
    return new Failed("ETLS", code ? `${text} (${code})` : text, /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code) || !code);
  }
  if (typeof (thrown as NodeJS.ErrnoException)?.path === "string") return new Failed(code || "EDISK", `the file cannot be written (${code})`, false);
  return new Failed(/TIMEOUT/i.test(code) ? "ETIMEOUT" : "ECONNECTION", code ? `${text} (${code})` : text, false);
}

function isOfTls(error: ImapError): boolean {
  return error?.tlsFailed === true || /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(error?.code ?? "");
}

function textOf(error: ImapError): string {
  return (error?.responseText || error?.message || "unknown failure").slice(0, 500);
}
