/**
 * The companion: the mail edge of Cauce, in a role given by its only argument. Without one it sends letters; with
 * `parse` it reads raw mails; with `fetch` it watches mailboxes. Each role is a process of its own, so that a mail
 * that brings its reader to a stand holds up neither the letters nor the mailboxes.
 */
import { serve } from "./lines.js";

// Loaded on demand: a role starts without the libraries of the others.
const roles = {
  send: () => import("./sendRole.js"),
  parse: () => import("./parse/role.js"),
  fetch: () => import("./fetch/role.js"),
};

const role = process.argv[2] ?? "send";
if (!Object.hasOwn(roles, role)) {
  process.stderr.write(`${JSON.stringify({ event: "role", error: `known roles are ${Object.keys(roles).join(", ")}` })}\n`);
  process.exit(2);
}
serve((await roles[role as keyof typeof roles]()).default);
