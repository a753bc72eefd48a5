import { useState } from 'react';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { foldedTo } from './fold.ts';
import { WithDates } from './with-dates.tsx';

/** A text from the data, in its own direction. A long one is folded until it is wanted. */
export function LongText({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false);
  const folded = foldedTo(text);
  return (
    <>
      <span dir="auto" className="long-text">
        <WithDates text={open ? text : (folded ?? text)} />
      </span>
      {folded !== undefined && (
        <>
          {' '}
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? TEXTS.showLess : TEXTS.showAll(formatNumber([...text].length))}
          </button>
        </>
      )}
    </>
  );
}
