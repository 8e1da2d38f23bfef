import { closeSync, openSync, readSync } from "node:fs";
import iconv from "iconv-lite";
import { type Attachment, beginning, type Folder } from "./part.js";

/** Attributes and properties of [MS-OXTNEF] that matter for the files inside. */
const signature = 0x223e9f78;
const begins = 0x00069002;
const title = 0x00018010;
const content = 0x0006800f;
const properties = 0x00069005;
const longName = 0x3707;
const mediaType = 0x370e;

type Inner = { name: string; type: string; at: number; size: number };

/** Whether an attachment is the envelope into which Outlook puts files for its like ("winmail.dat"). */
export function isTnef({ type, name }: Attachment): boolean {
  return type === "application/ms-tnef" || type === "application/vnd.ms-tnef" || /^winmail\.dat$/i.test(name);
}

/**
 * Puts the files inside an envelope of Outlook beside it; the envelope itself stays. It is gone through from mark to
 * mark without being held in memory, and what does not add up ends it: what was found until then counts.
 */
export function unpack(envelope: Attachment, folder: Folder, countPart: () => void): void {
  if (envelope.size < 6 || beginning(envelope, 4).readUInt32LE() !== signature) return;
  const file = openSync(envelope.path, "r");
  try {
    for (const { name, type, at, size } of filesIn(file, envelope.size)) {
      countPart();
      const writing = folder.open({ type: type || folder.typeOf(name), disposition: "attachment", name, cid: null }, "file");
      for (let done = 0; done < size; done += 65_536) writing.write(read(file, at + done, Math.min(65_536, size - done)));
      writing.end();
    }
  } finally {
    closeSync(file);
  }
}

function filesIn(file: number, end: number): Inner[] {
  const found: Inner[] = [];
  for (let at = 6; at + 9 <= end; ) {
    const head = read(file, at, 9);
    const [id, size] = [head.readUInt32LE(1), head.readUInt32LE(5)];
    const from = at + 9;
    if (from + size > end) break;
    const current = found.at(-1);
    if (id === begins && found.length >= 500) break;
    if (id === begins) found.push({ name: "", type: "", at: 0, size: 0 });
    else if (current && id === title) current.name ||= string(read(file, from, Math.min(size, 1_000)));
    else if (current && id === content) Object.assign(current, { at: from, size });
    else if (current && id === properties) Object.assign(current, described(read(file, from, Math.min(size, 65_536)), current));
    at = from + size + 2;
  }
  return found.filter((one) => one.at > 0);
}

/** The long name and the media type, among the properties of a file. */
function described(bytes: Buffer, { name, type }: Inner): { name: string; type: string } {
  const told = { name, type };
  try {
    let at = 4;
    for (let left = bytes.readUInt32LE(0); left > 0; left--) {
      const [kind, id] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
      at += 4;
      if (id >= 0x8000) at += bytes.readUInt32LE(at + 16) === 0 ? 24 : 24 + padded(bytes.readUInt32LE(at + 20));
      const values = (kind & 0x1000) !== 0 || isVariable(kind & 0xfff) ? bytes.readUInt32LE(at) : 1;
      if ((kind & 0x1000) !== 0 || isVariable(kind & 0xfff)) at += 4;
      for (let index = 0; index < values; index++) {
        const size = isVariable(kind & 0xfff) ? bytes.readUInt32LE(at) : fixedSize(kind & 0xfff);
        if (isVariable(kind & 0xfff)) at += 4;
        if (at + size > bytes.length) throw new RangeError();
        const value = bytes.subarray(at, at + size);
        if (id === longName) told.name = string(value, kind) || told.name;
        if (id === mediaType) told.type = string(value, kind).toLowerCase();
        at += padded(size);
      }
    }
  } catch (error) {
    // Beyond the end: what was told until then counts.
    if (!(error instanceof RangeError)) throw error;
  }
  return told;
}

function isVariable(kind: number): boolean {
  return kind === 0x1e || kind === 0x1f || kind === 0x0d || kind === 0x102;
}

function fixedSize(kind: number): number {
  if (kind === 0x48) return 16;
  return [0x05, 0x06, 0x07, 0x14, 0x40].includes(kind) ? 8 : 4;
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function string(bytes: Buffer, kind = 0x1e): string {
  return (kind === 0x1f ? bytes.toString("utf16le") : iconv.decode(bytes, "windows-1252")).replace(/\0.*$/s, "");
}

function read(file: number, at: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  return bytes.subarray(0, readSync(file, bytes, 0, size, at));
}
