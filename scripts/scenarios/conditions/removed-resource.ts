import type { ResponseContext } from '../context.ts';
import { pathUpTo, variablesOf, withPathInput } from '../requests/index.ts';
import { shapeUpTo } from './absent-id.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, mentionsOf } from './mentions.ts';
import { resourceNameOf } from './no-such-resource.ts';
import { atParameters } from './places.ts';

/** What the id in the path named has been removed. */
export const removedResource: ConditionKind<'removed-resource'> = {
  kind: 'removed-resource',
  stage: 'existence',
  narrowness: 1,
  beforeLookup: true,
  places: ({ variable }) => atParameters(variable),

  recognise(context) {
    const { response } = context;
    if (response.status !== 410 && response.status !== 404) return [];
    const said = mentionsOf('deleted', context)[0];
    if (response.status === 404 && !said) return [];
    const variable = variablesOf(context.baseline.request.path).at(-1);
    if (variable === undefined) return [];
    return [
      {
        condition: { kind: 'removed-resource', variable, resource: shapeUpTo(context, variable) },
        summary: `the ${resourceNameOf(context, variable)} in the path has been removed`,
        confidence: canBeRemoved(context, variable) && response.status === 410 ? 'certain' : 'likely',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`status ${response.status} on a path with {${variable}}`, response.source),
        ],
      },
    ];
  },

  provoke({ variable, resource: shape }, context) {
    const { baseline, index } = context;
    const resource = index.resources.get(shape);
    const create =
      resource && context.creates(resource, pathUpTo(baseline.request.path, variable), variable, 0);
    if (!resource || !create?.remove) return [];
    const planned = withPathInput(baseline, { kind: 'removed', name: variable, of: resource.name, create });
    return [
      {
        summary: `${baseline.request.method} ${baseline.request.path} with a ${resource.name} that was created and removed`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ variable, resource }, request, state) {
    return state.removed(resource, request.path) ? { offending: request.path[variable] } : false;
  },
};

function canBeRemoved(context: ResponseContext, variable: string): boolean {
  const resource = context.index.resources.get(shapeUpTo(context, variable));
  return resource?.create !== undefined && resource.remove !== undefined;
}
