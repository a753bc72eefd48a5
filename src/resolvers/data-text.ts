/** Response data that is already JSON. */
export class DataText implements Record<string, unknown> {
  [key: string]: unknown;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The data as objects, for any other serializer. */
  toJSON(): unknown {
    return JSON.parse(this.#text);
  }

  /** Serializes a response, errors first. Data that is JSON already is inserted as it is. */
  static stringify({ errors, data, ...others }: { readonly errors?: unknown; readonly data?: unknown }): string {
    if (!(data instanceof DataText)) return `${JSON.stringify({ errors, data, ...others })}\n`;
    const first = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
    const rest = JSON.stringify(others).slice(1);
    return `{${first}"data":${data.#text}${rest === '}' ? '' : ','}${rest}\n`;
  }
}
