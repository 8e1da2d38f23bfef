import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Splitter } from "@zone-eu/mailsplit";
import type { SplitterChunk } from "@zone-eu/mailsplit";
import { Head } from "./head.js";
import { Bodies, fileLeaf, type Leaf } from "./leaf.js";
import { Exceeded, type Limits } from "./limits.js";
import { type Body, type Branch, type Description, describe, Folder, purposeOf } from "./part.js";

import { isTnef, unpack } from "./tnef.js";

/** A raw mail taken apart: its header, its bodies in the order in which they stand, what each part said, its files. */
export type Parts = { head: Head; bodies: Body[]; structure: Description[]; folder: Folder; badCharset: boolean };

type Node = Extract<SplitterChunk, { type: "node" }>;

/** Reads the file at `path` once, in pieces. Throws Exceeded as soon as a limit is passed. */
export async function readParts(path: string, directory: string, limits: Limits): Promise<Parts> {
  const { size } = await stat(path);
  if (size > limits.bytes) throw new Exceeded("bytes");

  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: 1_048_576, maxChildNodes: limits.parts + 1 });
  const reading = new Reading(directory, limits);
  const file = createReadStream(path, { highWaterMark: 65_536 });
  file.on("error", (error) => splitter.destroy(error));
  try {
    for await (const chunk of file.pipe(splitter)) reading.take(chunk as SplitterChunk);
    return reading.end();
  } catch (error) {
    if ((error as { code?: string }).code !== "EMAXLEN") throw error;
    throw new Exceeded(/header/i.test((error as Error).message) ? "headers" : "parts");
  } finally {
    file.destroy();
  }
}

class Reading {
  private readonly folder: Folder;
  private readonly bodies: Bodies;
  private readonly structure: Description[] = [];
  private readonly branches = new Map<Node, Branch[]>();
  private head = new Head(Buffer.alloc(0));
  private badCharset = false;
  private count = 0;
  private current: { node: Node; leaf: Leaf } | undefined;

  constructor(directory: string, private readonly limits: Limits) {
    this.folder = new Folder(directory);
    this.bodies = new Bodies(limits, (name) => {
      this.countPart();
      return this.folder.open({ type: this.folder.typeOf(name), disposition: "attachment", name, cid: null }, "file");
    });
  }

  take(chunk: SplitterChunk): void {
    if (chunk.type === "node") this.begin(chunk);
    // What stands between the parts of a multipart is for programs that do not know MIME.
    else if (chunk.type === "body" || chunk.node === this.current?.node) this.current?.leaf.push(chunk.value);
  }

  end(): Parts {
    this.current?.leaf.end();
    const { folder, structure, head } = this;
    for (const envelope of folder.attachments.filter(isTnef)) unpack(envelope, folder, () => this.countPart());
    return { head, structure, folder, bodies: this.bodies.all, badCharset: this.badCharset || this.bodies.badCharset };
  }

  private begin(node: Node): void {
    const isDivided = this.current !== undefined && this.current.node === node.parentNode;
    if (!isDivided) this.current?.leaf.end();

    const head = new Head(node.headers || Buffer.alloc(0));
    const described = describe(head);
    if (node.root) this.head = head;
    else this.countPart();
    this.structure.push(described);

    const outer = node.parentNode ? (this.branches.get(node.parentNode) ?? []) : [];
    if (outer.length > this.limits.depth) throw new Exceeded("depth");
    if (node.multipart) this.branches.set(node, [...outer, { id: this.branches.size, subtype: node.multipart }]);
    this.current = { node, leaf: this.leafOf(node, described, outer) };
    this.badCharset ||= head.words.mended;
  }

  private leafOf(node: Node, described: Description, outer: Branch[]): Leaf {
    if (node.multipart) return this.bodies.undivided(described, outer);
    const type = this.bodyType(described);
    if (type) return this.bodies.leaf(type, described, outer);
    return fileLeaf(described, () => this.folder.open(described, purposeOf(described)));
  }

  /** A text is a body unless it says that it is a file; with a name it is one only where no other came before. */
  private bodyType({ type, disposition, name }: Description): Body["type"] | undefined {
    if (type !== "text/plain" && type !== "text/html") return undefined;
    if (disposition !== "" && disposition !== "inline") return undefined;
    return name === "" || this.bodies.all.length === 0 ? type : undefined;
  }

  private countPart(): void {
    if (++this.count > this.limits.parts) throw new Exceeded("parts");
  }
}
