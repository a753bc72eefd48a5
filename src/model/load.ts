import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import { checkModel, type Finding } from './check/check.ts';
import { definitionsOf } from './sdl/directives.ts';
import { parseFiles, readSdlFiles, SCHEMA_DIR, throwErrors } from './sdl/files.ts';
import { readTypes } from './sdl/read-types.ts';
import { sdlErrors } from './sdl/validate.ts';
import type { Model, SdlFile } from './types.ts';

/**
 * The model that the SDL in a folder describes.
 * @throws {ModelError} with every problem and its place.
 */
export function loadModel(directory: URL = SCHEMA_DIR): Model {
  const files = readSdlFiles(directory);
  return parseModel(files.model, files.analyses);
}

/**
 * The model that SDL files describe, checked and frozen. They must declare the mapping directives.
 * @throws {ModelError} with every problem and its place.
 */
export function parseModel(files: readonly SdlFile[], analyses: readonly SdlFile[] = []): Model {
  const document = parseFiles(files);
  throwErrors(sdlErrors(document));
  const model = readTypes(document, analyses);
  throwErrors(checkModel(model).map((finding) => located(document, finding)));
  return deepFreeze(model);
}

/** A finding at the name of its field, or of its type. */
function located(document: DocumentNode, { type, field, message }: Finding): GraphQLError {
  const owner = [
    ...definitionsOf(document, Kind.OBJECT_TYPE_DEFINITION),
    ...definitionsOf(document, Kind.INTERFACE_TYPE_DEFINITION),
  ].find(({ name }) => name.value === type);
  const named = owner?.fields?.find(({ name }) => name.value === field) ?? owner;
  return new GraphQLError(message, { nodes: named?.name ?? null });
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
