// How fast mails are read and brought over, and what a large one takes. Run: node tests/companion/measure.mjs
// Needs the bundle (npm run build --prefix companion); prints a line for each measure.
import { readFileSync } from "node:fs";
import { mail, multipart, startReader } from "./mails.mjs";
import { startFetcher, startServers, until } from "./mailboxes.mjs";

const megabytes = (reader, what) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${reader.companion.process.pid}/status`, "utf8"))[1]) / 1024);
const attached = (bytes) => {
  const { header, body } = multipart("mixed", "Content-Type: text/plain; charset=utf-8\n\nLes envío la factura.", `Content-Type: application/pdf; name=f.pdf\nContent-Transfer-Encoding: base64\n\n${Buffer.alloc(bytes, 7).toString("base64").replace(/.{76}/g, "$&\n")}`);
  return mail(header, body);
};

async function speed(name, raw, rounds, atOnce) {
  const reader = await startReader();
  for (let index = 0; index < 200; index++) await reader.read(raw);
  const begun = process.hrtime.bigint();
  let left = rounds;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left-- > 0) await reader.read(raw);
  }));
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  console.log(`${name}, ${atOnce} at once: ${Math.round(rounds / seconds)} mails per second, ${megabytes(reader, "VmHWM")} MB at most`);
  await reader.close();
}

async function large() {
  const reader = await startReader();
  await reader.read(mail({}, "x"));
  const before = megabytes(reader, "VmHWM");
  const begun = Date.now();
  await reader.read(attached(25_000_000));
  console.log(`25 MB attachment: ${Date.now() - begun} ms, ${megabytes(reader, "VmHWM") - before} MB more than the ${before} MB before`);
  await reader.close();
}

async function fetching() {
  const server = await startServers();
  const host = await startFetcher(server);
  await Promise.all(Array.from({ length: 500 }, (_, index) => server.deliver("medida", `m${index}`)));
  const begun = Date.now();
  await host.watch("medida");
  await until(() => host.position?.lastUid === 500, 30_000);
  console.log(`500 waiting mails fetched, stored and marked: ${Date.now() - begun} ms`);
  const times = [];
  for (let index = 1; index <= 20; index++) {
    const sent = Date.now();
    await server.deliver("medida", `n${index}`);
    await until(() => host.mails.length === 500 + index);
    times.push(Date.now() - sent);
  }
  times.sort((a, b) => a - b);
  console.log(`from handing to LMTP to the event: ${times[9]} ms in the middle, ${times[19]} ms at most`);
  await host.close();
  await server.stop();
}

const { header, body } = multipart("alternative", `Content-Type: text/plain; charset=utf-8\n\n${"Sigo sin luz. ".repeat(60)}\n\nEl 16/11/26 a las 10:30, Atención escribió:\n> ${"Hemos recibido su aviso. ".repeat(30)}`, `Content-Type: text/html; charset=utf-8\n\n<p>${"Sigo sin luz. ".repeat(60)}</p>`);
await speed("a reply of 3 kB", mail(header, body), 3_000, 1);
await speed("a reply of 3 kB", mail(header, body), 3_000, 8);
await speed("a letter with 100 kB attached", attached(100_000), 600, 1);
await large();
await fetching();
