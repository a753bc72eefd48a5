import { type DocumentNode, Kind } from 'graphql';
import { inheritAtIn } from './inherit-at.ts';
import { shapeOf } from './shape.ts';

/** A file of documents, as GraphQL Code Generator hands it on. */
interface DocumentFile {
  document?: DocumentNode;
}

/**
 * For `documentTransforms` of GraphQL Code Generator. All files are one document, since a fragment of one is spread in
 * others; the further forms of a fragment follow it in its file.
 */
export function transform<File extends DocumentFile>(options: {
  readonly documents: File[];
  readonly schema: DocumentNode;
}): File[] {
  const definitions = options.documents.flatMap(({ document }) => document?.definitions ?? []);
  const written = [...inheritAtIn(definitions, shapeOf(options.schema))];
  return options.documents.map((file) => {
    if (!file.document) return file;
    const own = written.splice(0, file.document.definitions.length).flat();
    return { ...file, document: { kind: Kind.DOCUMENT, definitions: own } };
  });
}
