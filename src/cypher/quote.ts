/** An identifier in backticks: engines reserve different words. */
export const quote = (identifier: string): string => `\`${identifier.replaceAll('`', '``')}\``;

/** A parameter as the text refers to it. */
export const parameter = (name: string): string => `$${quote(name)}`;
