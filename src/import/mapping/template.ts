/** A piece of a template: literal text, or the name of a column or value. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string };

/**
 * Parses a template such as `tenure:{code}-{year}`. Doubled braces stand for literal ones.
 * Returns a text if something is wrong with it.
 */
export function parseTemplate(template: string): readonly TemplatePart[] | string {
  const parts: TemplatePart[] = [];
  let text = '';
  for (let at = 0; at < template.length; at++) {
    const sign = template.charAt(at);
    if (sign !== '{' && sign !== '}') {
      text += sign;
    } else if (template.charAt(at + 1) === sign) {
      text += sign;
      at++;
    } else if (sign === '}') {
      return 'has a } without a {: write }} for a literal brace';
    } else {
      const end = template.indexOf('}', at);
      if (end < 0) return 'has a { without a }: write {{ for a literal brace';
      const name = template.slice(at + 1, end).trim();
      if (name === '') return 'has {} without a name';
      if (text !== '') parts.push({ kind: 'text', text });
      parts.push({ kind: 'name', name });
      text = '';
      at = end;
    }
  }
  if (text !== '') parts.push({ kind: 'text', text });
  return parts;
}
