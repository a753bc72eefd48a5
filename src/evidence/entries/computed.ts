/** Properties that are computed from statements, so that no entry and no statement gives them. */
export const COMPUTED: ReadonlySet<string> = new Set(['presumedUntil', 'disputed', 'statementCount', 'sourceCount']);
