import { type Problem, readAnswer } from './answer.ts';
import { credentialHeader, noteRefusal } from './credential.ts';

export type FileFormat = 'graphml' | 'gexf' | 'csv' | 'ftm';

/** A file of the server, or why there is none. */
export type FileAnswer =
  | { readonly name: string; readonly content: Blob; readonly problems?: undefined }
  | { readonly problems: readonly Problem[] };

/** Asks for the facts and actors with these ids as a file. One that breaks off on the way is a problem, and no file. */
export async function askFile(format: FileFormat, ids: readonly string[]): Promise<FileAnswer> {
  try {
    // Relative, so that it works behind a proxy with a path prefix.
    const response = await fetch(`export/${format}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentialHeader() },
      body: JSON.stringify({ ids }),
    });
    if (!response.ok) {
      const { problems } = readAnswer(await response.text(), response.status);
      noteRefusal(problems);
      return { problems };
    }
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { name: name ?? `entente.${format}`, content: await response.blob() };
  } catch (error) {
    return { problems: [{ code: 'UNREACHABLE', message: error instanceof Error ? error.message : '' }] };
  }
}
