/**
 * What parts the items of a list of texts that is stored as one text: the unit separator. A list of short texts takes several
 * times the memory of a text on the embedded engine.
 */
export const JOINT = '\u001f';

/** A list of texts as one text. Items must not contain the joint. */
export const joinedTexts = (texts: readonly string[]): string => texts.join(JOINT);

/** The texts of a joined one; none if it is null. */
export const textsOfJoined = (joined: unknown): readonly string[] =>
  typeof joined === 'string' ? joined.split(JOINT) : [];
