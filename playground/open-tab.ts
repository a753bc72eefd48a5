/** The part of GraphiQL's actions that opens tabs. */
interface TabActions {
  addTab(): void;
  changeTab(index: number): void;
}

/** Shows the tab with this operation, or opens one. */
export function openTab(
  { addTab, changeTab }: TabActions,
  tabs: readonly { readonly query: string | null }[],
  editor: { setValue(text: string): void } | undefined,
  query: string,
): void {
  const index = tabs.findIndex((tab) => tab.query === query);
  if (index >= 0) changeTab(index);
  else {
    addTab();
    // The editor now shows the new tab.
    editor?.setValue(query);
  }
}
