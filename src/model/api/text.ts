/** Small pieces of SDL text. Every definition of the API carries a description. */

/** A field or an input value: `name(arguments): type`. */
export interface Member {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** Of an argument: what it is where it is left out, as SDL writes it. */
  readonly default?: string;
  readonly arguments?: readonly Member[];
}

/** A description as a block string. */
export const described = (description: string, indent = ''): string =>
  `${indent}"""\n${description
    .split('\n')
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n')}\n${indent}"""\n`;

function printMember(member: Member, indent: string): string {
  const inner = `${indent}  `;
  const list = member.arguments ?? [];
  const args =
    list.length === 0 ? '' : `(\n${list.map((argument) => printMember(argument, inner)).join('\n')}\n${indent})`;
  const fallback = member.default === undefined ? '' : ` = ${member.default}`;
  return `${described(member.description, indent)}${indent}${member.name}${args}: ${member.type}${fallback}`;
}

/** `type`, `interface` or `input` with its members. */
export const block = (head: string, description: string, members: readonly Member[]): string =>
  `${described(description)}${head} {\n${members.map((member) => printMember(member, '  ')).join('\n\n')}\n}\n`;

/** An enum with its values. */
export const enumeration = (
  name: string,
  description: string,
  values: readonly { readonly name: string; readonly description: string }[],
): string =>
  `${described(description)}enum ${name} {\n${values
    .map((value) => `${described(value.description, '  ')}  ${value.name}`)
    .join('\n\n')}\n}\n`;
