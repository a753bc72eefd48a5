import { X } from 'lucide-react';
import type { SearchType } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';
import { SearchField } from '../ui/index.ts';

const ACTORS: readonly SearchType[] = ['COUNTRY', 'PERSON', 'ORGANIZATION', 'ALLIANCE'];

interface ActorFieldProps {
  readonly label: string;
  readonly id: string | null;
  readonly nameOf: (id: string) => string;
  readonly types?: readonly SearchType[];
  readonly onChange: (id: string | null) => void;
}

/** One actor: its name with a way to choose another, or the search for it. */
export function ActorField({ label, id, nameOf, types = ACTORS, onChange }: ActorFieldProps) {
  if (id === null) return <SearchField label={label} labelled types={types} onChoose={onChange} />;
  return (
    <p className="chosen">
      <span className="label">{label}</span> <strong>{nameOf(id)}</strong>
      <button type="button" aria-label={TEXTS.follow.other(label)} onClick={() => onChange(null)}>
        <X aria-hidden size={14} />
      </button>
    </p>
  );
}
