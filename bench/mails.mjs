// What the mail benches need beside the program: mails of mixed sizes in a folder of Dovecot's, one mail by SMTP, and a
// server that takes letters and counts them.
//   node bench/mails.mjs fill FOLDER COUNT | big FOLDER MEGABYTES | send PORT TO | sink PORT
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(new URL("../companion/package.json", import.meta.url));
const [what, ...args] = process.argv.slice(2);
const works = { fill, big, send, sink };
await works[what](...args);

function fill(folder, count) {
  for (let n = 1; n <= Number(count); n++) deliver(folder, n, mail(n, n % 10 === 0 ? 60_000 + (n % 7) * 60_000 : 0));
}

function big(folder, megabytes) {
  deliver(folder, 1, mail(900_001, Number(megabytes) * 1024 * 1024));
}

/** As a delivery agent does: whole in tmp, then moved to new. */
function deliver(folder, n, raw) {
  for (const part of ["tmp", "new", "cur"]) mkdirSync(join(folder, part), { recursive: true });
  const name = `${Math.floor(Date.now() / 1000)}.M${String(n).padStart(7, "0")}P1.bench`;
  writeFileSync(join(folder, "tmp", name), raw);
  renameSync(join(folder, "tmp", name), join(folder, "new", name));
}

/** Seven of ten are plain, two have HTML and a quotation, one has an attachment. */
function mail(n, attached) {
  const words = `El pedido ${n} ha llegado sin dos cajas de azulejo. `.repeat(4 + (n % 30));
  const head = [
    `From: Cliente ${n} <cliente${n}@obra.example>`, "To: atencion@cauce.test", `Subject: Faltan cajas en el pedido ${n}`,
    `Date: ${new Date().toUTCString()}`, `Message-ID: <${n}.${randomBytes(6).toString("hex")}@obra.example>`, "MIME-Version: 1.0",
  ];
  const text = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", words, "", "Un saludo"];
  if (attached > 0)
    return join7([...head, 'Content-Type: multipart/mixed; boundary="b"', "", "--b", ...text, "--b", 'Content-Type: application/octet-stream; name="datos.bin"',
      "Content-Transfer-Encoding: base64", 'Content-Disposition: attachment; filename="datos.bin"', "", wrapped(randomBytes(attached)), "--b--", ""]);
  if (n % 5 === 0)
    return join7([...head, 'Content-Type: multipart/alternative; boundary="b"', "", "--b", ...text, "", "El lun, 2 mar 2026, Cauce escribió:", "> Gracias por escribirnos.", "--b",
      "Content-Type: text/html; charset=utf-8", "", `<p>${words}</p><p>Un saludo</p><blockquote>Gracias por escribirnos.</blockquote>`, "--b--", ""]);
  return join7([...head, ...text, ""]);
}

function join7(lines) {
  return lines.join("\r\n");
}

function wrapped(bytes) {
  return bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
}

async function send(port, to) {
  const transport = require("nodemailer").createTransport({ host: "127.0.0.1", port: Number(port), secure: false, ignoreTLS: true });
  const n = 800_000 + Math.floor(Math.random() * 100_000);
  await transport.sendMail({ from: `cliente${n}@obra.example`, to, subject: `Llegada ${n}`, text: "Falta una caja." });
}

/** Prints how many letters it has taken, once a second. */
function sink(port) {
  let taken = 0;
  const server = new (require("smtp-server").SMTPServer)({
    authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false,
    onData: (stream, _session, done) => stream.on("end", () => { taken += 1; done(); }).resume(),
  });
  server.listen(Number(port), "127.0.0.1", () => setInterval(() => console.log(taken), 1000));
}
