import assert from "node:assert/strict";
import { once } from "node:events";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { letter, startCompanion, startMailServer } from "./world.mjs";

describe("the conversation with the host", () => {
  let companion;
  let server;
  beforeEach(() => (companion = startCompanion()));
  // A server that stays open keeps the whole file from ending.
  afterEach(async () => {
    companion.process.kill("SIGKILL");
    await server?.close();
    server = undefined;
  });

  it("answers a malformed line with an error that quotes nothing, and goes on", async () => {
    const lines = ["secreto{", "[]", "null", "42", '{"kind":"send"}', '{"id":{},"kind":"send"}', '{"id":"p","kind":"__proto__"}', '{"id":"u"}'];
    companion.write(`${lines.join("\n")}\n\n\r\n`);
    const after = await companion.ask({ kind: "compose", path: "relative", ...letter() });
    assert.equal(after.code, "EREFUSED");
    assert.equal(companion.lines.length, lines.length + 1);
    assert.ok(companion.lines.every((line) => line.ok === false && line.permanent === true));
    assert.doesNotMatch(JSON.stringify(companion.lines) + companion.errors, /secreto/);
    assert.deepEqual(companion.lines.map((line) => line.id).filter(Boolean), ["p", "u", after.id]);
  });

  it("puts together a line that arrives in pieces, even inside a letter of two bytes", async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: "ñ", kind: "nothing" })}\n`);
    for (const byte of bytes) companion.process.stdin.write(Buffer.from([byte]));
    while (companion.lines.length === 0) await delay(10);
    assert.equal(companion.lines[0].id, "ñ");
  });

  it("gives a sign of life at once and then every second", { timeout: 30_000 }, async () => {
    while (companion.heartbeats.length < 4) {
      assert.equal(companion.process.exitCode ?? companion.process.signalCode, null, `it ended: ${companion.errors}`);
      await delay(50);
    }
    const gaps = companion.heartbeats.slice(1).map((one, index) => one.at - companion.heartbeats[index].at);
    // On a busy machine one may come late, and then the next one sooner: together they keep time.
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    assert.ok(mean > 800 && mean < 3_000, `gaps ${gaps}`);
    assert.equal(companion.heartbeats[0].busy, 0);
  });

  it("ends when its input closes", async () => {
    await once(companion.process.stdout, "data");
    const started = Date.now();
    assert.equal(await companion.close(), 0);
    assert.ok(Date.now() - started < 10_000);
  });

  it("finishes the letter under way before it ends", async () => {
    server = await startMailServer();
    const answer = companion.ask({ kind: "send", smtpUrl: server.url, ...letter() });
    const code = await companion.close();
    assert.deepEqual([code, (await answer).ok, server.messages.length], [0, true, 1]);
  });

  it("ends within its grace even when the server never answers", { timeout: 60_000 }, async () => {
    server = await startMailServer({ onMailFrom: () => {} });
    void companion.ask({ kind: "send", smtpUrl: server.url, ...letter() });
    await delay(300);
    const started = Date.now();
    assert.equal(await companion.close(), 0);
    assert.ok(Date.now() - started < 20_000);
  });
});
