/** A fault that ends an import: of the file as a whole, of the mapping, or of the command. Its message names the place. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
