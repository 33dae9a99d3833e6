import type { ApiDescription } from '../../documentation/index.ts';
import type { ApiMessages } from '../model.ts';
import { describeItems } from './items/describe-items.ts';
import { withoutOddList } from './list-place.ts';
import { modelResources } from './model-resources.ts';
import type { DescribedResource } from './resource-model.ts';
import { relatedResources } from './same-resources.ts';
import { singleResources } from './single-resources.ts';
import { writtenOfResources } from './written.ts';

/** Everything that the target stores, as far as the documentation shows it. */
export function describeResources(
  description: ApiDescription,
  messages: readonly ApiMessages[],
): readonly DescribedResource[] {
  const written = writtenOfResources(description, messages);
  const items = modelResources(description)
    .map(withoutOddList)
    .map((model) => describeItems(model, written));
  return relatedResources([...items, ...singleResources(items, written)]);
}
