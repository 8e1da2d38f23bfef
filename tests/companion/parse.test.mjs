import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { mail, multipart, startReader } from "./mails.mjs";

describe("reading a mail", () => {
  let reader;
  before(async () => (reader = await startReader()));
  after(async () => assert.equal(await reader.close(), 0));

  it("tells who wrote to whom, when, about what and after what", async () => {
    const read = await reader.read(mail({
      From: "=?utf-8?Q?Carmen_N=C3=BA=C3=B1ez?= <carmen@customer.example>", Sender: "Luis <luis@customer.example>",
      "Reply-To": "casa@customer.example", To: '"Atención, Ana" <atencion@cauce.example>, otra@cauce.example', Cc: "Grupo: a@x.example, B <b@x.example>;",
      Subject: "=?iso-8859-1?Q?Aver=EDa_en_el_contador?=", "In-Reply-To": "<r@cauce.example>", References: "<q@cauce.example>\r\n <r@cauce.example>",
      "Authentication-Results": "mx; spf=pass", "X-Secret": "no",
    }, "No tengo luz.\r\n"));
    assert.deepEqual(read.from, [{ name: "Carmen Núñez", address: "carmen@customer.example" }]);
    assert.deepEqual(read.sender, [{ name: "Luis", address: "luis@customer.example" }]);
    assert.deepEqual(read.replyTo, [{ name: "", address: "casa@customer.example" }]);
    assert.deepEqual(read.to, [{ name: "Atención, Ana", address: "atencion@cauce.example" }, { name: "", address: "otra@cauce.example" }]);
    assert.deepEqual(read.cc, [{ name: "", address: "a@x.example" }, { name: "B", address: "b@x.example" }]);
    assert.equal(read.subject, "Avería en el contador");
    assert.equal(read.date, "2026-11-20T09:30:00.000Z");
    assert.equal(read.messageId, "<a1@customer.example>");
    assert.equal(read.inReplyTo, "<r@cauce.example>");
    assert.deepEqual(read.references, ["<q@cauce.example>", "<r@cauce.example>"]);
    assert.deepEqual(read.headers, { "authentication-results": ["mx; spf=pass"] });
    assert.equal(read.text, "No tengo luz.");
    assert.deepEqual([read.html, read.report, read.automatic, read.protection, read.problems], [null, null, null, null, []]);
  });

  it("takes the plain text of an alternative and keeps the HTML as it came", async () => {
    const html = '<p>Hola <b>Ana</b></p><img src="cid:foto@x">';
    const { header, body } = multipart("alternative", "Content-Type: text/plain\n\nHola *Ana*", `Content-Type: text/html\n\n${html}`);
    const read = await reader.read(mail(header, body));
    assert.equal(read.text, "Hola *Ana*");
    assert.equal(await readFile(read.html, "utf8"), html);
  });

  it("makes the text from HTML that comes alone", async () => {
    const html = "<html><head><title>no</title><style>p{}</style></head><body><p>Se&ntilde;ores:</p><ul><li>uno<li>dos</ul>" +
      "<blockquote>antes</blockquote><a href='https://x.example/a'>aquí</a><script>alert(1)</script><br>Adi&#243;s</body>";
    const read = await reader.read(mail({ "Content-Type": "text/html; charset=utf-8" }, html));
    assert.equal(read.text, "Señores:\n\n- uno\n- dos\n\n> antes\n\naquí [https://x.example/a]\nAdiós");
  });

  it("puts together a letter that its program divided at each picture", async () => {
    const { header, body } = multipart("mixed", "Content-Type: text/plain\n\nantes", "Content-Type: image/png\nContent-Disposition: inline; filename=f.png\n\nx", "Content-Type: text/plain\n\ndespués <ojo>");
    const read = await reader.read(mail(header, body));
    assert.equal(read.text, "antes\ndespués <ojo>");
    assert.equal(read.attachments.length, 1);
    assert.equal(read.attachments[0].inline, true);
  });

  it("writes attachments to files of neutral names and tells the sender's name", async () => {
    const { header, body } = multipart("mixed", "Content-Type: text/plain\n\nadjunto",
      `Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=utf-8''Recl;\n filename*1*=amaci%C3%B3n.pdf\nContent-Transfer-Encoding: base64\n\n${Buffer.from("%PDF").toString("base64")}`,
      'Content-Type: image/png; name="=?utf-8?B?Zm90w7MucG5n?="\nContent-ID: <foto@x>\nContent-Transfer-Encoding: quoted-printable\n\n=89PNG=\n!',
      'Content-Type: application/octet-stream; name="../../etc/passwd"\n\nx');
    const read = await reader.read(mail(header, body));
    assert.deepEqual(read.attachments.map(({ path, ...rest }) => rest), [
      { name: "Reclamación.pdf", type: "application/pdf", size: 4, cid: null, inline: false, is: "file" },
      { name: "fotó.png", type: "image/png", size: 5, cid: "foto@x", inline: true, is: "file" },
      { name: "passwd", type: "application/octet-stream", size: 1, cid: null, inline: false, is: "file" },
    ]);
    assert.deepEqual(await reader.content(read.attachments[1]), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x21]));
    const directory = read.attachments[0].path.slice(0, -"/001.part".length);
    assert.deepEqual((await readdir(directory)).sort(), ["001.part", "002.part", "003.part"]);
  });

  it("keeps a mail inside a mail as a file, whole", async () => {
    const inner = "From: a@x.example\nSubject: dentro\n\ntexto\n--no\nfin";
    const { header, body } = multipart("mixed", "Content-Type: text/plain\n\nfuera", `Content-Type: message/rfc822\nContent-Disposition: inline\n\n${inner}`);
    const read = await reader.read(mail(header, body));
    assert.equal(read.text, "fuera");
    assert.deepEqual([read.attachments[0].is, read.attachments[0].name], ["message", "message-1.eml"]);
    assert.equal((await reader.content(read.attachments[0])).toString(), inner.replace(/\n/g, "\r\n"));
  });

  it("marks invitations, signatures and what is encrypted", async () => {
    const invitation = multipart("alternative", "Content-Type: text/plain\n\nCita", "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR");
    assert.equal((await reader.read(mail(invitation.header, invitation.body))).attachments[0].is, "calendar");

    const signed = multipart("signed", "Content-Type: text/plain\n\nfirmado", "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx");
    const read = await reader.read(mail(signed.header, signed.body));
    assert.deepEqual([read.text, read.protection, read.attachments[0].is], ["firmado", "smimeSigned", "signature"]);

    const pgp = multipart("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream; name=mensaje.asc\n\nx");
    assert.equal((await reader.read(mail(pgp.header, pgp.body))).protection, "pgpEncrypted");
    const enveloped = await reader.read(mail({ "Content-Type": "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m" }, "x"));
    assert.deepEqual([enveloped.protection, enveloped.attachments[0].is], ["smimeEncrypted", "encrypted"]);
    assert.equal((await reader.read(mail({}, "-----BEGIN PGP SIGNED MESSAGE-----\r\nhola"))).protection, "pgpSigned");
  });

  it("takes uuencoded files out of the text, and leaves prose that begins with begin", async () => {
    const text = "begin 644 words of mine\r\nThis is prose.\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\nfin\r\n";
    const read = await reader.read(mail({}, text));
    assert.equal(read.text, "begin 644 words of mine\nThis is prose.\nfin");
    assert.deepEqual([read.attachments[0].name, (await reader.content(read.attachments[0])).toString()], ["cat.txt", "Cat"]);
  });

  it("puts the files of an envelope of Outlook beside it", async () => {
    const attribute = (id, bytes) => Buffer.concat([Buffer.from([2]), number(id), number(bytes.length), bytes, Buffer.alloc(2)]);
    const number = (value) => Buffer.from(new Uint32Array([value]).buffer);
    const long = Buffer.from("Factura número 2.pdf\0", "utf16le");
    const properties = Buffer.concat([number(1), number(0x3707001f), number(1), number(long.length), long, Buffer.alloc(2)]);
    const envelope = Buffer.concat([number(0x223e9f78), Buffer.alloc(2), attribute(0x00069002, Buffer.alloc(14)), attribute(0x00018010, Buffer.from("FACTUR~1.PDF\0")), attribute(0x0006800f, Buffer.from("%PDF")), attribute(0x00069005, properties)]);
    const part = (bytes) => `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${bytes.toString("base64")}`;
    const { header, body } = multipart("mixed", "Content-Type: text/plain\n\nx", part(envelope));
    const read = await reader.read(mail(header, body));
    assert.deepEqual(read.attachments.map(({ name, type, size }) => [name, type, size]), [["winmail.dat", "application/ms-tnef", envelope.length], ["Factura número 2.pdf", "application/pdf", 4]]);
    assert.equal((await reader.content(read.attachments[1])).toString(), "%PDF");
    for (let cut = 0; cut < envelope.length; cut += 7) {
      const broken = multipart("mixed", "Content-Type: text/plain\n\nx", part(envelope.subarray(0, cut)));
      assert.equal((await reader.read(mail(broken.header, broken.body))).attachments[0].size, cut);
    }
  });

  it("keeps the text of a mail whose announced boundaries never come", async () => {
    const read = await reader.read(mail({ "Content-Type": "multipart/mixed; boundary=nunca" }, "Aquí está el texto.\r\n"));
    assert.equal(read.text, "Aquí está el texto.");
  });

  it("says what is missing", async () => {
    const nothing = await reader.read(mail({ From: null, Date: null, "Message-ID": null, Subject: null }));
    assert.deepEqual(nothing.problems.sort(), ["noBody", "noDate", "noMessageId", "noSender", "noSubject"]);
    assert.equal(nothing.date, null);
    assert.deepEqual((await reader.read(mail({ Date: "el jueves" }, "x"))).problems, ["badDate"]);
  });

  it("answers an unreadable file as a failure that may pass", async () => {
    const answer = await reader.ask("/nowhere/at/all.eml");
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, false, "ENOENT"]);
  });

  it("takes no other kind of request in this role", async () => {
    const answer = await reader.companion.ask({ kind: "send" });
    assert.deepEqual([answer.ok, answer.code], [false, "EREFUSED"]);
  });
});
