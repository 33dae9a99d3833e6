/** How well a documented media type goes with what a client accepts. */
import { essence } from '../../../documentation/index.ts';

interface Wanted {
  readonly type: string;
  readonly quality: number;
}

/** How well a client likes a media type: 0 not at all, 1 best. A response without a media type suits everyone. */
export function acceptance(accept: string | undefined, mediaType: string | undefined): number {
  if (accept === undefined || accept.trim() === '' || mediaType === undefined) return 1;
  const own = essence(mediaType);
  let best: { readonly quality: number; readonly precision: number } | undefined;
  for (const wanted of parseAccept(accept)) {
    const precision = precisionOf(wanted.type, own);
    if (precision > (best?.precision ?? 0)) best = { quality: wanted.quality, precision };
  }
  return best?.quality ?? 0;
}

function parseAccept(accept: string): readonly Wanted[] {
  return accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    if (type === '') return [];
    const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return [{ type, quality: Number.isFinite(quality) ? quality : 1 }];
  });
}

/** 4 the same type, 3 the same but for a vendor's prefix, 2 `type/*`, 1 anything, 0 another. */
function precisionOf(wanted: string, own: string): number {
  if (wanted === own) return 4;
  if (wanted === '*/*' || wanted === '*') return 1;
  const [family = '', name = ''] = wanted.split('/');
  if (name === '*') return own.startsWith(`${family}/`) ? 2 : 0;
  return formatOf(wanted) !== undefined && formatOf(wanted) === formatOf(own) ? 3 : 0;
}

function formatOf(type: string): string | undefined {
  return /[/+](json|xml|yaml)$/.exec(type)?.[1];
}
