import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mail, startReader } from "./mails.mjs";

describe("what the person wrote, and the history below", () => {
  let reader;
  before(async () => (reader = await startReader()));
  after(() => reader.close());
  const divided = async (text) => {
    const { said, quoted } = await reader.read(mail({ "Content-Type": "text/plain; charset=utf-8" }, text));
    assert.equal((said + quoted).replace(/\s/g, ""), text.replace(/\s/g, ""), "nothing is lost");
    return said;
  };

  const mine = "Sigo sin luz desde ayer.\n\nUn saludo,\nCarmen Núñez, 600 000 000";
  const histories = {
    "Gmail in Spanish": "El lun, 16 nov 2026 a las 10:30, Atención al cliente (<atencion@cauce.example>)\nescribió:\n\n> Estimada señora:\n> hemos recibido\n",
    "Gmail in English": "On Mon, Nov 16, 2026 at 10:30 AM Customer care <atencion@cauce.example> wrote:\n\n> Dear\n",
    "Apple Mail": "> El 16 nov 2026, a las 10:30, Atención <atencion@cauce.example> escribió:\n> \n> Hola\n",
    "Thunderbird": "El 16/11/26 a las 10:30, Atención escribió:\n> Hola\n",
    "Yahoo, without marks": "El lunes, 16 de noviembre de 2026, 10:30:00 CET, Atención <atencion@cauce.example> escribió:\n\nEstimada señora:\n",
    "Outlook in Spanish": "________________________________\nDe: Atención al cliente <atencion@cauce.example>\nEnviado: lunes, 16 de noviembre de 2026 10:30\nPara: Carmen\nAsunto: Su caso\n\nEstimada señora:\n",
    "Outlook of old": "-----Mensaje original-----\nDe: Atención [mailto:atencion@cauce.example]\nEnviado el: lunes\nPara: Carmen\nAsunto: Su caso\n\nHola\n",
    "Outlook in English": "From: Customer care <atencion@cauce.example>\nSent: Monday, November 16, 2026 10:30 AM\nTo: Carmen\nSubject: Case\n\nDear\n",
    "a telephone": "Enviado desde mi iPhone\n\n> El 16 nov 2026, a las 10:30, Atención <atencion@cauce.example> escribió:\n> Hola\n",
    "Outlook on a telephone": "Obtener Outlook para Android<https://aka.ms/x>\n________________________________\nFrom: A <a@x.example>\nSent: Monday\nTo: C\nSubject: x\n\nHola\n",
    "something passed on": "---------- Forwarded message ---------\nDe: Banco <b@x.example>\nDate: lun\nSubject: x\n\nHola\n",
    "a signature of old": "-- \nCarmen Núñez\nVecinos\n",
  };
  for (const [client, history] of Object.entries(histories)) {
    it(`are told apart in a reply of ${client}`, async () => assert.equal(await divided(`${mine}\n\n${history}`), mine));
  }

  it("are told apart in replies that come as HTML alone", async () => {
    const gmail = '<div dir="ltr">Sigo sin luz.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">El lun, 16 nov 2026 a las 10:30, Atención (&lt;<a href="mailto:a@cauce.example">a@cauce.example</a>&gt;) escribió:<br></div><blockquote class="gmail_quote"><p>Hola</p></blockquote></div>';
    const outlook = '<p>Sigo sin luz.</p><hr><div><b>De:</b> Atención &lt;a@cauce.example&gt;<br><b>Enviado:</b> lunes<br><b>Para:</b> Carmen<br><b>Asunto:</b> Su caso</div><p>Hola</p>';
    for (const html of [gmail, outlook]) {
      const { said, quoted } = await reader.read(mail({ "Content-Type": "text/html; charset=utf-8" }, html));
      assert.equal(said, "Sigo sin luz.");
      assert.match(quoted, /Hola$/);
    }
  });

  it("keeps answers between the lines of a quotation", async () => {
    const text = "El 16/11/26 a las 10:30, Atención escribió:\n> ¿Tiene luz?\nNo.\n> ¿Y agua?\nTampoco.\n";
    assert.equal(await divided(text), text.trimEnd());
  });

  it("folds away nothing of a complaint that only looks like history", async () => {
    const complaints = [
      "El técnico de la empresa me escribió:\n\n«No iremos hasta marzo».\n\nExijo una solución.",
      "El 3 de marzo de 2026 a las 10:30 el técnico me escribió:\n«No iremos».\nExijo una solución.",
      "De: Madrid\nPara: Sevilla\nFecha: 3 de marzo\n\nEl tren llegó tarde.",
      "Hechos:\n----\n1. No hay luz\n----\nPido una solución.\n====\nGracias.",
      "El contrato dice:\n> la luz no se cortará\nPero se cortó.",
    ];
    for (const text of complaints) assert.equal(await divided(text), text);
  });

  it("takes all for the person's where nothing else is left", async () => {
    const text = "---------- Mensaje reenviado ---------\nDe: a@x.example\nAsunto: x\nPara: y\n\nMire esto.";
    assert.equal(await divided(text), text);
  });
});
