import { GraphQLError } from 'graphql';

/** Names the URL parameter in an error instead of the argument: `neighborhood.via.facts` becomes `facts`. */
export function renameArgument(error: unknown): never {
  if (!(error instanceof GraphQLError) || typeof error.extensions.argument !== 'string') throw error;
  const path = error.extensions.argument;
  const argument = path.replace(/^\w+\.(via\.)?/, '');
  throw new GraphQLError(
    error.message.replace(path, () => argument),
    { extensions: { ...error.extensions, argument } },
  );
}
