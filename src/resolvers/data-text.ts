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

  /** A whole response as JSON; such data stands in it as it is. */
  static stringify(response: { readonly data?: unknown }): string {
    const { data, ...others } = response;
    if (!(data instanceof DataText)) return `${JSON.stringify(response)}\n`;
    const rest = JSON.stringify(others).slice(1);
    return `{"data":${data.#text}${rest === '}' ? '' : ','}${rest}\n`;
  }
}
