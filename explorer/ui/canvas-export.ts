import { createContext, type RefObject, use, useEffect } from 'react';

/** What is drawn as a picture to take along. */
export interface CanvasExport {
  /** The whole drawing with its legend, in twice the size of the screen's points. */
  readonly png: () => Promise<Blob>;
  readonly svg: () => string;
}

/** Null while nothing is drawn, as on the table. Read it when a person asks, not while rendering. */
type Holder = RefObject<CanvasExport | null>;

const CanvasExportContext = createContext<Holder>({ current: null });

/** Around the canvas and what exports it; its value is `useRef(null)`. */
export const CanvasExportProvider = CanvasExportContext;

/** Where the canvas leaves its exporter. */
export const useCanvasExport = (): Holder => use(CanvasExportContext);

/** Offers the exporter of the canvas while it is shown. */
export function useOfferExport(offered: CanvasExport | null): void {
  const holder = useCanvasExport();
  useEffect(() => {
    holder.current = offered;
    return () => {
      holder.current = null;
    };
  }, [holder, offered]);
}
