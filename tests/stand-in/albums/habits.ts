/** Ways in which a sound server may make it hard to recognise what was made. */
import { json } from '../http/messages.ts';
import type { Change } from '../http/stand-in.ts';
import type { Account } from './account.ts';

/** Edits what the lists show; all else is left alone. */
function listing(edit: (items: readonly object[], name: string) => object): () => Change<Account> {
  return () =>
    ({ request, sound }) => {
      const answer = sound();
      const name = request.segments.at(-1) ?? '';
      const isList = request.method === 'GET' && request.segments.length % 2 === 1 && answer.status === 200;
      if (!isList) return answer;
      const body = JSON.parse(answer.body.toString()) as Record<string, readonly object[]>;
      return json(answer.documented, 200, edit(body[name] ?? [], name));
    };
}

const shortestPage = 2;

export const habits = {
  'shows all': undefined,
  'shows the first two only': listing((items, name) => ({
    [name]: items.slice(0, shortestPage),
    total: items.length,
  })),
  'shows nothing new': () => {
    const known = new Map<string, Set<string>>();
    return ({ request, sound, state }) => {
      const at = request.segments.join('/');
      if (known.size === 0)
        known
          .set('albums', new Set(state.albums.map(({ title }) => title)))
          .set('labels', new Set(state.labels.map(({ name }) => name)))
          .set('photos', new Set(state.albums.flatMap(({ photos }) => photos.map(({ caption }) => caption))));
      const names = known.get(at.split('/').at(-1) ?? '');
      if (!names) return sound();
      return listing((items, name) => ({
        [name]: items.filter((item) => Object.values(item).some((value) => names.has(String(value)))),
      }))()({ request, sound, state });
    };
  },
} as const satisfies Readonly<Record<string, (() => Change<Account>) | undefined>>;

export type Habit = keyof typeof habits;
