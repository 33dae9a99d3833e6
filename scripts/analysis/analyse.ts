import type { ApiDescription, DocumentedResponse } from '../documentation/index.ts';
import { operationEffect } from './effects/operation-effect.ts';
import type { Api, ApiMessages } from './model.ts';
import { parametersOf } from './parameters/parameters.ts';
import { indexApi } from './resources/api-index.ts';
import { describeItems } from './resources/items/describe-items.ts';
import { withoutOddList } from './resources/list-place.ts';
import { modelResources } from './resources/model-resources.ts';
import type { DescribedResource } from './resources/resource-model.ts';
import { resourcesOfOperations, resourcesThrough, roleOf } from './resources/roles.ts';
import { relatedResources } from './resources/same-resources.ts';
import { singleResources } from './resources/single-resources.ts';
import { writtenOfResources } from './resources/written.ts';
import { besideTheBody } from './schemas/beside-the-body.ts';
import { documentedBodies } from './schemas/bodies/documented-bodies.ts';
import { bodyContents } from './schemas/body-contents.ts';
import { credentialsOf } from './security/credentials.ts';
import { withImpliedSecurity } from './security/implied-security.ts';
import { statedRules } from './statements/stated-rules.ts';

/** API description → what it means: resources, what operations do, credentials, and the schema of every body. */
export function analyse(read: ApiDescription): Api {
  const description = withImpliedSecurity(read);
  const bodies = documentedBodies(description);
  const { contentOf, findings } = bodyContents(bodies);
  const messages: readonly ApiMessages[] = bodies.map(({ operation, requests, responses }) => ({
    operation,
    requests: requests.map((body) => ({ title: body.title, content: contentOf(body) })),
    responses: responses.map((body, index) => ({
      title: body.title,
      content: contentOf(body),
      ...besideTheBody(operation.responses[index] as DocumentedResponse),
    })),
  }));
  const resources = describeResources(description, messages);
  const lookup = resourcesOfOperations(resources);
  const index = indexApi(
    bodies.map(({ operation }) => operation),
    resources,
  );
  return {
    description,
    operations: messages.map((each) => {
      const assigned = roleOf(each.operation, lookup);
      return {
        ...each,
        parameters: parametersOf(each.operation, statedRules(each.operation)),
        ...assigned,
        effect: operationEffect(each.operation, assigned, index),
        through: resourcesThrough(each.operation, lookup),
      };
    }),
    resources,
    index,
    credentials: credentialsOf(description),
    findings,
  };
}

/** Everything that the target stores, as far as the documentation shows it. */
function describeResources(
  description: ApiDescription,
  messages: readonly ApiMessages[],
): readonly DescribedResource[] {
  const written = writtenOfResources(description, messages);
  const items = modelResources(description)
    .map(withoutOddList)
    .map((model) => describeItems(model, written));
  return relatedResources([...items, ...singleResources(items, written)]);
}
