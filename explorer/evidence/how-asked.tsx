import { useState } from 'react';
import { type Operation, playgroundLink, useExplained } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';

const { evidence } = TEXTS;

interface HowAskedProps<Data, Variables> {
  readonly operation: Operation<Data, Variables>;
  readonly variables: Variables;
}

/** The operation that gave what is shown, and the Cypher behind it, which is asked for when it is wanted. */
export function HowAsked<Data, Variables>({ operation, variables }: HowAskedProps<Data, Variables>) {
  const [open, setOpen] = useState(false);
  const answer = useExplained(operation, open ? variables : undefined);
  return (
    <section className="how-asked">
      <a href={playgroundLink(location.href, operation, variables)}>{evidence.ask}</a>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{evidence.asked}</summary>
        <h4>{evidence.cypher}</h4>
        <Problems problems={answer?.problems ?? []} />
        {answer === undefined && <p>{evidence.asking}</p>}
        {answer?.cypher.length === 0 && <p>{evidence.noCypher}</p>}
        {answer?.cypher.map(({ text, params }) => (
          <Code key={`${text} ${JSON.stringify(params)}`} name={evidence.cypher} text={withParams(text, params)} />
        ))}
        <h4>{evidence.operation}</h4>
        <Code name={evidence.operation} text={String(operation).trim()} />
        <h4>{evidence.variables}</h4>
        <Code name={evidence.variables} text={JSON.stringify(variables, undefined, 2)} />
      </details>
    </section>
  );
}

const withParams = (text: string, params: Readonly<Record<string, unknown>>): string =>
  Object.keys(params).length === 0 ? text : `${text}\n\n${JSON.stringify(params, undefined, 2)}`;

/** Scrolls in itself, so it can be reached by keyboard. */
function Code({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section aria-label={name} tabIndex={0} className="code">
      <pre>{text}</pre>
    </section>
  );
}
