import { respond } from './respond.ts';
import { checked, type Reading, type ResponseObject, type Row, TYPE } from './response.ts';
import type { AggregateEntry, AggregateView, GroupEntry, GroupView } from './view.ts';

/** An aggregate, from the list of a summary. */
export function aggregate(view: AggregateView, summary: readonly unknown[], reading: Reading): ResponseObject {
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = aggregateValue(view, entry, summary, reading);
  return object;
}

function aggregateValue(
  view: AggregateView,
  entry: AggregateEntry,
  summary: readonly unknown[],
  reading: Reading,
): unknown {
  const number = (at: number): number => Number(summary[at] ?? 0);
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'value':
      return checked(entry.leaf, summary[entry.at] ?? null, reading);
    case 'avg':
      return number(entry.known) === 0 ? null : number(entry.sum) / number(entry.known);
    case 'nulls':
      return number(entry.count) - number(entry.known);
    case 'property':
      return aggregate(entry.view, summary, reading);
  }
}

/** A group, from its row, which begins with the number of its branch. */
export function group(views: readonly GroupView[], row: Row, reading: Reading): ResponseObject {
  const view = views[row[0] as number];
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view?.typeName ?? '' };
  for (const entry of view?.entries ?? []) object[entry.key] = groupValue(object[TYPE], entry, row, reading);
  return object;
}

function groupValue(typeName: string, entry: GroupEntry, row: Row, reading: Reading): unknown {
  switch (entry.kind) {
    case 'typename':
      return typeName;
    case 'absent':
      return null;
    case 'value':
      return checked(entry.leaf, row[entry.slot] ?? null, reading);
    case 'related':
      return respond(entry.view, row, reading);
    case 'aggregate':
      return aggregate(entry.view, row[entry.slot] as readonly unknown[], reading);
  }
}
