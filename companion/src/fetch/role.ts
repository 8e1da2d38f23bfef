import type { Role } from "../lines.js";
const role: Role = { kinds: {} };
export default role;
