declare module "libmime" {
  /** The part used here of a library that comes without types. Values go in as they stand in the header, unfolded. */
  export class Libmime {
    decodeWord(charset: string, encoding: string, text: string): string;
    decodeWords(text: string): string;
    decodeFlowed(text: string, delSp?: boolean): string;
    parseHeaderValue(value: string): { value: string | false; params: Record<string, string> };
    detectMimeType(nameOrExtension: string): string;
    detectExtension(mimeType: string): string;
  }
}
