import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that is whole and on the disk when this returns, or is not there. */
export async function keep(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, "w", 0o640);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** Makes the names of files just written outlast a loss of power. */
export async function settle(path: string): Promise<void> {
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
