import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import type { SearchMatchFieldView } from './types/result-view.ts';

/** Plans the fields of a `SearchMatch`: a text with the words that matched. */
export const planMatchFields = (site: FieldSite): readonly SearchMatchFieldView[] =>
  selectedFields(site, 'SearchMatch').map((own): SearchMatchFieldView => {
    const { key } = own;
    const name = fieldName(own);
    if (name !== 'segments')
      return { kind: name === '__typename' ? 'typename' : (name as 'property' | 'text' | 'languages'), key };
    const fields = selectedFields(own, 'SearchSegment').map((part) => {
      const kind = fieldName(part);
      return { kind: kind === '__typename' ? ('typename' as const) : (kind as 'text' | 'matched'), key: part.key };
    });
    return { kind: 'segments', key, fields };
  });
