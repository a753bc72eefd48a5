import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { type Column, fileRows, textOf } from './columns.ts';
import { csvOf } from './csv.ts';
import { arranged, nextOrder, type Order } from './order.ts';
import { saveText } from './save.ts';

/** Rows on a page: a browser is slow with tens of thousands. */
const PAGE = 100;

interface TableViewProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The column whose cells select the row. */
  readonly selects: string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly file: string;
}

/** A table in pages, sorted by any column and filtered; the file has all rows that the filter leaves, in their order. */
export function TableView<Row extends { readonly id: string }>(props: TableViewProps<Row>) {
  const { caption, columns, rows, selects, selected, onSelect, file } = props;
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const kept = useMemo(() => arranged(rows, columns, words, order), [rows, columns, words, order]);
  const last = Math.max(0, Math.ceil(kept.length / PAGE) - 1);
  const start = Math.min(page, last) * PAGE;
  const shown = kept.slice(start, start + PAGE);
  const texts = TEXTS.table;
  // A column that is empty in all rows, such as that of the day without one, says nothing.
  const visible = useMemo(
    () => columns.filter((column) => !column.fileOnly && rows.some((row) => textOf(column, row) !== '')),
    [columns, rows],
  );
  return (
    <>
      <div className="table-tools">
        <label>
          {texts.filter}{' '}
          <input
            type="search"
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              setPage(0);
            }}
          />
        </label>
        <p role="status">
          {texts.shown(
            formatNumber(kept.length === 0 ? 0 : start + 1),
            formatNumber(start + shown.length),
            formatNumber(kept.length),
            formatNumber(rows.length),
          )}
        </p>
        {last > 0 && (
          <>
            <button type="button" disabled={start === 0} onClick={() => setPage(Math.min(page, last) - 1)}>
              {texts.previous}
            </button>
            <button type="button" disabled={page >= last} onClick={() => setPage(page + 1)}>
              {texts.next}
            </button>
          </>
        )}
        <button type="button" onClick={() => saveText(file, 'text/csv', csvOf(fileRows(columns, kept)))}>
          {texts.save}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls it */}
      <section className="table-scroll" tabIndex={0} aria-label={caption}>
        <table className="picture-table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {visible.map(({ key, title }) => (
                <th key={key} scope="col" data-column={key} aria-sort={sortOf(order, key)}>
                  <button
                    type="button"
                    onClick={() => {
                      setOrder(nextOrder(order, key));
                      setPage(0);
                    }}
                  >
                    {title}
                    {order?.key === key &&
                      (order.descending ? <ArrowDown aria-hidden size={12} /> : <ArrowUp aria-hidden size={12} />)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id} data-row={row.id} className={row.id === selected ? 'selected' : ''}>
                {visible.map((column) => (
                  <td
                    key={column.key}
                    data-column={column.key}
                    className={typeof column.value(row) === 'number' ? 'number' : ''}
                  >
                    {column.key === selects ? (
                      <button type="button" className="link" onClick={() => onSelect(row.id)}>
                        {textOf(column, row)}
                      </button>
                    ) : (
                      textOf(column, row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const sortOf = (order: Order | undefined, key: string): 'ascending' | 'descending' | 'none' => {
  if (order?.key !== key) return 'none';
  return order.descending ? 'descending' : 'ascending';
};
