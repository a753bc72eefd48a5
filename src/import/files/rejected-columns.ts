/** The first columns of a file of rejected rows; those of the rows follow. */
export const OF_REJECTED: readonly string[] = ['row', 'reason', 'column'];

/** The last column: the text of a row that could not be read. It has a name that no column of the rows has. */
export const textName = (columns: readonly string[]): string => {
  let name = 'text';
  while (columns.includes(name)) name = `_${name}`;
  return name;
};

export const isTextName = (name: string): boolean => /^_*text$/.test(name);
