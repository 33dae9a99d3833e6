/** Other statuses, another media type, headers that are missing. */
import { isSuccess } from '../../analysis/index.ts';
import type { StatusMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function statusMutations({ operation, response }: DocumentedAnswer): readonly StatusMutation[] {
  const statuses = new Set([...operation.responses.map(({ status }) => status), 500]);
  statuses.delete(response.status);
  const { mediaType, headers, body } = response;
  const others = mediaType === undefined || body === undefined ? [] : [otherType(mediaType)];
  return [
    ...[...statuses].map((status) => ({ kind: 'wrong-status' as const, status })),
    ...(response.status < 400
      ? []
      : [{ kind: 'error-as-success' as const, status: operation.responses.find(isSuccess)?.status ?? 200 }]),
    ...others.map((other) => ({ kind: 'other-media-type' as const, mediaType: other })),
    ...[...new Set(headers.map(({ name }) => name))].map((header) => ({
      kind: 'header-missing' as const,
      header,
    })),
  ];
}

function otherType(mediaType: string): string {
  return /html/i.test(mediaType) ? 'application/json' : 'text/html; charset=utf-8';
}
