import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { Mutant, Mutation } from '../model.ts';
import { bodyMutations } from './body.ts';
import { connectionMutations } from './connection.ts';
import type { DocumentedAnswer } from './documented-answer.ts';
import { documentedAnswers } from './documented-answer.ts';
import { fieldMutations } from './fields.ts';
import { listMutations } from './lists.ts';
import { mutationText } from './mutation-text.ts';
import { refusalMutations } from './refusals.ts';
import { resourceMutations } from './resources.ts';
import { statusMutations } from './status-and-headers.ts';
import { writeMutations } from './writes.ts';

/** Each gives the ways in which one documented response may be broken. */
const families: readonly ((answer: DocumentedAnswer) => readonly Mutation[])[] = [
  fieldMutations,
  bodyMutations,
  statusMutations,
  resourceMutations,
  writeMutations,
  refusalMutations,
  listMutations,
  connectionMutations,
];

/** All breaches of a documentation, in its order. */
export function mutantsOf(plan: ScenarioPlan): readonly Mutant[] {
  return documentedAnswers(plan).flatMap((answer) =>
    families
      .flatMap((mutations) => mutations(answer))
      .map((mutation) => ({
        id: `${answer.response.id}#${mutationText(mutation)}`,
        response: answer.response.id,
        mutation,
      })),
  );
}
