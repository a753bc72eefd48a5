import { type DocumentNode, Kind } from 'graphql';
import { inheritAtIn } from './inherit-at.ts';
import { shapeOf } from './shape.ts';

/** A file of documents, as GraphQL Code Generator passes it. */
interface DocumentFile {
  document?: DocumentNode;
}

/**
 * For `documentTransforms` of GraphQL Code Generator. Treats all files as one document, since they share fragments. Copies of
 * a fragment follow it in its file.
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
