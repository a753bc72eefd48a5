import { lazy, Suspense, useMemo, useRef } from 'react';
import { mapView } from '../follow/index.ts';
import { GraphCanvas } from '../graph/index.ts';
import type { SlotProps } from '../state/index.ts';
import { PictureTable } from '../take/index.ts';
import { TEXTS } from '../texts/index.ts';
import { TimeBar } from '../time/index.ts';
import { type CanvasExport, CanvasExportProvider, Problems, SaidProblems } from '../ui/index.ts';
import { CredentialField } from './credential-field.tsx';
import { Cuts } from './cuts.tsx';
import { EmptyPage } from './empty-page.tsx';
import { Former } from './former.tsx';
import { Header } from './header.tsx';
import { SidePanel } from './side-panel.tsx';
import { useFormerIds, useLinkNotes } from './use-former-ids.ts';
import { useHistory } from './use-history.ts';
import { usePicture } from './use-picture.ts';

/** The page: search above, the drawing with a panel beside it, time below. */
export function ExplorerPage() {
  const { history, dispatch, ignored, opened } = useHistory();
  const state = history.present;
  const link = useLinkNotes(opened);
  const { picture, loading, failed, problems, notes } = usePicture(state, !link.loading);
  const all = useMemo(() => [...link.notes, ...notes], [link.notes, notes]);
  const former = useFormerIds(all, opened, dispatch);
  const slot: SlotProps = { state, dispatch, picture, loading, failed };
  const exported = useRef<CanvasExport>(null);
  const empty = state.roots.length + state.facts.length + picture.nodes.length === 0;
  return (
    <SaidProblems value={problems}>
      <CanvasExportProvider value={exported}>
        <Header history={history} dispatch={dispatch} />
        <main aria-busy={loading}>
          <section aria-label={TEXTS.page.canvas} className="canvas">
            {ignored.length > 0 && <p role="alert">{TEXTS.page.ignoredLink(ignored.join(', '))}</p>}
            <CredentialField />
            <Former ids={former} picture={picture} />
            <Problems all problems={problems} notes={notes.filter(({ code }) => code !== 'FORMER_ID')} />
            {empty ? <EmptyPage state={state} dispatch={dispatch} /> : <MainView {...slot} />}
            {!empty && <Cuts {...slot} />}
          </section>
          <SidePanel {...slot} />
        </main>
        <footer>
          <TimeBar {...slot} />
          <p role="status" className="status">
            {loading && TEXTS.page.loading}
          </p>
        </footer>
      </CanvasExportProvider>
    </SaidProblems>
  );
}

/** The map and its shapes are loaded when it is asked for. */
const MapView = lazy(mapView);

function MainView(props: SlotProps) {
  switch (props.state.view) {
    case 'table':
      return <PictureTable {...props} />;
    case 'map':
      return (
        <Suspense fallback={<p role="status">{TEXTS.map.loading}</p>}>
          <MapView {...props} />
        </Suspense>
      );
    case 'graph':
      return <GraphCanvas {...props} />;
  }
}
