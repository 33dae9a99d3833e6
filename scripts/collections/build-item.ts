/** A scenario → one request of the collection, with its scripts and the documented answer as an example. */
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import { describeScenario } from './describe-scenario.ts';
import type { PostmanItem } from './postman-collection.ts';
import { prepareScript } from './prepare-script.ts';
import { requestOf } from './request/request-of.ts';
import { savedExample } from './saved-example.ts';
import { scriptEvent } from './scripts.ts';
import { testScript } from './test-script.ts';

export function buildItem(scenario: Scenario, plan: ScenarioPlan, parts: CollectionParts): PostmanItem {
  const request = requestOf(scenario, plan);
  return {
    id: scenario.id,
    name: `${scenario.operation.name} – ${scenario.title}`,
    event: [
      scriptEvent('prerequest', prepareScript(scenario, plan, parts)),
      scriptEvent('test', testScript(scenario, plan, parts)),
    ],
    request: { ...request, description: describeScenario(scenario) },
    response: [savedExample(scenario, request)],
    protocolProfileBehavior: {
      followRedirects: false,
      disableCookies: true,
      ...(request.body && /^(GET|HEAD)$/.test(request.method) ? { disableBodyPruning: true } : {}),
    },
  };
}
