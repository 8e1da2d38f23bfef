import { isAbsolute } from "node:path";
import { type Fields, Refused, fields, line, optional, text } from "../shape.js";

/** How an access token is had for another (RFC 6749, 6). */
export type OAuth = { tokenUrl: string; clientId: string; clientSecret: string; refreshToken: string; scope: string | undefined };

/** A mailbox on a server and what opens it. Either `password` or `oauth` is there. */
export type Account = {
  mailbox: string; host: string; port: number; security: "tls" | "starttls" | "none"; verify: boolean;
  user: string; password: string | undefined; oauth: OAuth | undefined; folder: string;
};

/** From where on to read, where to put it and how often to look. */
export type Plan = { uidValidity: number | null; lastUid: number; directory: string; pollSeconds: number; retrySeconds: number; mostBytes: number };

export function readAccount(request: Fields): Account {
  const security = line(request.security ?? "tls", "security");
  if (security !== "tls" && security !== "starttls" && security !== "none") throw new Refused("security is not one of tls, starttls, none");
  const password = optional(request.password, (value) => text(value, "password"));
  const oauth = optional(request.oauth, readOAuth);
  if (!password && !oauth) throw new Refused("password or oauth is missing");
  return {
    mailbox: line(request.mailbox, "mailbox"), host: line(request.host, "host"), port: number(request.port, "port", 1, 65_535), security,
    verify: request.verify !== false, user: line(request.user, "user"), password, oauth, folder: line(request.folder ?? "INBOX", "folder"),
  };
}

export function readPlan(request: Fields): Plan {
  const directory = text(request.directory, "directory");
  if (!isAbsolute(directory)) throw new Refused("directory must be an absolute path");
  const most = Number.MAX_SAFE_INTEGER;
  return {
    directory,
    uidValidity: optional(request.uidValidity, (value) => number(value, "uidValidity", 1, most)) ?? null,
    lastUid: number(request.lastUid ?? 0, "lastUid", 0, most),
    pollSeconds: number(request.pollSeconds ?? 60, "pollSeconds", 1, 86_400),
    retrySeconds: number(request.retrySeconds ?? 1, "retrySeconds", 0.01, 3_600),
    mostBytes: number(request.mostBytes ?? 52_428_800, "mostBytes", 1, most),
  };
}

function readOAuth(value: unknown): OAuth {
  const given = fields(value, "oauth");
  const tokenUrl = line(given.tokenUrl, "oauth.tokenUrl");
  if (!/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(tokenUrl)) throw new Refused("oauth.tokenUrl must begin with https://");
  return {
    tokenUrl, clientId: line(given.clientId, "oauth.clientId"), clientSecret: text(given.clientSecret ?? "", "oauth.clientSecret"),
    refreshToken: text(given.refreshToken, "oauth.refreshToken"), scope: optional(given.scope, (found) => line(found, "oauth.scope")),
  };
}

export function number(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== "number" || !(value >= least && value <= most)) throw new Refused(`${name} must be a number from ${least} to ${most}`);
  return value;
}
