// Every mail of the collections that others made, where they are present.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { after, before, describe, it } from "node:test";
import { mail, samples, startReader, withoutSamples } from "./mails.mjs";
import { EmailReplyParser, simpleParser } from "./world.mjs";

const walk = (folder) => readdirSync(folder).sort().flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});
const squeeze = (text) => (text ?? "").replace(/[\s\u00a0]+/g, "");

describe("mails that others collected", { skip: withoutSamples }, () => {
  let reader;
  before(async () => (reader = await startReader()));
  after(() => reader.close());

  it("reads all of them as another reader does, or better", async () => {
    const files = walk(join(samples, "mail")).filter((file) => !/\/files\/|README|LICENSE|\.gitattributes/.test(file));
    assert.ok(files.length > 170, `${files.length} files`);
    const differing = [];
    for (const file of files) {
      const ours = await reader.read(file);
      const theirs = await simpleParser(readFileSync(file));
      const name = relative(samples, file);
      // U+FFFD and its bytes read as Latin-1 are what the other reader makes of charsets that lie.
      const isSpoilt = (text) => /\ufffd|ï¿½|Ã/.test(text ?? "");
      const same = {
        subject: ours.subject === (theirs.subject ?? "").replace(/\s+/g, " ").trim() || isSpoilt(theirs.subject),
        text: squeeze(ours.text) === squeeze(theirs.text) || isSpoilt(theirs.text) || !theirs.text || ours.report !== null,
        from: ours.from.map((one) => one.address).join() === (theirs.from?.value ?? []).map((one) => one.address).join(),
        attachments: ours.attachments.length === theirs.attachments.length || ours.report !== null,
        sizes: theirs.attachments.every((theirsOne) => ours.attachments.some((one) => one.size === theirsOne.size)),
      };
      const wrong = Object.keys(same).filter((one) => !same[one]);
      if (wrong.length > 0) differing.push(`${name}: ${wrong}`);
      assert.ok(ours.text !== "" || ours.attachments.length > 0 || ours.problems.includes("noBody"), name);
    }
    assert.deepEqual(differing, better);
  });

  it("recognises every delivery failure, complaint and automatic reply, and what it is about", async () => {
    const files = walk(join(samples, "bounces"));
    assert.equal(files.length, 314);
    const [missed, aboutNothing] = [[], []];
    for (const file of files) {
      const { report, automatic } = await reader.read(file);
      if (!report && !automatic) missed.push(basename(file));
      if (report && !report.original?.messageId && !report.recipients.some((one) => one.address.includes("@"))) aboutNothing.push(basename(file));
    }
    assert.deepEqual(aboutNothing, []);
    // A person passes on a failure and writes a sentence of his own: that is a person's mail.
    assert.deepEqual(missed, ["lhost-sendmail-14.eml"]);
  });

  it("keeps what the person wrote in every reply, and loses nothing", async () => {
    const files = walk(join(samples, "replies/crisp"));
    assert.equal(files.length, 90);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      const { said, quoted } = await reader.read(mail({ "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit" }, text));
      assert.equal(squeeze(said + quoted), squeeze(text), basename(file));
      const wise = wiser[basename(file)];
      if (wise) assert.ok(said.trimEnd().endsWith(wise), `${basename(file)}: ${said.slice(-200)}`);
      else assert.equal(squeeze(said), squeeze(new EmailReplyParser().parseReply(text)), basename(file));
    }
  });
});

/** Where the library of whoever collected the replies cuts elsewhere: how ours end, and why. */
const wiser = {
  // Answers between the lines stay beside what they answer.
  "email_2.txt": "delete them all individually.\"", "email_tricky_18_inline_reply.txt": "not suitable for our use case.", "email_tricky_19_quote_without_header.txt": "And my final thoughts.",
  // Headers that it does not know, and lines torn off a quotation.
  "email_2_1.txt": "Outlook with a reply", "email_7.txt": "nec nec nibh.", "email_8.txt": "nec nec nibh.", "email_custom_quote_header.txt": "Thank you!",
  "email_thread.txt": "from bellow.", "email_tricky_17_forward_header.txt": "forwarded message below.", "email_emoji.txt": "🎉",
  // Closing words and the name are the person's, and so is what stands between lines drawn.
  "email_tricky_11_double_signature.txt": "Best regards,\nJohn", "email_tricky_2_url_with_wrote.txt": "Best regards,\nJohn", "email_with_regards.txt": "CEO @ Acme !",
  "email_tricky_7_multiple_dashes.txt": "separators in my content.",
};

/** Where this reader differs, and why. */
const better = [
  // HTML as text: links in it are written otherwise.
  "mail/ruby-mail/error_emails/content_transfer_encoding_with_8bits.eml: text",
  // Of two subjects, or senders, the first counts and not the last.
  "mail/ruby-mail/mime_emails/raw_email_with_binary_encoded.eml: subject",
  "mail/ruby-mail/mime_emails/raw_email_with_multipart_mixed_quoted_boundary.eml: subject",
  // An address with comments inside.
  "mail/ruby-mail/rfc2822/example10.eml: from",
  "mail/zbateson/m0010.txt: from",
  // Uuencoded files are files, and so are texts with a name after the first.
  "mail/zbateson/m0018.txt: text,attachments", "mail/zbateson/m1009.txt: text,attachments",
  "mail/zbateson/m1015.txt: text,attachments", "mail/zbateson/m1016.txt: text,attachments",
];
