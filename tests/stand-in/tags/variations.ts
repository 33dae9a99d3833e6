import { always, delivered, header, mediaType, on, value } from '../http/changes.ts';
import type { Manners } from '../http/stand-in.ts';
import { type Blog, emptyBlog } from './blog.ts';

export const variations = {
  empty: { says: 'The blog has no tags yet.', state: emptyBlog },
  'one-tag': {
    says: 'The blog has one tag.',
    state: () => ({ tags: [{ slug: 'x', label: 'X', colour: null, uses: 1 }], deleted: [] }),
  },
  'extra-fields': {
    says: 'A tag has fields that are not documented.',
    change: on(
      'tag 200',
      value<Record<string, unknown>>((tag) => ({ ...tag, author: { id: 1 } })),
    ),
  },
  'absolute-location': {
    says: 'Location is a whole URL.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        const { Location } = answer.headers;
        return Location === undefined
          ? answer
          : {
              ...answer,
              headers: { ...answer.headers, Location: `http://${request.headers.host}${Location}` },
            };
      },
  },
  'weak-etag': {
    says: 'The ETag is a weak one.',
    change:
      () =>
      ({ request, sound }) => {
        const strong = Object.fromEntries(
          Object.entries(request.headers).map(([name, content]) => [
            name,
            name.startsWith('if-') ? content.replace(/^W\//, '') : content,
          ]),
        );
        const answer = sound({ ...request, headers: strong });
        return answer.headers.ETag === undefined
          ? answer
          : header('ETag', `W/${answer.headers.ETag}`)(answer);
      },
  },
  'media-type-case': {
    says: 'The media type is written in capitals, with a charset.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        return answer.body === '' ? answer : mediaType('Application/JSON;Charset=UTF-8')(answer);
      },
  },
  'other-wording': {
    says: 'Problems are worded otherwise.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        return answer.status < 400 ? answer : value(() => ({ problem: '¡No!' }))(answer);
      },
  },
  'byte-by-byte': {
    says: 'Bodies come one byte at a time.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        return answer.body === '' ? answer : delivered({ kind: 'byte-by-byte' })(answer);
      },
  },
  cookies: { says: 'Every answer sets a cookie.', change: always(header('Set-Cookie', 'seen=1; Path=/')) },
} satisfies Record<string, Manners<Blog>>;

export type Variation = keyof typeof variations;
