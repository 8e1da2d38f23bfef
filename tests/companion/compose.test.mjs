import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { letter, simpleParser, startCompanion, startMailServer } from "./world.mjs";

describe("composing a letter to a file", () => {
  let companion, folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cauce-outbox-"));
    companion = startCompanion();
  });
  after(async () => {
    await companion.close();
    await rm(folder, { recursive: true });
  });

  it("writes byte for byte what would have been sent", async () => {
    const server = await startMailServer();
    const attachment = join(folder, "attached");
    await writeFile(attachment, "á".repeat(5000));
    const changes = { attachments: [{ name: "informe.txt", path: attachment, type: "text/plain" }] };
    const path = join(folder, "same.eml");
    const composed = await companion.ask({ kind: "compose", path, ...letter(changes) });
    const sent = await companion.ask({ kind: "send", smtpUrl: server.url, ...letter(changes) });
    assert.deepEqual([composed.ok, sent.ok], [true, true]);
    const file = await readFile(path);
    assert.equal(composed.bytes, file.length);
    assert.equal(file.toString("latin1").trimEnd(), server.messages[0].raw.toString("latin1").trimEnd());
    assert.equal((await simpleParser(file)).subject, letter().subject);
    await server.close();
  });

  it("repeated for the same letter, leaves one file", async () => {
    const path = join(folder, "again.eml");
    for (const _ of [1, 2]) assert.equal((await companion.ask({ kind: "compose", path, ...letter() })).ok, true);
    assert.equal((await readdir(folder)).filter((name) => name.startsWith("again")).length, 1);
  });

  it("refuses a path that is relative or not an .eml", async () => {
    for (const path of ["out.eml", join(folder, "out.txt"), undefined]) {
      const answer = await companion.ask({ kind: "compose", path, ...letter() });
      assert.deepEqual([answer.ok, answer.permanent], [false, true]);
    }
  });

  it("says temporarily no where the folder is missing, and leaves nothing half written", async () => {
    const answer = await companion.ask({ kind: "compose", path: join(folder, "missing", "a.eml"), ...letter() });
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "ENOENT"]);
    assert.equal((await readdir(folder)).some((name) => name.endsWith(".part")), false);
  });
});
