import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mail, multipart, startReader } from "./mails.mjs";

const original = "Message-ID: <out-1@cauce.example>\nFrom: atencion@cauce.example\nTo: carmen@customer.example\nSubject: Su caso\n\n";
const daemon = { From: "MAILER-DAEMON@mx.example (Mail Delivery System)", "Return-Path": "<>", Subject: "Undelivered Mail Returned to Sender" };

describe("what machines write", () => {
  let reader;
  before(async () => (reader = await startReader()));
  after(() => reader.close());

  it("reads a report of delivery, with the address that was written to", async () => {
    const { header, body } = multipart("report", "Content-Type: text/plain\n\nSorry", `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; otra@x.example\nOriginal-Recipient: rfc822;carmen@customer.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <otra@x.example>:\n no such user\n`, `Content-Type: message/rfc822\n\n${original}hola`);
    const { report } = await reader.read(mail({ ...daemon, ...header }, body));
    assert.deepEqual(report, {
      is: "delivery",
      recipients: [{ address: "carmen@customer.example", action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 <otra@x.example>: no such user" }],
      original: { messageId: "<out-1@cauce.example>", subject: "Su caso", to: ["carmen@customer.example"] },
    });
  });

  it("reads a complaint of abuse", async () => {
    const { header, body } = multipart("report", "Content-Type: text/plain\n\nabuse", "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <carmen@customer.example>\n", `Content-Type: text/rfc822-headers\n\n${original}`);
    const { report } = await reader.read(mail(header, body));
    assert.deepEqual([report.is, report.recipients[0].address, report.original.messageId], ["abuse", "carmen@customer.example", "<out-1@cauce.example>"]);
  });

  it("reads a note of receipt", async () => {
    const { header, body } = multipart("report", "Content-Type: text/plain\n\nleído", "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;carmen@customer.example\nOriginal-Message-ID: <out-1@cauce.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n");
    const { report, automatic } = await reader.read(mail(header, body));
    assert.deepEqual([report.is, report.recipients[0].action, report.original.messageId, automatic], ["disposition", "displayed", "<out-1@cauce.example>", "disposition"]);
  });

  it("recognises a failure that old servers tell only to people, in English and Spanish", async () => {
    const english = await reader.read(mail(daemon, `I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<carmen@customer.example>:\n550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n${original}hola`));
    assert.deepEqual(english.report.recipients, [{ address: "carmen@customer.example", action: "failed", status: "5.1.1", diagnostic: "<carmen@customer.example>: 550 5.1.1 no such user" }]);
    assert.equal(english.report.original.messageId, "<out-1@cauce.example>");

    const spanish = await reader.read(mail({ From: "Postmaster <postmaster@mx.example>", Subject: "Notificación de entrega fallida" }, "Su mensaje no se ha podido entregar a carmen@customer.example: el buzón está lleno."));
    assert.deepEqual([spanish.report.is, spanish.report.recipients[0].address], ["delivery", "carmen@customer.example"]);

    const late = await reader.read(mail({ ...daemon, Subject: "Delayed Mail (still being retried)" }, "Your message could not be delivered for 4 hours to\n<carmen@customer.example>. It will be retried."));
    assert.equal(late.report.recipients[0].action, "delayed");

    const named = await reader.read(mail({ ...daemon, "X-Failed-Recipients": "carmen@customer.example, b@x.example" }, "sin palabras"));
    assert.deepEqual(named.report.recipients.map((one) => one.address), ["carmen@customer.example", "b@x.example"]);
  });

  it("does not take for a failure what a person writes about one", async () => {
    for (const text of ["Mi correo no se ha podido entregar. ¿Qué hago? Delivery failed, 550 5.1.1", "El buzón está lleno y nadie contesta."]) {
      assert.equal((await reader.read(mail({ Subject: "Delivery failed: mensaje no entregado" }, text))).report, null);
    }
    assert.equal((await reader.read(mail({ From: "postmaster@customer.example" }, "Hola, tengo una avería."))).report, null);
    const parcel = await reader.read(mail({ From: "no-reply@courier.example", Subject: "Re: su envío" }, "No se ha podido entregar su paquete. The address is unknown."));
    assert.equal(parcel.report, null);
    const forwarded = await reader.read(mail({ Subject: "Fwd: Returned mail: see transcript" }, "Me ha llegado esto al escribirles.\n\nBegin forwarded message:\n\n> From: MAILER-DAEMON\n> 550 5.1.1 <a@x.example> User unknown\n"));
    assert.deepEqual([forwarded.report, forwarded.automatic], [null, null]);
  });

  it("tells what nobody wrote: answering machines, absences, lists, mailings", async () => {
    const automatic = async (headers) => (await reader.read(mail(headers, "x"))).automatic;
    assert.equal(await automatic({ "Auto-Submitted": "auto-replied" }), "reply");
    assert.equal(await automatic({ "Auto-Submitted": "auto-replied (vacation)" }), "vacation");
    assert.equal(await automatic({ "Auto-Submitted": "auto-generated" }), "bulk");
    assert.equal(await automatic({ "Auto-Submitted": "no" }), null);
    assert.equal(await automatic({ "X-Autoreply": "yes" }), "reply");
    assert.equal(await automatic({ Precedence: "auto_reply" }), "reply");
    assert.equal(await automatic({ Precedence: "bulk" }), "bulk");
    assert.equal(await automatic({ "List-Id": "<vecinos.x.example>" }), "list");
    for (const subject of ["Respuesta automática: Su caso", "Automatic reply: Su caso", "Autorespuesta: x", "Respuesta automatica"]) assert.equal(await automatic({ Subject: subject }), "reply", subject);
    for (const subject of ["Fuera de la oficina: Su caso", "Out of office", "Out of Office Re: Su caso", "Ausencia de la oficina"]) assert.equal(await automatic({ Subject: subject }), "vacation", subject);
    for (const subject of ["Re: Respuesta a mi reclamación", "La respuesta no es automática", "Oficina cerrada",
      "Reclamación por ausencia de respuesta", "Estoy de vacaciones en su hotel y no hay agua", "Fuera de la oficina nadie atiende", "Respuesta automática que no sirve de nada"]) assert.equal(await automatic({ Subject: subject }), null, subject);
  });
});
