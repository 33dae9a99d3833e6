import { createHash } from 'node:crypto';
import { type Answer, bare, isObject, json, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { type Blog, emptyBlog, filledBlog, type Tag } from './blog.ts';

/** The live API of `tests/apis/tags.apib`, written by hand from that document. */
export const tags: Api<Blog> = {
  prefix: '',
  key: 'Token 51f0c2ee9b7740d8',
  filled: filledBlog,
  empty: emptyBlog,
  answer: (request, blog) => {
    if (request.headers.authorization !== tags.key) {
      return problem('unauthenticated', 401, 'Authentication credentials were not provided.');
    }
    if (!acceptsJson(request)) {
      return problem('not acceptable', 406, 'Could not satisfy the request Accept header.');
    }
    const [collection, slug, ...more] = request.segments;
    if (collection === 'palette' && slug === undefined) return onPalette(request);
    if (collection !== 'tags' || more.length > 0) return problem(undefined, 404, 'Not found');
    return slug === undefined ? onTags(request, blog) : onTag(request, blog, slug);
  },
};

function acceptsJson({ headers }: Request): boolean {
  const accepted = (headers.accept ?? '*/*')
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase());
  return ['*/*', 'application/*', 'application/json'].some((range) => accepted.includes(range));
}

function onPalette({ method }: Request): Answer {
  if (method !== 'GET') return notAllowed('palette 405', 'GET');
  return json('palette 200', 200, { colours: ['#8a5a2b', '#444444'] });
}

function onTags(request: Request, blog: Blog): Answer {
  if (request.method === 'GET') return json('tags 200', 200, { tags: blog.tags });
  if (request.method !== 'POST') return notAllowed(undefined, 'GET, POST');
  const body = readJson(request.body);
  const objection = objectionTo(body);
  if (objection !== undefined) return problem('create 400', 400, objection);
  const { label, colour } = body as { label: string; colour?: string };
  if (blog.tags.some((tag) => tag.label.toLowerCase() === label.toLowerCase())) {
    return problem('create 409', 409, 'A tag with this label already exists');
  }
  const slug = freeSlug(label, blog);
  blog.tags.push({ slug, label, colour: colour ?? null, uses: 0 });
  return bare('create 201', 201, { Location: `/tags/${slug}` });
}

/** What is wrong with a label and colour that were sent. */
function objectionTo(body: unknown): string | undefined {
  if (!isObject(body)) return 'expected an object';
  const { label, colour } = body;
  if (label === undefined) return 'label: this field is required';
  if (typeof label !== 'string') return 'label: not a valid string';
  if (label.trim() === '') return 'label: this field may not be blank';
  if (label.length > 30) return 'label: ensure this field has no more than 30 characters';
  if (colour !== undefined && !(typeof colour === 'string' && /^#[0-9a-f]{6}$/.test(colour))) {
    return 'colour: enter a colour as #rrggbb';
  }
  return undefined;
}

function freeSlug(label: string, blog: Blog): string {
  const words = label.toLowerCase().match(/[a-z0-9]+/g) ?? ['tag'];
  const used = [...blog.deleted, ...blog.tags.map(({ slug }) => slug)];
  let slug = words.join('-');
  for (let n = 2; used.includes(slug); n += 1) slug = `${words.join('-')}-${n}`;
  return slug;
}

function onTag(request: Request, blog: Blog, slug: string): Answer {
  const operation = { GET: 'tag', PUT: 'change', DELETE: 'delete' }[request.method];
  if (operation === undefined) return notAllowed(undefined, 'GET, PUT, DELETE');
  const tag = blog.tags.find((known) => known.slug === slug);
  if (tag === undefined) {
    return request.method === 'DELETE' && blog.deleted.includes(slug)
      ? problem('delete 410', 410, 'This tag has been deleted')
      : problem(`${operation} 404`, 404, 'No tag with this slug');
  }
  if (request.method === 'GET') return read(request, tag);
  if (request.method === 'PUT') return change(request, tag);
  blog.tags = blog.tags.filter((other) => other !== tag);
  blog.deleted.push(slug);
  return bare('delete 204', 204);
}

function read({ headers }: Request, tag: Tag): Answer {
  const ETag = entityTag(tag);
  if (headers['if-none-match'] === ETag) return bare('tag 304', 304, { ETag });
  const answer = json('tag 200', 200, tag);
  return { ...answer, headers: { ...answer.headers, ETag } };
}

function change(request: Request, tag: Tag): Answer {
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== entityTag(tag)) {
    return problem('change 412', 412, 'If-Match does not match the current ETag');
  }
  const body = readJson(request.body);
  const objection = objectionTo(body);
  if (objection !== undefined) return problem(undefined, 400, objection);
  const { label, colour } = body as { label: string; colour?: string };
  tag.label = label;
  tag.colour = colour ?? null;
  return bare('change 204', 204, { ETag: entityTag(tag) });
}

/** What the API gives as ETag of a tag. */
export function entityTag(tag: Tag): string {
  return `"${createHash('sha1').update(JSON.stringify(tag)).digest('hex').slice(0, 16)}"`;
}

function problem(documented: string | undefined, status: number, problem: string): Answer {
  return json(documented, status, { problem });
}

function notAllowed(documented: string | undefined, allow: string): Answer {
  const answer = problem(documented, 405, 'Method not allowed');
  return { ...answer, headers: { ...answer.headers, Allow: allow } };
}
