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

const MENU = { width: 250, height: 330 };

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
      const wide = open ? MENU.width : 40;
      const high = open ? MENU.height : 40;
      const left = Math.min(at.x + at.size * 0.7 + 6, clientWidth - wide);
      const top = Math.min(at.y - at.size * 0.7 - 34, clientHeight - high);
      element.current.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
    };
    follow.current = move;
    move();
    return () => {
      follow.current = null;
    };
  }, [shown, open, place, follow]);
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
