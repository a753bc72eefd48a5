import { FROM_OTHERS_FIELD, FROM_OTHERS_TYPE } from '../from-others.ts';
import { isFact } from '../kinds.ts';
import type { Model } from '../types.ts';
import { LIMITS } from './limits.ts';
import { block, type Member } from './text.ts';

const FIELD: Member = {
  name: FROM_OTHERS_FIELD,
  description:
    'The values of the fact that none of these sources gives, by property, each with a source that gives it. Parts and roles in events are not compared.',
  type: `[${FROM_OTHERS_TYPE}!]!`,
  arguments: [
    {
      name: 'sources',
      description: `The ids of the sources, at most ${LIMITS.sources}. A data set stands for the sources that its rows cite.`,
      type: '[ID!]!',
    },
  ],
};

/** Whether facts have statements, which say what a source gives. */
const isTold = ({ nodes }: Model): boolean =>
  nodes.has('Statement') && nodes.has('Source') && [...nodes.values()].some(isFact);

/** `fromOthers(sources:)`, which every fact has, and `Fact` itself. */
export const fromOthersFields = (
  model: Model,
  { name, interfaces = [] }: { readonly name: string; readonly interfaces?: readonly string[] },
): readonly Member[] => (isTold(model) && (name === 'Fact' || interfaces.includes('Fact')) ? [FIELD] : []);

/** What `fromOthers` lists. */
export const fromOthersTypes = (model: Model): readonly string[] =>
  isTold(model)
    ? [
        block(`type ${FROM_OTHERS_TYPE}`, 'A value of a fact that only a source that was not asked for gives.', [
          { name: 'property', description: "The property, or the actor's part in the fact.", type: 'String!' },
          { name: 'source', description: 'The source that gives the value.', type: 'Source!' },
        ]),
      ]
    : [];
