// Mails that hurt others: what each did, and to whom, is in its name.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { mail, multipart, startReader } from "./mails.mjs";

describe("mails that hurt", () => {
  let reader;
  before(async () => (reader = await startReader()));
  after(async () => {
    assert.equal(reader.companion.errors, "", "nothing about a mail in the log");
    await reader.close();
  });
  const limitOf = async (raw, limits) => {
    const answer = await reader.ask(raw, limits);
    assert.deepEqual([answer.ok, answer.permanent, answer.code], [false, true, "ELIMIT"]);
    return answer.limit;
  };
  const quickly = async (most, work) => {
    const begun = Date.now();
    const result = await work();
    assert.ok(Date.now() - begun < most, `${Date.now() - begun} ms`);
    return result;
  };

  it("A line break hidden in a subject, a name or an address adds no header", async () => {
    const read = await reader.read(mail({
      Subject: "=?utf-8?Q?Hola=0D=0ABcc:_x@y.example?=", From: "=?utf-8?Q?Carmen=0ABcc:_x@y.example?= <carmen@customer.example>",
      "Reply-To": "=?utf-8?Q?a@x.example=0D=0ABcc:?= <b@x.example>",
    }, "x"));
    assert.equal(read.subject, "Hola Bcc: x@y.example");
    assert.deepEqual(read.from, [{ name: "Carmen Bcc: x@y.example", address: "carmen@customer.example" }]);
    assert.doesNotMatch(JSON.stringify(read), /\\[rn]Bcc/);
  });

  it("A name that decodes to addresses adds no sender and no recipient", async () => {
    const read = await reader.read(mail({ From: "=?utf-8?B?YWdlbnRlQGNhdWNlLmV4YW1wbGUsIHhAeS5leGFtcGxl?= <carmen@customer.example>", To: "=?utf-8?Q?a@x.example,b@x.example?= <c@x.example>" }, "x"));
    assert.deepEqual(read.from.map((one) => one.address), ["carmen@customer.example"]);
    assert.deepEqual(read.to, [{ name: "a@x.example,b@x.example", address: "c@x.example" }]);
  });

  it("An address with shell words stays an address", async () => {
    const read = await reader.read(mail({ From: "<danger-$USER@customer.example>" }, "x"));
    assert.deepEqual(read.from, [{ name: "", address: "danger-$USER@customer.example" }]);
  });

  it("A body in utf-32 of one letter 7,600 times is read without a flood", async () => {
    const read = await reader.read(mail({ "Content-Type": "text/plain; charset=utf-32LE", "Content-Transfer-Encoding": "base64" }, "F".repeat(7_600)));
    assert.ok(read.text.length < 10_000);
  });

  it("A part too many, a tree too deep, a header without end are set aside by the limit's name", async () => {
    const many = multipart("mixed", ...Array.from({ length: 201 }, () => "Content-Type: text/plain; name=a.txt\n\nx"));
    assert.equal(await limitOf(mail(many.header, many.body)), "parts");
    const deep = Array.from({ length: 25 }, (_, index) => `Content-Type: multipart/mixed; boundary=n${index}\r\n\r\n--n${index}\r\n`).join("");
    assert.equal(await limitOf(mail({ "Content-Type": "multipart/mixed; boundary=top" }, "--top\r\n", deep)), "depth");
    assert.equal(await limitOf(mail({ "X-Long": "a".repeat(1_200_000) }, "x")), "headers");
    assert.equal(await limitOf(mail({}, "x"), { bytes: 20 }), "bytes");
  });

  it("More recipients than there may be make no people", async () => {
    const to = Array.from({ length: 201 }, (_, index) => `c${index}@x.example`).join(",\r\n ");
    assert.equal(await limitOf(mail({ To: to }, "x")), "recipients");
  });

  it("More than 5,000 links, or 2 MB of text, are set aside", async () => {
    assert.equal(await limitOf(mail({}, "http://x.example/a ".repeat(5_001))), "links");
    assert.equal(await limitOf(mail({ "Content-Type": "text/html" }, "<a href=x>y</a>".repeat(5_001))), "links");
    assert.equal(await limitOf(mail({}, "palabra ".repeat(260_000))), "text");
    assert.equal(await limitOf(mail({ "Content-Transfer-Encoding": "base64" }, Buffer.alloc(2_100_000, "a").toString("base64"))), "text");
  });

  it("1.9 MB of nested elements are read in a moment", async () => {
    const html = "<div>".repeat(380_000) + "hondo";
    const read = await quickly(8_000, () => reader.read(mail({ "Content-Type": "text/html" }, html)));
    assert.equal(read.text, "hondo");
    const crossed = "<i><b><div></p></a>".repeat(100_000);
    await quickly(8_000, () => reader.read(mail({ "Content-Type": "text/html" }, crossed)));
  });

  it("Texts made to stop a search for quotations are read in a moment", async () => {
    const texts = ["El ".repeat(600_000), "On a\n".repeat(60_000), "De: x\n".repeat(60_000), "> \n-- \n".repeat(9_000), `On ${"1:11 ".repeat(300_000)}`, "On 1:11 \n\n".repeat(9_000), ">\na\n".repeat(9_000)];
    // Generous: it is a matter of seconds against hours, and the machine may be busy.
    for (const text of texts) await quickly(12_000, () => reader.read(mail({}, text)));
  });

  it("Headers made to stop their reader are read in a moment", async () => {
    const values = ["=?utf-8?Q?".repeat(50_000), "=?a?B?".repeat(80_000), `${"(".repeat(500_000)}`, `${"<".repeat(400_000)}`, `${'"a" '.repeat(100_000)}`, "a@x.example,".repeat(1) + ";".repeat(400_000)];
    for (const value of values) {
      for (const name of ["Subject", "To", "References", "Content-Type"]) await quickly(12_000, () => reader.ask(mail({ [name]: value }, "x")));
    }
  });

  it("A reader that hangs all the same can be killed, and the next one goes on", async () => {
    const waiting = reader.ask(mail({ "Content-Type": "text/html" }, "<p>x</p>".repeat(200_000)));
    reader.restart();
    const next = await reader.read(mail({}, "sigo aquí"));
    assert.equal(next.text, "sigo aquí");
    assert.equal(await Promise.race([waiting, "no answer"]), "no answer");
  });

  it("25 MB of attachment go to its file and not through memory", async () => {
    const memory = async () => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${reader.companion.process.pid}/status`, "utf8"))[1]) / 1024;
    await reader.read(mail({}, "caliente"));
    const before = await memory();
    const { header, body } = multipart("mixed", "Content-Type: text/plain\n\ngrande", `Content-Type: application/zip; name=grande.zip\nContent-Transfer-Encoding: base64\n\n${Buffer.alloc(25_000_000, 7).toString("base64").replace(/.{76}/g, "$&\n")}`);
    const read = await reader.read(mail(header, body));
    assert.equal((await stat(read.attachments[0].path)).size, 25_000_000);
    const more = (await memory()) - before;
    assert.ok(more < 64, `${Math.round(more)} MB more`);
  });

  it("The 16th attachment is kept like the first", async () => {
    const { header, body } = multipart("mixed", ...Array.from({ length: 40 }, (_, index) => `Content-Type: image/png; name=f${index}.png\n\n${index}`));
    const read = await reader.read(mail(header, body));
    assert.equal(read.attachments.length, 40);
    assert.equal((await reader.content(read.attachments[15])).toString(), "15");
  });

  it("Polish, Vietnamese, Japanese and utf-7 are read; a charset that lies is mended and told", async () => {
    const encoded = async (charset, bytes) => reader.read(mail({ "Content-Type": `text/plain; charset=${charset}`, "Content-Transfer-Encoding": "base64" }, Buffer.from(bytes).toString("base64")));
    assert.equal((await encoded("iso-8859-2", [0xb3, 0xf3, 0xbf, 0x6b, 0x6f])).text, "łóżko");
    assert.equal((await encoded("windows-1258", [0x74, 0x69, 0xea, 0xec, 0x6e, 0x67])).text.normalize("NFC"), "tiếng");
    assert.equal((await encoded("iso-2022-jp", Buffer.from("\x1b$B$^$_\x1b(B", "latin1"))).text, "まみ");
    assert.equal((await encoded("utf-7", Buffer.from("Aver+AO0-a"))).text, "Avería");

    for (const charset of ["utf-8", "us-ascii", "x-nada"]) {
      const mended = await encoded(charset, [0x61, 0xf1, 0x6f]);
      assert.deepEqual([mended.text, mended.problems], ["año", ["badCharset"]]);
    }
    const utf8 = await encoded("iso-8859-1", Buffer.from("año"));
    assert.deepEqual([utf8.text, utf8.problems], ["año", ["badCharset"]]);
    const head = await reader.read(Buffer.from("From: a@x.example\r\nSubject: Aver\xeda\r\n\r\nx", "latin1"));
    assert.equal(head.subject, "Avería");
    const file = multipart("mixed", "Content-Type: text/plain\n\nx", 'Content-Type: application/pdf; name="=?iso-8859-1?Q?a=F1o.pdf?="\n\nx', 'Content-Type: application/pdf; name="año.pdf"\n\nx');
    assert.deepEqual((await reader.read(mail(file.header, file.body))).attachments.map((one) => one.name), ["año.pdf", "año.pdf"]);
  });

  it("NUL and half characters, which databases and JSON refuse, do not travel", async () => {
    const read = await reader.read(mail({ "Content-Type": "text/plain; charset=utf-16le", Subject: "a\u0000b", "Content-Transfer-Encoding": "base64" }, Buffer.from([0x61, 0, 0, 0, 0x3d, 0xd8, 0x62, 0]).toString("base64")));
    assert.equal(read.text, "a\ufffdb");
    assert.equal(read.subject, "a b");
  });

  it("A mail without Message-ID, or with a subject and a date without end, stops nothing", async () => {
    assert.equal((await reader.read(mail({ "Message-ID": null }, "x"))).messageId, null);
    const read = await reader.read(mail({ Date: "9".repeat(300), Subject: "a".repeat(5_000) }, "x"));
    assert.equal(read.date, null);
    assert.equal(read.subject.length, 1_000);
  });
});
