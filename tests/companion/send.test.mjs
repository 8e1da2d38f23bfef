import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { letter, simpleParser, startCompanion, startMailServer } from "./world.mjs";

describe("sending a letter", () => {
  let companion, server, folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "cauce-mail-"))));
  after(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    server = await startMailServer();
    companion = startCompanion();
  });
  afterEach(async () => {
    await companion.close();
    await server.close();
  });
  const send = (changes) => companion.ask({ kind: "send", smtpUrl: server.url, ...letter(changes) });

  it("reaches the server with its envelope, identity and automatic mark", async () => {
    const answer = await send();
    assert.deepEqual({ ...answer, id: 0 }, {
      id: 0, ok: true, accepted: ["carmen@customer.example"], rejected: [], response: "250 queued as 42",
    });
    assert.equal(server.messages.length, 1);
    const { raw, envelope } = server.messages[0];
    assert.deepEqual(envelope, { from: "atencion@cauce.example", to: ["carmen@customer.example"] });
    const mail = await simpleParser(raw);
    assert.equal(mail.messageId, "<0199c3f0.acknowledgement@cauce.example>");
    assert.equal(mail.headers.get("auto-submitted"), "auto-generated");
    assert.equal(mail.headers.get("x-cauce-case"), "R-2026-000017");
    assert.equal(mail.date.toISOString(), "2026-11-20T09:30:00.000Z");
  });

  it("keeps accents in names, subject and both bodies, and a line that is one dot", async () => {
    await send();
    const mail = await simpleParser(server.messages[0].raw);
    assert.equal(mail.subject, "Hemos recibido su reclamación R-2026-000017");
    assert.deepEqual(mail.from.value, [{ name: "Atención al cliente", address: "atencion@cauce.example" }]);
    assert.deepEqual(mail.to.value, [{ name: "Carmen Núñez", address: "carmen@customer.example" }]);
    assert.equal(mail.text.trimEnd(), "Estimada señora Núñez:\n\nHemos registrado su reclamación.\n.\nUn saludo");
    assert.equal(mail.html.trim(), "<p>Estimada señora Núñez:</p>");
    assert.match(server.messages[0].raw.toString("latin1"), /^[\x00-\x7f]*$/, "only ASCII travels");
  });

  it("keeps a line separator inside the text", async () => {
    const answer = await send({ text: "uno\u2028dos", html: null });
    assert.equal(answer.ok, true);
    assert.equal((await simpleParser(server.messages[0].raw)).text.trimEnd(), "uno\u2028dos");
  });

  it("carries attachments from files under their own names", async () => {
    const path = join(folder, "3f2a");
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
    await writeFile(path, content);
    await writeFile(join(folder, "note"), "línea\nFrom here\n");
    const answer = await send({
      attachments: [
        { name: "Fotografía del daño número 2.jpg", path, type: "image/jpeg" },
        { name: "nota.txt", path: join(folder, "note"), type: "text/plain" },
      ],
    });
    assert.equal(answer.ok, true);
    const mail = await simpleParser(server.messages[0].raw);
    assert.deepEqual(mail.attachments.map((one) => [one.filename, one.contentType]), [
      ["Fotografía del daño número 2.jpg", "image/jpeg"], ["nota.txt", "text/plain"],
    ]);
    assert.ok(mail.attachments[0].content.equals(content));
    assert.equal(mail.attachments[1].content.toString(), "línea\nFrom here\n");
  });

  it("threads an answer and lets a person's letter not be marked automatic", async () => {
    await send({
      replyTo: { address: "atencion+t-9f3@cauce.example" },
      headers: {
        "In-Reply-To": "<a@customer.example>", References: "<z@customer.example> <a@customer.example>",
        "auto-submitted": "no",
      },
    });
    const mail = await simpleParser(server.messages[0].raw);
    assert.equal(mail.inReplyTo, "<a@customer.example>");
    assert.deepEqual(mail.references, ["<z@customer.example>", "<a@customer.example>"]);
    assert.equal(mail.replyTo.value[0].address, "atencion+t-9f3@cauce.example");
    assert.equal(mail.headers.get("auto-submitted"), "no");
  });

  it("sends many at once over a few connections, each answered by its own id", async () => {
    const answers = await Promise.all(Array.from({ length: 250 }, (_, index) =>
      send({ messageId: `<m${index}@cauce.example>`, to: [{ address: `c${index}@customer.example` }] })));
    answers.forEach((answer, index) => assert.deepEqual(answer.accepted, [`c${index}@customer.example`]));
    assert.equal(new Set(server.messages.map((one) => one.envelope.to[0])).size, 250);
    assert.equal(server.messages.length, 250);
    assert.ok(server.counts.most <= 4, `${server.counts.most} connections at once`);
    assert.ok(server.counts.connections <= 12, `${server.counts.connections} connections in all`);
  });

  it("never stands still between the steps of one letter", async () => {
    // Nagle's algorithm against a put-off acknowledgement costs 40 ms a letter: on one connection, 30 letters then take 1.2 s.
    const smtpUrl = `${server.url}${server.url.includes("?") ? "&" : "/?"}maxConnections=1`;
    const rush = async () => {
      const begun = performance.now();
      await Promise.all(Array.from({ length: 30 }, (_, n) => send({ smtpUrl, messageId: `<rush-${n}@cauce.example>` })));
      return performance.now() - begun;
    };
    await send({ smtpUrl });
    const best = Math.min(await rush(), await rush(), await rush());
    assert.ok(best < 800, `${Math.round(best)} ms for 30 letters`);
  });

  it("goes on after the server dropped the pooled connections", async () => {
    await send();
    const { port } = new URL(server.url);
    server.cut();
    await server.close();
    server = await startMailServer({}, Number(port));
    assert.equal((await send()).ok, true);
    assert.equal(server.messages.length, 1);
  });

  it("sends again, once, what found its connection reset under it", async () => {
    await server.close();
    let resets = 0;
    server = await startMailServer({
      onMailFrom(address, session, done) {
        if (server.messages.length === 0 || resets++ > 0) return done();
        server.reset();
      },
    });
    await send();
    assert.equal((await send()).ok, true);
    assert.equal(resets, 2);
    assert.equal(server.messages.length, 2);
  });

  it("writes nothing about the letter to the log", async () => {
    await send();
    await send({ subject: "a\r\nBcc: x@y.example" });
    assert.equal(companion.errors, "");
  });
});
