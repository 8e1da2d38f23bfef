import { MarkedWordController } from "../marked-word";

/** `@` in a text area suggests colleagues; a choice writes `@name ` where the caret stands. */
export class MentionController extends MarkedWordController {
  protected override readonly unfinished = /(?:^|\s)@([\p{L}\d._-]{0,40})$/u;

  protected override become(value: string) {
    return `@${value} `;
  }
}
