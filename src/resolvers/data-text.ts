/** The data of a response that is JSON already. */
export class DataText implements Record<string, unknown> {
  [key: string]: unknown;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The objects of the data, for whoever serializes it as any other. */
  toJSON(): unknown {
    return JSON.parse(this.#text);
  }

  /** A whole response as JSON, its errors first; such data stands in it as it is. */
  static stringify({ errors, data, ...others }: { readonly errors?: unknown; readonly data?: unknown }): string {
    if (!(data instanceof DataText)) return `${JSON.stringify({ errors, data, ...others })}\n`;
    const first = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
    const rest = JSON.stringify(others).slice(1);
    return `{${first}"data":${data.#text}${rest === '}' ? '' : ','}${rest}\n`;
  }
}
