/**
 * An identifier in backticks: engines reserve different words.
 * @throws where it has a backtick: the embedded engine knows no way to write one. The model has no such names.
 */
export function quote(identifier: string): string {
  if (identifier.includes('`')) throw new Error(`The name ${JSON.stringify(identifier)} has a backtick`);
  return `\`${identifier}\``;
}

/** A parameter as the text refers to it. */
export const parameter = (name: string): string => `$${quote(name)}`;

/** A text of the model as a literal. Values of a request are parameters. */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
