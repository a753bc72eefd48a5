import { X } from 'lucide-react';
import { EvidencePanel } from '../evidence/index.ts';
import { FOLLOW_PANELS } from '../follow/index.ts';
import type { Panel, SlotProps } from '../state/index.ts';
import { TakePanel } from '../take/index.ts';
import { TEXTS } from '../texts/index.ts';

type Slot = (props: SlotProps) => React.ReactNode;

/** What shows each kind of panel. */
const PANELS: Readonly<Partial<Record<Panel['kind'], Slot>>> = {
  evidence: EvidencePanel,
  take: TakePanel,
  ...FOLLOW_PANELS,
};

export function SidePanel(props: SlotProps) {
  const Shown = PANELS[props.state.panel.kind];
  if (!Shown) return null;
  const close = (): void => {
    props.dispatch({ type: 'select', id: null });
    props.dispatch({ type: 'panel', panel: { kind: 'none' } });
  };
  return (
    <aside aria-label={TEXTS.page.panel}>
      <button type="button" className="close" aria-label={TEXTS.page.closePanel} onClick={close}>
        <X aria-hidden size={16} />
      </button>
      <Shown {...props} />
    </aside>
  );
}
