import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import net from "node:net";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { startFetcher, startServers, startTokens, startWire, until } from "./mailboxes.mjs";

describe("fetching from mailboxes", { timeout: 80_000 }, () => {
  let server, host, user;
  let count = 0;
  before(async () => (server = await startServers()));
  after(() => server.stop());
  beforeEach(async () => {
    host = await startFetcher(server);
    user = `u${process.pid}x${++count}`;
  });
  afterEach(async () => {
    const said = host.companion.errors + JSON.stringify(host.companion.lines.filter((line) => line.kind !== "token"));
    for (const secret of [server.password, "equivocada", "secreto-cliente", "access-"]) assert.ok(!said.includes(secret), "no secret is told");
    await host.close();
  });
  const unread = () => server.as(user, (client) => client.search({ seen: false }, { uid: true }));

  it("hands over a letter that came by SMTP, whole, and marks it read only when it was stored", async () => {
    await server.post(user, "primera");
    host.stores = false;
    const answer = await host.watch(user);
    assert.equal(answer.ok, true);
    await until(() => host.mails.length === 1);
    const [mail] = host.mails;
    assert.deepEqual([mail.mailbox, mail.uidValidity, mail.uid], [user, answer.uidValidity, 1]);
    assert.match(mail.receivedAt, /^20\d\d-.*Z$/);
    const raw = await readFile(mail.path, "utf8");
    assert.equal(raw.length, mail.bytes);
    assert.match(raw, /^Subject: primera\r\n/m);
    assert.match(raw, /^Received: .*mx\.cauce\.test/m);
    assert.deepEqual(await unread(), [1]);
    assert.equal(host.position, undefined);
    assert.deepEqual(await host.store(mail), { id: "r2", ok: true });
    assert.deepEqual(await unread(), []);
    assert.deepEqual([host.position.uidValidity, host.position.lastUid], [answer.uidValidity, 1]);
  });

  it("sees a letter within two seconds of its coming", async () => {
    await host.watch(user);
    await until(() => host.states().includes("connected"));
    for (let round = 1; round <= 3; round++) {
      const begun = Date.now();
      await server.deliver(user, `llega${round}`);
      await until(() => host.mails.length === round, 2_000);
      assert.ok(Date.now() - begun < 2_000);
    }
  });

  it("takes what is unread of a mailbox never watched, and from then on everything", async () => {
    for (let index = 1; index <= 4; index++) await server.deliver(user, `antes${index}`);
    await server.as(user, (client) => client.messageFlagsAdd("1,3", ["\\Seen"], { uid: true }));
    await host.watch(user);
    await until(() => host.position?.lastUid === 4);
    assert.deepEqual(host.uids(), [2, 4]);
    await host.companion.ask({ kind: "unwatch", mailbox: user });
    for (const subject of ["leida-por-otro", "nueva"]) await server.deliver(user, subject);
    await server.as(user, (client) => client.messageFlagsAdd("5", ["\\Seen"], { uid: true }));
    await host.watch(user, { uidValidity: host.position.uidValidity, lastUid: 4 });
    await until(() => host.mails.length === 4);
    assert.deepEqual(host.uids(), [2, 4, 5, 6]);
  });

  it("tells the position of a mailbox with nothing unread, so that its past is never fetched", async () => {
    await server.deliver(user, "vieja");
    await server.as(user, (client) => client.messageFlagsAdd("1", ["\\Seen"], { uid: true }));
    await host.watch(user);
    await until(() => host.position);
    assert.equal(host.position.lastUid, 1);
    assert.deepEqual(host.mails, []);
  });

  it("brings 200 waiting letters well under five seconds, and never has more than 64 out", async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => server.deliver(user, `muchas${index}`)));
    host.stores = false;
    await host.watch(user);
    await until(() => host.mails.length === 64);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(host.mails.length, 64, "no more before some are stored");
    const begun = Date.now();
    host.stores = true;
    host.mails.forEach((mail) => void host.store(mail));
    await until(() => host.position?.lastUid === 200);
    assert.ok(Date.now() - begun < 4_000, `${Date.now() - begun} ms`);
    assert.equal(new Set(host.uids()).size, 200);
    assert.equal(host.mails.length, 200);
    assert.deepEqual(await unread(), []);
  });

  it("loses and doubles nothing when it is killed in the middle", async () => {
    await Promise.all(Array.from({ length: 120 }, (_, index) => server.deliver(user, `corte${index}`)));
    const stored = new Set();
    host.stores = false;
    await host.watch(user);
    await until(() => host.mails.length >= 30);
    for (const mail of host.mails.slice(0, 20)) {
      await host.store(mail);
      stored.add(mail.uid);
    }
    const { uidValidity } = host.mails[0];
    await host.kill();
    host.mails.length = 0;
    host.stores = true;
    host.start();
    await host.watch(user, { uidValidity, lastUid: Math.max(...stored) });
    await until(() => host.mails.length === 100 && host.position?.lastUid === 120);
    assert.deepEqual(host.uids().filter((uid) => stored.has(uid)), []);
    assert.equal(new Set([...host.uids(), ...stored]).size, 120);
  });

  it("goes on after each connection that the server drops, and tells of it", async () => {
    const wire = await startWire(server.imap);
    await server.deliver(user, "uno");
    await host.watch(user, { port: wire.port });
    await until(() => host.mails.length === 1);
    for (let round = 2; round <= 4; round++) {
      wire.cut();
      await server.deliver(user, `corte${round}`);
      await until(() => host.mails.length === round);
    }
    assert.deepEqual(host.uids(), [1, 2, 3, 4]);
    assert.deepEqual(host.states().slice(0, 3), ["connected", "lost", "connected"]);
    assert.equal(host.events.find((one) => one.state === "lost").code, "ECONNECTION");
    await wire.close();
  });

  it("brings everything over a connection that breaks in the middle of each range, none twice", async () => {
    const wire = await startWire(server.imap);
    await Promise.all(Array.from({ length: 60 }, (_, index) => server.deliver(user, `tramo${index}`, `Message-ID: <t${index}@x.example>\r\nX-Long: ${"a".repeat(900)}\r\n`)));
    wire.cutAfter = 30_000;
    await host.watch(user, { port: wire.port, retrySeconds: 0.01 });
    await until(() => host.position?.lastUid === 60, 15_000);
    assert.equal(host.mails.length, 60);
    assert.ok(wire.connections > 2, `${wire.connections} connections`);
    await wire.close();
  });

  it("waits longer after each failure when there is no server", async () => {
    const wire = await startWire(1);
    const answer = await host.watch(user, { port: wire.port, retrySeconds: 0.1 });
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "ECONNECTION"]);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    assert.ok(wire.connections >= 2 && wire.connections <= 6, `${wire.connections} attempts`);
    assert.ok(host.states().every((state) => state === "waiting"));
    await wire.close();
  });

  it("says that a password is wrong, and that a folder is not there, for good", async () => {
    const wrong = await host.watch(user, { password: "equivocada" });
    assert.deepEqual([wrong.ok, wrong.permanent, wrong.code], [false, true, "EAUTH"]);
    const nowhere = await host.check(user, { folder: "Nada" });
    assert.deepEqual([nowhere.ok, nowhere.permanent, nowhere.code], [false, true, "ENOFOLDER"]);
  });

  it("checks an account without touching it", async () => {
    await server.deliver(user, "una");
    await server.deliver(user, "otra");
    await server.as(user, (client) => client.messageFlagsAdd("1", ["\\Seen"], { uid: true }));
    assert.deepEqual(await host.check(user), { id: "r1", ok: true, messages: 2, unseen: 1, idle: true });
    assert.deepEqual(await unread(), [2]);
  });

  it("comes in by TLS and by STARTTLS with a certificate it was told to trust, and by no other", async () => {
    const byTls = { host: "localhost", port: server.imaps, security: "tls" };
    const byStartTls = { host: "localhost", security: "starttls" };
    for (const way of [byTls, byStartTls]) assert.equal((await host.check(user, way)).ok, true);
    const otherName = await host.check(user, { ...byTls, host: "127.0.0.1" });
    assert.deepEqual([otherName.permanent, otherName.code], [true, "ETLS"]);

    const stranger = await startFetcher(server, {});
    for (const way of [byTls, byStartTls]) {
      const refused = await stranger.check(user, way);
      assert.deepEqual([refused.ok, refused.permanent, refused.code], [false, true, "ETLS"]);
    }
    assert.equal((await stranger.check(user, { ...byTls, verify: false })).ok, true);
    await stranger.close();
  });

  it("tells no password in the clear where STARTTLS was asked for and is taken out on the way", async () => {
    let said = "";
    const thief = net.createServer((socket) => {
      socket.write("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n");
      socket.on("error", () => {}).on("data", (chunk) => {
        said += chunk;
        for (const [, tag] of String(chunk).matchAll(/^(\S+) /gm)) socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`);
      });
    });
    await new Promise((resolve) => thief.listen(0, "127.0.0.1", resolve));
    const answer = await host.check(user, { port: thief.address().port, security: "starttls" });
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, true, "ETLS"]);
    assert.doesNotMatch(said, /LOGIN|AUTHENTICATE/i);
    await new Promise((resolve) => thief.close(resolve));
  });

  it("takes what is unread anew when the folder was made anew", async () => {
    await server.as(user, (client) => client.mailboxCreate("Quejas"), null);
    const fill = (subject) => server.as(user, (client) => client.append("Quejas", `Subject: ${subject}\r\n\r\nx`), null);
    await fill("una");
    await host.watch(user, { folder: "Quejas" });
    await until(() => host.position?.lastUid === 1);
    const before = host.position;
    await host.companion.ask({ kind: "unwatch", mailbox: user });
    await server.as(user, async (client) => {
      await client.mailboxDelete("Quejas");
      await client.mailboxCreate("Quejas");
    }, null);
    await fill("otra");
    const answer = await host.watch(user, { folder: "Quejas", uidValidity: before.uidValidity, lastUid: 50 });
    assert.notEqual(answer.uidValidity, before.uidValidity);
    await until(() => host.mails.length === 2);
    assert.deepEqual([host.mails[1].uid, host.mails[1].uidValidity], [1, answer.uidValidity]);
  });

  it("is stopped by no letter: none without Message-ID, none too large, none that vanishes", async () => {
    await server.deliver(user, "sin-identidad", "");
    await server.deliver(user, "enorme", `X-Long: ${"a".repeat(900)}\r\n`.repeat(5));
    await server.deliver(user, "fugaz");
    await server.deliver(user, "ultima");
    await server.as(user, (client) => client.messageDelete("3", { uid: true }));
    await host.watch(user, { mostBytes: 3_000 });
    await until(() => host.position?.lastUid === 4);
    assert.deepEqual(host.uids(), [1, 4]);
    const skipped = host.events.filter((one) => one.kind === "skipped");
    assert.deepEqual(skipped.map(({ uid, reason }) => [uid, reason]), [[2, "tooLarge"]]);
    assert.ok(skipped[0].bytes > 3_000);
  });

  it("leaves alone a letter that brings down its connection each time, and takes the others", async () => {
    const wire = await startWire(server.imap);
    for (const subject of ["antes", "veneno", "despues", "ultima"]) await server.deliver(user, subject);
    wire.cutAt = "Texto de veneno";
    await host.watch(user, { port: wire.port, retrySeconds: 0.01 });
    await until(() => host.position?.lastUid === 4);
    assert.deepEqual(host.uids().sort(), [1, 3, 4]);
    assert.deepEqual(host.events.filter((one) => one.kind === "skipped").map(({ uid, reason }) => [uid, reason]), [[2, "unreadable"]]);
    await wire.close();
  });

  it("comes in with an access token, asks for a new one, and tells the host of a new refresh token", async () => {
    const tokens = await startTokens(server.tokens, user);
    await server.deliver(user, "con-token");
    const oauth = { tokenUrl: tokens.url, clientId: "cauce", clientSecret: "secreto-cliente", refreshToken: "r1", scope: "imap" };
    assert.equal((await host.watch(user, { password: null, oauth })).ok, true);
    await until(() => host.position?.lastUid === 1);
    assert.deepEqual(tokens.asked[0], { grant_type: "refresh_token", refresh_token: "r1", client_id: "cauce", client_secret: "secreto-cliente", scope: "imap" });
    assert.equal(host.events.find((one) => one.kind === "token").refreshToken, "r2");

    tokens.valid.clear();
    const wire = await startWire(server.imap);
    const again = await host.watch(user, { password: null, port: wire.port, oauth: { ...oauth, refreshToken: "r2" }, uidValidity: host.position.uidValidity, lastUid: 1 });
    assert.equal(again.ok, true);
    tokens.valid.clear();
    wire.cut();
    await server.deliver(user, "despues");
    await until(() => host.mails.length === 2);
    assert.equal(tokens.given, 3, "a token withdrawn is replaced at once");

    const refused = await host.check(user, { password: null, oauth: { ...oauth, refreshToken: "nada" } });
    assert.deepEqual([refused.permanent, refused.code], [true, "EAUTH"]);
    await host.companion.ask({ kind: "unwatch", mailbox: user });
    await wire.close();
    await tokens.close();
  });
});
