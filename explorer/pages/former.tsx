import type { Picture } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import type { FormerId } from './use-former-ids.ts';

interface FormerProps {
  readonly ids: readonly FormerId[];
  readonly picture: Picture;
}

/** Which ids were joined into others since a link with them was made. */
export function Former({ ids, picture }: FormerProps) {
  if (ids.length === 0) return null;
  const names = new Map(picture.nodes.map(({ id, label }) => [id, label]));
  return (
    <ul className="former" role="status">
      {ids.map(({ id, now }) => (
        <li key={id}>{TEXTS.page.former(id, now, names.get(now) ?? null)}</li>
      ))}
    </ul>
  );
}
