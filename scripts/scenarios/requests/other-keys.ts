import type { ResourceModel } from '../../analysis/index.ts';
import { isNumber } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import type { BodyPlan, RequestPlan } from '../model.ts';

/** What a create sends for the variables that name a thing together with the last one of its path. */
export function otherKeysIn(
  { otherKeys = [] }: Pick<ResourceModel, 'otherKeys'>,
  body: BodyPlan | undefined,
): RequestPlan['values'] {
  if (body?.kind !== 'json' || typeof body.json !== 'object' || body.json === null) return {};
  const sent = Object.entries(body.json);
  return Object.fromEntries(
    otherKeys.flatMap((key) =>
      sent
        .filter(([name, value]) => sameName(name, key) && (typeof value === 'string' || isNumber(value)))
        .map(([, value]) => [key, String(value)] as const),
    ),
  );
}
