import { Ellipsis } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point, SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { NodeMenu } from './node-menu.tsx';

interface Props extends Pick<SlotProps, 'state' | 'dispatch' | 'picture'> {
  /** The node beside which it lies; null for none. */
  readonly of: string | null;
  readonly open: boolean;
  readonly setOpened: (id: string | null) => void;
  /** Closes the menu and gives the keyboard back to the drawing. */
  readonly close: () => void;
  readonly place: (id: string) => (Point & { readonly size: number }) | null;
  readonly pinPlace: (id: string) => Point | null;
  /** What is called whenever something moved on the screen. */
  readonly follow: RefObject<(() => void) | null>;
}

/** How near it may come to the rim of the drawing, in points of the screen. */
const RIM = 4;

/** A button beside the selected node, which opens its menu. It goes where the node goes, without a render. */
export function Bubble({ of, open, setOpened, close, place, pinPlace, follow, ...props }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const node = props.picture.nodes.find(({ id }) => id === of);
  const shown = node?.id ?? null;
  useEffect(() => {
    const move = (): void => {
      if (!element.current || shown === null) return;
      const at = place(shown);
      const { clientWidth = 0, clientHeight = 0 } = element.current.parentElement ?? {};
      element.current.hidden = !at;
      if (!at) return;
      element.current.style.setProperty('--room', `${clientHeight - 2 * RIM}px`);
      const { offsetWidth, offsetHeight } = element.current;
      const left = Math.min(at.x + at.size * 0.7 + 6, clientWidth - offsetWidth - RIM);
      const top = Math.min(at.y - at.size * 0.7 - 34, clientHeight - offsetHeight - RIM);
      element.current.style.transform = `translate(${Math.max(RIM, left)}px, ${Math.max(RIM, top)}px)`;
    };
    follow.current = move;
    move();
    // The menu is larger than its button, and grows when its counts come.
    const observer = new ResizeObserver(move);
    if (element.current) observer.observe(element.current);
    return () => {
      follow.current = null;
      observer.disconnect();
    };
  }, [shown, place, follow]);
  if (!node) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (open && event.key === 'Escape') close();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (open && relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpened(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu in it
    <div ref={element} className="bubble" onKeyDown={onKeyDown} onBlur={onBlur}>
      {open ? (
        <NodeMenu {...props} id={node.id} place={() => pinPlace(node.id)} close={close} />
      ) : (
        <button
          type="button"
          aria-label={TEXTS.graph.menuOf(node.label)}
          title={TEXTS.graph.menu}
          aria-haspopup="menu"
          onClick={() => setOpened(node.id)}
        >
          <Ellipsis aria-hidden size={16} />
        </button>
      )}
    </div>
  );
}
