/** Follow: chains, shared ties, exposure, the map, and where sources disagree. */
import './follow.css';
import { ConflictsPanel } from './conflicts-panel.tsx';
import { ExposurePanel } from './exposure-panel.tsx';
import { PathsPanel } from './paths-panel.tsx';
import { SharedPanel } from './shared-panel.tsx';

export { startOf } from './start.ts';
export { useFound } from './use-found.ts';

/** Loads the map with what it is drawn of. */
export const mapView = () => import('./map/map-view.tsx').then(({ MapView }) => ({ default: MapView }));

/** What shows a panel, by its kind. */
export const FOLLOW_PANELS = {
  paths: PathsPanel,
  shared: SharedPanel,
  exposure: ExposurePanel,
  conflicts: ConflictsPanel,
} as const;
