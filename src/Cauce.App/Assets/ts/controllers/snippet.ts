import { MarkedWordController } from "../marked-word";

/** `/` in a text area offers ready-made texts; a choice stands where the slash stood. */
export class SnippetController extends MarkedWordController {
  protected override readonly unfinished = /(?:^|\s)\/([\p{L}\d._-]{0,40})$/u;

  protected override become(value: string) {
    return value;
  }
}
