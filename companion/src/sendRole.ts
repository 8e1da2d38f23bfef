import { compose } from "./compose.js";
import type { Role } from "./lines.js";
import { closeIdlePools, closePools, send } from "./send.js";

const role: Role = { kinds: { send, compose }, beat: closeIdlePools, end: closePools };
export default role;
