// Raw mails for the tests, and the role that reads them.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCompanion } from "./world.mjs";

/** Real data made by others, where it is present. */
export const samples = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
export const withoutSamples = existsSync(samples) ? false : "the folder ../shared/data is not here";

/** A raw mail. Headers given override those of a usual one; null leaves one out. */
export function mail(headers, ...body) {
  const usual = {
    From: "Carmen <carmen@customer.example>", To: "atencion@cauce.example", Subject: "Avería",
    Date: "Fri, 20 Nov 2026 10:30:00 +0100", "Message-ID": "<a1@customer.example>",
  };
  const all = Object.entries({ ...usual, ...headers }).filter(([, value]) => value !== null);
  const head = all.flatMap(([name, value]) => [].concat(value).map((one) => `${name}: ${one}\r\n`)).join("");
  return Buffer.concat([Buffer.from(`${head}\r\n`, "utf8"), ...body.map((piece) => Buffer.from(piece))]);
}

/** The parts of a multipart, each "Header: value\n\nbody". */
export function multipart(subtype, ...parts) {
  const boundary = `b${subtype}${parts.length}`;
  return {
    header: { "MIME-Version": "1.0", "Content-Type": `multipart/${subtype}; boundary=${boundary}` },
    body: parts.map((part) => `--${boundary}\r\n${part.replace(/\r?\n/g, "\r\n")}\r\n`).join("") + `--${boundary}--\r\n`,
  };
}

/** Starts the role and gives what reads a raw mail: the whole answer by `ask`, the mail alone by `read`. */
export async function startReader() {
  const folder = await mkdtemp(join(tmpdir(), "cauce-parse-"));
  let companion = startCompanion("parse");
  let count = 0;
  async function ask(raw, limits) {
    const directory = join(folder, String(++count));
    await mkdir(directory);
    const path = typeof raw === "string" ? raw : `${directory}.eml`;
    if (path !== raw) await writeFile(path, raw);
    return companion.ask({ kind: "parse", path, directory, limits });
  }
  return {
    ask,
    folder,
    get companion() {
      return companion;
    },
    async read(raw, limits) {
      const answer = await ask(raw, limits);
      if (!answer.ok) throw new Error(`${answer.code}: ${answer.error}`);
      return answer.mail;
    },
    content: (attachment) => readFile(attachment.path),
    restart() {
      companion.process.kill("SIGKILL");
      companion = startCompanion("parse");
    },
    async close() {
      const code = await companion.close();
      await rm(folder, { recursive: true });
      return code;
    },
  };
}
