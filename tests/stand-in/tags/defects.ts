import { bareStatus, htmlPage, mediaType, on, status, text, value } from '../http/changes.ts';
import { bare, json, type Request } from '../http/messages.ts';
import type { Change, Flaw } from '../http/stand-in.ts';
import type { Blog, Tag } from './blog.ts';

type TagsBody = { tags: Record<string, unknown>[] };

const inLastTag = (alter: (tag: Record<string, unknown>) => unknown) =>
  value<TagsBody>(({ tags }) => ({ tags: tags.map((tag, n) => (n === tags.length - 1 ? alter(tag) : tag)) }));

/** Passes the request on as another one. */
const asked =
  (alter: (request: Request) => Request): (() => Change<Blog>) =>
  () =>
  ({ request, sound }) =>
    sound(alter(request));

const withoutHeader = (name: string) => (request: Request) => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([known]) => known !== name)),
});

/** Undoes what the sound API did when it gave this response. */
function withoutEffect(documented: string): () => Change<Blog> {
  return () =>
    ({ state, sound }) => {
      const { tags } = structuredClone(state);
      const answer = sound();
      if (answer.documented === documented) state.tags = tags;
      return answer;
    };
}

export const defects = {
  'tags-slug-in-capitals': {
    says: 'The last slug of the list is in capitals.',
    change: on(
      'tags 200',
      inLastTag((tag) => ({ ...tag, slug: String(tag.slug).toUpperCase() })),
    ),
  },
  'tags-colour-by-name': {
    says: 'The last colour of the list is a word.',
    change: on(
      'tags 200',
      inLastTag((tag) => ({ ...tag, colour: 'brown' })),
    ),
  },
  'tags-uses-negative': {
    says: 'The last tag of the list is used -1 times.',
    change: on(
      'tags 200',
      inLastTag((tag) => ({ ...tag, uses: -1 })),
    ),
  },
  'tags-without-colour': {
    says: 'The last tag of the list has no colour at all.',
    change: on(
      'tags 200',
      inLastTag(({ colour: _, ...tag }) => tag),
    ),
  },
  'unauthenticated-200': {
    says: 'A request without credentials is served.',
    change: asked((request) => ({
      ...request,
      headers: { ...request.headers, authorization: 'Token 51f0c2ee9b7740d8' },
    })),
  },
  'any-accept': {
    says: 'JSON is given to a client that accepts none.',
    change: asked(withoutHeader('accept')),
  },
  'create-200': { says: 'A new tag is answered with 200.', change: on('create 201', status(200)) },
  'create-without-location': {
    says: 'A new tag is answered without Location.',
    change: on('create 201', bareStatus(201)),
  },
  'create-not-stored': { says: 'A new tag is not stored.', change: withoutEffect('create 201') },
  'create-twice': {
    says: 'The same label is taken twice.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'create 409') return answer;
        const { label } = JSON.parse(request.body);
        const slug = `again-${state.tags.length}`;
        state.tags.push({ slug, label, colour: null, uses: 0 });
        return bare('create 409', 201, { Location: `/tags/${slug}` });
      },
  },
  'create-invalid-422': {
    says: 'An invalid tag is answered with 422.',
    change: on('create 400', status(422)),
  },
  'create-invalid-200': {
    says: 'An invalid tag is answered with 200 and the problem.',
    change: on('create 400', status(200)),
  },
  'create-problem-as-list': {
    says: 'The problem of an invalid tag is a list.',
    change: on(
      'create 400',
      value(({ problem }: { problem: string }) => ({ problem: [problem] })),
    ),
  },
  'tag-other': {
    says: 'A tag that is asked for by its slug is another one.',
    change: on(
      'tag 200',
      value<Tag>((tag) => ({ ...tag, slug: 'zymurgy' })),
    ),
  },
  'tag-as-html': { says: 'A tag calls its JSON text/html.', change: on('tag 200', mediaType('text/html')) },
  'tag-cut': {
    says: 'A tag ends in the middle.',
    change: on(
      'tag 200',
      text((body) => body.slice(0, 20)),
    ),
  },
  'tag-never-304': {
    says: 'If-None-Match is not looked at.',
    change: asked(withoutHeader('if-none-match')),
  },
  'tag-404-page': { says: 'An unknown tag brings a page.', change: on('tag 404', htmlPage) },
  'change-never-412': { says: 'If-Match is not looked at.', change: asked(withoutHeader('if-match')) },
  'change-412-as-409': { says: 'A stale ETag is answered with 409.', change: on('change 412', status(409)) },
  'change-not-stored': { says: 'A changed tag is not stored.', change: withoutEffect('change 204') },
  'change-creates': {
    says: 'Changing an unknown tag is answered with 204.',
    change: on('change 404', bareStatus(204)),
  },
  'delete-not-done': { says: 'A deleted tag stays.', change: withoutEffect('delete 204'), spoils: true },
  'delete-again-204': {
    says: 'A tag can be deleted again and again.',
    change: on('delete 410', bareStatus(204)),
  },
  'delete-again-404': {
    says: 'A deleted tag is taken for one that never was.',
    change: on('delete 410', status(404)),
  },
  'delete-unknown-410': {
    says: 'A tag that never was is called deleted.',
    change: on('delete 404', status(410)),
  },
  'palette-any-method': {
    says: 'The palette answers to every method.',
    change: on('palette 405', () => json('palette 405', 200, { colours: [] })),
  },
  'palette-numbers': {
    says: 'The colours of the palette are numbers.',
    change: on(
      'palette 200',
      value(() => ({ colours: [0x8a5a2b, 0x444444] })),
    ),
  },
} satisfies Record<string, Flaw<Blog>>;

export type Defect = keyof typeof defects;
