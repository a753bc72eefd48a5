import { Menu, MenuItem, Separator } from 'react-aria-components';
import { ExpandDocument, type FactKind, playgroundLink } from '../api/index.ts';
import { actorKind, type Dispatch, FIRST, factKindsOf, MOST, type Point, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { countQuestion, useCounts } from './use-counts.ts';

/** How many times as many facts are asked for, if more are wanted. */
const MORE = 5;

interface Props extends Pick<SlotProps, 'state' | 'dispatch' | 'picture'> {
  readonly id: string;
  /** Where it lies now, to be pinned there. */
  readonly place: () => Point | null;
  readonly close: () => void;
}

/** What can be done with a node. Escape closes it. */
export function NodeMenu({ id, place, close, ...props }: Props) {
  const node = props.picture.nodes.find((one) => one.id === id);
  const { dispatch } = props;
  const act = (key: string): void => {
    close();
    if (key === 'evidence') dispatch({ type: 'select', id });
    if (key === 'all') dispatch({ type: 'add', id });
    if (key === 'hide') dispatch({ type: 'hide', ids: [id] });
    if (key === 'pin') togglePin(id, props, place());
  };
  const isActor = actorKind(id) !== undefined;
  return (
    <Menu
      className="node-menu"
      aria-label={TEXTS.graph.menuOf(node?.label ?? id)}
      autoFocus="first"
      onAction={(key) => act(String(key))}
      onClose={close}
    >
      <MenuItem id="evidence">{TEXTS.graph.evidence}</MenuItem>
      {isActor && <KindItems {...props} id={id} close={close} />}
      <MenuItem id="pin">{props.state.pinned[id] ? TEXTS.graph.unpin : TEXTS.graph.pin}</MenuItem>
      <MenuItem id="hide">{TEXTS.graph.hide}</MenuItem>
      {isActor && (
        <MenuItem href={playgroundLink(location.href, ExpandDocument, countQuestion(props.state, id))}>
          {TEXTS.graph.ask}
        </MenuItem>
      )}
    </Menu>
  );
}

export function togglePin(
  id: string,
  { state, dispatch }: { readonly state: SlotProps['state']; readonly dispatch: Dispatch },
  place: Point | null,
): void {
  if (state.pinned[id]) dispatch({ type: 'unpin', ids: [id] });
  else if (place) dispatch({ type: 'pin', places: { [id]: { x: place.x, y: place.y } } });
}

/** An item for each kind of fact: how many are drawn of how many there are. */
function KindItems({ id, state, dispatch, close }: Pick<Props, 'id' | 'state' | 'dispatch' | 'close'>) {
  const counts = useCounts(state, id);
  const wanted = state.expanded[id] ?? {};
  const kinds = factKindsOf(id);
  const act = (kind: FactKind): void => {
    close();
    const drawn = wanted[kind];
    const all = drawn !== undefined && drawn >= Math.min(counts[kind] ?? 0, MOST);
    if (all) dispatch({ type: 'collapse', id, kind });
    else dispatch({ type: 'expand', id, kind, first: drawn === undefined ? FIRST : drawn * MORE });
  };
  return (
    <>
      <Separator />
      {kinds.map((kind) => {
        const total = counts[kind];
        const drawn = Math.min(wanted[kind] ?? 0, total ?? Number.POSITIVE_INFINITY);
        return (
          <MenuItem
            key={kind}
            id={kind}
            textValue={TEXTS.facts[kind]}
            isDisabled={total === 0 && wanted[kind] === undefined}
            onAction={() => act(kind)}
          >
            {/* No slots: what is seen is then what it is called. */}
            <span>{kindText(kind, drawn, total)}</span>{' '}
            {total !== undefined && (
              <span className="drawn-of">{TEXTS.graph.drawnOf(formatNumber(drawn), formatNumber(total))}</span>
            )}
          </MenuItem>
        );
      })}
      {kinds.some((kind) => wanted[kind] === undefined) && <MenuItem id="all">{TEXTS.graph.expandAll}</MenuItem>}
      <Separator />
    </>
  );
}

function kindText(kind: FactKind, drawn: number, total: number | undefined): string {
  const name = TEXTS.facts[kind];
  if (drawn === 0) return TEXTS.graph.expand(name);
  return drawn >= Math.min(total ?? 0, MOST) ? TEXTS.graph.collapse(name) : TEXTS.graph.more(name);
}
