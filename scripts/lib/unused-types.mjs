/** A type of its own, with the comment before it. */
const TYPE = /(?:^\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?^export type (\w+)\b[\s\S]*?;\n(?=\n|export |\/\*\*|type )/gm;
/** The types of operations and fragments. */
const KEPT = /(?:Query|QueryVariables|Fragment)$/;

/**
 * Takes away the types that no operation of a generated file uses: the generator writes every input of the schema.
 * @param {string} text
 * @returns {string}
 */
export function withoutUnusedTypes(text) {
  /** @type {Map<string, string>} */
  const types = new Map();
  for (const [whole, name = ''] of text.matchAll(TYPE)) if (!KEPT.test(name)) types.set(name, whole);
  const others = [...types.values()].reduce((left, whole) => left.replace(whole, ''), text);
  const used = new Set(namesIn(others, types));
  // A set is walked to its end, also over what is added meanwhile.
  for (const name of used) for (const further of namesIn(types.get(name) ?? '', types)) used.add(further);
  const unused = [...types].filter(([name]) => !used.has(name));
  return unused.reduce((left, [, whole]) => left.replace(whole, ''), text).replaceAll(/\n{3,}/g, '\n\n');
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} types
 */
const namesIn = (text, types) => (text.match(/\b\w+\b/g) ?? []).filter((name) => types.has(name));
