import type { ApiDescription, DocumentedResponse } from '../documentation/index.ts';
import type { Api } from './model.ts';
import { parametersOf } from './parameters/parameters.ts';
import { modelResources } from './resources/index.ts';
import { besideTheBody } from './schemas/beside-the-body.ts';
import { documentedBodies } from './schemas/bodies/documented-bodies.ts';
import { bodyContents } from './schemas/body-contents.ts';
import { credentialsOf } from './security/credentials.ts';
import { statedRules } from './statements/stated-rules.ts';

/** API description → what it means: resources, credentials, and the schema of every body. */
export function analyse(description: ApiDescription): Api {
  const bodies = documentedBodies(description);
  const { contentOf, findings } = bodyContents(bodies);
  return {
    description,
    operations: bodies.map(({ operation, requests, responses }) => ({
      operation,
      parameters: parametersOf(operation, statedRules(operation)),
      requests: requests.map((body) => ({ title: body.title, content: contentOf(body) })),
      responses: responses.map((body, index) => ({
        title: body.title,
        content: contentOf(body),
        ...besideTheBody(operation.responses[index] as DocumentedResponse),
      })),
    })),
    resources: modelResources(description),
    credentials: credentialsOf(description),
    findings,
  };
}
