import { SingleDocument, useAnswer } from '../api/index.ts';
import { actorKind } from '../state/index.ts';
import { formatDate, TEXTS } from '../texts/index.ts';
import { WithDates } from '../ui/index.ts';
import { presumedBy } from './presumed.ts';
import type { Subject } from './values.ts';

const { evidence } = TEXTS;

interface OnDayProps {
  readonly id: string;
  readonly subject: Subject | undefined;
  readonly day: string | null;
}

/** Of a fact: how surely it is in force on the day, which sources showed it, and how long it is presumed to go on. */
export function OnDay({ id, subject, day }: OnDayProps) {
  const asked = day === null || actorKind(id) !== undefined ? undefined : { ids: [id], day, dated: true };
  const [node] = useAnswer(SingleDocument, asked).answer?.data?.nodes ?? [];
  if (!subject || !('disputed' in subject)) return null;
  const level = node && 'inForce' in node && node.id === id ? node.inForce : undefined;
  const maturesOn = subject.__typename === 'Loan' ? subject.maturesOn : null;
  const { presumedUntil } = subject;
  return (
    <dl className="values on-day">
      {day !== null && level && (
        <div>
          <dt>
            <WithDates text={evidence.onDay(day)} />
          </dt>
          <dd>{TEXTS.inForce[level]}</dd>
        </div>
      )}
      <div>
        <dt>{evidence.presumedUntil}</dt>
        <dd>
          {presumedUntil && <b>{formatDate(presumedUntil, null)}</b>}{' '}
          <span>{evidence.presumedBy[presumedBy(subject, maturesOn)]}</span>
        </dd>
      </div>
    </dl>
  );
}
