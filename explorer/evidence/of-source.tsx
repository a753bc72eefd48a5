import { FromOthersDocument, SourcesOfDocument, useAnswer } from '../api/index.ts';
import { actorKind } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Problems, propertyInWords } from '../ui/index.ts';

const { evidence } = TEXTS;

interface OfSourceProps {
  readonly id: string;
  readonly source: string | null;
  readonly onSource: (source: string | null) => void;
}

/** Reads the statements of one source only, and says which values of the fact then are those of others. */
export function OfSource({ id, source, onSource }: OfSourceProps) {
  const { answer } = useAnswer(SourcesOfDocument, { id });
  const node = answer?.data?.node;
  const { groupBy = [], groupCount = 0 } = node && 'statements' in node ? node.statements : {};
  const others = useAnswer(
    FromOthersDocument,
    source === null || actorKind(id) !== undefined ? undefined : { id, sources: [source] },
  ).answer;
  const fact = others?.data?.node;
  const from = fact && 'fromOthers' in fact ? fact.fromOthers : undefined;
  if (groupBy.length < 2) return <Problems problems={answer?.problems ?? []} />;
  return (
    <>
      <label className="of-source">
        {evidence.onlyFrom}{' '}
        <select value={source ?? ''} onChange={({ target }) => onSource(target.value === '' ? null : target.value)}>
          <option value="">{evidence.allSources}</option>
          {groupBy.map(
            ({ source: one, aggregate }) =>
              one && (
                <option key={one.id} value={one.id}>
                  {evidence.sourceWith(one.title, formatNumber(aggregate.count))}
                </option>
              ),
          )}
        </select>
      </label>
      {groupCount > groupBy.length && (
        <p className="place">{evidence.moreSources(formatNumber(groupCount - groupBy.length))}</p>
      )}
      <Problems problems={[...(answer?.problems ?? []), ...(others?.problems ?? [])]} />
      {from && (
        <p>
          {from.length === 0
            ? evidence.nothingFromOthers
            : evidence.othersGave(
                from.map(({ property, source: other }) => `${propertyInWords(property)} (${other.title})`).join(', '),
              )}
        </p>
      )}
    </>
  );
}
