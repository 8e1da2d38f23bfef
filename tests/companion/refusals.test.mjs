import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { letter, smtpError, startCompanion, startMailServer } from "./world.mjs";

describe("what the server says", () => {
  let companion, server;
  beforeEach(() => (companion = startCompanion()));
  afterEach(async () => {
    await companion.close();
    await server?.close();
    server = undefined;
  });
  const send = async (hooks, changes) => {
    server = await startMailServer(hooks);
    return companion.ask({ kind: "send", smtpUrl: server.url, ...letter(changes) });
  };

  const cases = [
    ["an unknown recipient (550) is permanent", { onRcptTo: (a, s, done) => done(smtpError(550, "no such user")) }, true, 550],
    ["a greylisted recipient (451) is temporary", { onRcptTo: (a, s, done) => done(smtpError(451, "later")) }, false, 451],
    ["a full mailbox (452) is temporary", { onRcptTo: (a, s, done) => done(smtpError(452, "full")) }, false, 452],
    ["a refused sender (553) is permanent", { onMailFrom: (a, s, done) => done(smtpError(553, "not you")) }, true, 553],
    ["a busy server (421) at the sender is temporary", { onMailFrom: (a, s, done) => done(smtpError(421, "busy")) }, false, 421],
    ["a demanded sign-in (530) is temporary", { onMailFrom: (a, s, done) => done(smtpError(530, "sign in")) }, false, 530],
    ["refused content (554) is permanent", { onData: (d, s, done) => (d.resume(), d.on("end", () => done(smtpError(554, "spam")))) }, true, 554],
    ["postponed content (450) is temporary", { onData: (d, s, done) => (d.resume(), d.on("end", () => done(smtpError(450, "later")))) }, false, 450],
    ["a server that takes nobody (554 at greeting) is temporary", { onConnect: (s, done) => done(smtpError(554, "no service")) }, false, 554],
  ];
  for (const [name, hooks, permanent, responseCode] of cases) {
    it(name, async () => {
      const answer = await send(hooks);
      assert.deepEqual([answer.ok, answer.permanent, answer.responseCode], [false, permanent, responseCode]);
      assert.ok(answer.error.length > 0);
    });
  }

  it("tells which of several recipients were refused", async () => {
    const answer = await send(
      { onRcptTo: (to, s, done) => done(to.address.startsWith("gone") ? smtpError(550, "gone") : undefined) },
      { to: [{ address: "carmen@customer.example" }, { address: "gone@customer.example" }] });
    assert.deepEqual([answer.ok, answer.accepted, answer.rejected], [true, ["carmen@customer.example"], ["gone@customer.example"]]);
  });

  it("tries again when one of several refused recipients was only postponed", async () => {
    const answer = await send(
      { onRcptTo: (to, s, done) => done(smtpError(to.address.startsWith("gone") ? 550 : 451, "no")) },
      { to: [{ address: "carmen@customer.example" }, { address: "gone@customer.example" }] });
    assert.deepEqual([answer.ok, answer.permanent], [false, false]);
  });

  it("a wrong password is temporary and is not repeated", async () => {
    server = await startMailServer({ authOptional: false, onAuth: (auth, s, done) => done(smtpError(535, "bad credentials")) });
    const answer = await companion.ask({ kind: "send", smtpUrl: server.urlAs("cauce", "s3cret%21"), ...letter() });
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "EAUTH"]);
    assert.doesNotMatch(JSON.stringify(answer) + companion.errors, /s3cret/);
  });

  it("a server that is not there is temporary", async () => {
    server = await startMailServer();
    const { url } = server;
    await server.close();
    server = undefined;
    const answer = await companion.ask({ kind: "send", smtpUrl: url, ...letter() });
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "ESOCKET"]);
  });

  it("a connection cut in mid-message is temporary", { timeout: 20_000 }, async () => {
    const answer = await send({ onData: (data) => void data.once("data", () => server.cut()) });
    assert.deepEqual([answer.ok, answer.permanent], [false, false]);
  });

  for (const smtpUrl of ["", "mail.example", "http://u:s3cret@mail.example", "smtp://u:%zzs3cret@mail.example"]) {
    it(`an unusable address of the server (${smtpUrl || "empty"}) is temporary and is not repeated`, async () => {
      const answer = await companion.ask({ kind: "send", smtpUrl, ...letter() });
      assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "ECONFIG"]);
      assert.doesNotMatch(JSON.stringify(answer), /s3cret/);
    });
  }
});

describe("what the companion refuses by itself", () => {
  let companion, server;
  before(async () => {
    server = await startMailServer();
    companion = startCompanion();
  });
  after(async () => {
    await companion.close();
    await server.close();
  });

  const evil = "x\r\nBcc: thief@evil.example";
  const to = (one) => ({ to: [one] });
  const cases = {
    "a line break in the subject": { subject: evil },
    "a lone line feed in the subject": { subject: "x\nBcc: thief@evil.example" },
    "a lone carriage return in the subject": { subject: "x\rBcc: thief@evil.example" },
    "a line break in the sender's name": { from: { name: evil, address: "a@cauce.example" } },
    "a line break in the sender's address": { from: { address: `a@cauce.example\r\nBcc: t@evil.example` } },
    "a line break in the recipient's name": to({ name: evil, address: "c@customer.example" }),
    "a line break in the recipient's address": to({ address: "c@customer.example>\r\nRCPT TO:<t@evil.example" }),
    "a second address hidden in the first": to({ address: "c@customer.example,t@evil.example" }),
    "a group in place of an address": to({ address: "g:t@evil.example;" }),
    "a line break in a header's value": { headers: { "X-Cauce-Case": evil } },
    "a line break in a header's name": { headers: { "X-A\r\nBcc": "t@evil.example" } },
    "a hidden copy through the headers": { headers: { bcc: "t@evil.example" } },
    "a second sender through the headers": { headers: { FROM: "t@evil.example" } },
    "a line break in the message id": { messageId: "<a@cauce.example>\r\nBcc: t@evil.example" },
    "a message id of another shape": { messageId: "plain" },
    "a line break in the reply address": { replyTo: { address: "a@b.example\r\nBcc: t@evil.example" } },
    "a line break in an attachment's name": { attachments: [{ name: evil, path: import.meta.filename, type: "text/plain" }] },
    "a line break in an attachment's type": { attachments: [{ name: "a", path: import.meta.filename, type: "text/plain\r\nX: y" }] },
    "an attachment from the network": { attachments: [{ name: "a", path: "http://127.0.0.1/x", type: "text/plain" }] },
    "an attachment that is not there": { attachments: [{ name: "a", path: join(tmpdir(), "cauce-is-not-there"), type: "text/plain" }] },
    "nobody to send to": { to: [] },
    "a body that is not a text": { text: { path: "/etc/hostname" } },
  };
  for (const [name, changes] of Object.entries(cases)) {
    it(`${name} is permanent and reaches no server`, async () => {
      const answer = await companion.ask({ kind: "send", smtpUrl: server.url, ...letter(changes) });
      assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, true, "EREFUSED"]);
      assert.doesNotMatch(answer.error, /evil/, "the reason names the field, not its content");
      assert.equal(server.messages.length, 0);
    });
  }

  it("a name with quotes, commas and angle brackets stays one name", async () => {
    const name = 'Núñez, "Carmen" <t@evil.example>';
    const answer = await companion.ask({ kind: "send", smtpUrl: server.url, ...letter(to({ name, address: "c@customer.example" })) });
    assert.deepEqual(answer.accepted, ["c@customer.example"]);
    assert.deepEqual(server.messages.at(-1).envelope.to, ["c@customer.example"]);
  });
});
