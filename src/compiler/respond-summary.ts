import type { Binding } from './bind.ts';
import type { AggregateEntry, AggregateView, GroupEntry, GroupView } from './plan.ts';
import { respond } from './respond.ts';
import { type ResponseObject, type Row, TYPE } from './response.ts';

/** An aggregate, from the list of a summary. */
export function aggregate(view: AggregateView, summary: readonly unknown[]): ResponseObject {
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = aggregateValue(view, entry, summary);
  return object;
}

function aggregateValue(view: AggregateView, entry: AggregateEntry, summary: readonly unknown[]): unknown {
  const number = (at: number): number => Number(summary[at] ?? 0);
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'value':
      return summary[entry.at] ?? null;
    case 'avg':
      return number(entry.known) === 0 ? null : number(entry.sum) / number(entry.known);
    case 'nulls':
      return number(entry.count) - number(entry.known);
    case 'property':
      return aggregate(entry.view, summary);
  }
}

/** A group, from its row, which begins with the number of its branch. */
export function group(views: readonly GroupView[], row: Row, binding: Binding): ResponseObject {
  const view = views[row[0] as number];
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view?.typeName ?? '' };
  for (const entry of view?.entries ?? []) object[entry.key] = groupValue(object[TYPE], entry, row, binding);
  return object;
}

function groupValue(typeName: string, entry: GroupEntry, row: Row, binding: Binding): unknown {
  switch (entry.kind) {
    case 'typename':
      return typeName;
    case 'absent':
      return null;
    case 'value':
      return row[entry.slot] ?? null;
    case 'related':
      return respond(entry.view, row, binding);
    case 'aggregate':
      return aggregate(entry.view, row[entry.slot] as readonly unknown[]);
  }
}
