import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import { EvidencePanel } from '../evidence/index.ts';
import { FOLLOW_PANELS } from '../follow/index.ts';
import type { Panel, SlotProps } from '../state/index.ts';
import { TakePanel } from '../take/index.ts';
import { TEXTS } from '../texts/index.ts';
import { useRoomy } from '../ui/index.ts';

type Slot = (props: SlotProps) => React.ReactNode;

/** What shows each kind of panel. */
const PANELS: Readonly<Partial<Record<Panel['kind'], Slot>>> = {
  take: TakePanel,
  ...FOLLOW_PANELS,
};

/**
 * The evidence of what is selected; else the panel, to which the evidence leads back. On a phone it is a sheet below the
 * drawing, which leaves the drawing its room until it is raised.
 */
export function SidePanel(props: SlotProps) {
  const { state, dispatch } = props;
  const roomy = useRoomy();
  const [raised, setRaised] = useState(false);
  const Behind = PANELS[state.panel.kind];
  const Shown = state.selected === null ? Behind : EvidencePanel;
  if (!Shown) return null;
  const Icon = raised ? ChevronDown : ChevronUp;
  return (
    <aside aria-label={TEXTS.page.panel} data-raised={raised}>
      <p className="close">
        {state.selected !== null && Behind && (
          <button type="button" onClick={() => dispatch({ type: 'select', id: null })}>
            <ArrowLeft aria-hidden size={16} /> {TEXTS.page.back}
          </button>
        )}
        {!roomy && (
          <button type="button" aria-expanded={raised} onClick={() => setRaised(!raised)}>
            <Icon aria-hidden size={16} /> {raised ? TEXTS.page.lower : TEXTS.page.raise}
          </button>
        )}
        <button
          type="button"
          aria-label={TEXTS.page.closePanel}
          onClick={() => dispatch({ type: 'panel', panel: { kind: 'none' } })}
        >
          <X aria-hidden size={16} />
        </button>
      </p>
      <Shown {...props} />
    </aside>
  );
}
