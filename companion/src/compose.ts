import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { pipeline } from "node:stream/promises";
import nodemailer from "nodemailer";
import { readMessage } from "./message.js";
import { type Fields, Refused, text } from "./shape.js";

const composer = nodemailer.createTransport({ streamTransport: true });

/** Writes the message that `send` would have handed to a server as an .eml file at `path`, whole or not at all. */
export async function compose(request: Fields): Promise<Fields> {
  const path = text(request.path, "path");
  if (!isAbsolute(path) || !path.endsWith(".eml")) throw new Refused("path must be an absolute path ending in .eml");

  const { message } = await composer.sendMail(await readMessage(request));
  if (Buffer.isBuffer(message)) throw new Error("a stream was expected");
  const part = `${path}.${process.pid}.${String(request.id).replace(/\W/g, "")}.part`;
  try {
    const file = createWriteStream(part, { flags: "wx", mode: 0o640 });
    await pipeline(message, file);
    await rename(part, path);
    return { path, bytes: file.bytesWritten };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
