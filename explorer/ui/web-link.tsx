import { httpUrl } from './http-url.ts';

interface WebLinkProps {
  /** The address as the data has it. */
  readonly url: string | null;
  readonly text: string;
}

/** A text from the data, linked to its address on the web if it has one. */
export function WebLink({ url, text }: WebLinkProps) {
  const href = httpUrl(url);
  if (href === undefined) return <bdi>{text}</bdi>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <bdi>{text}</bdi>
    </a>
  );
}
