import { type Answer, bare, isObject, json, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { type Account, type Album, emptyAccount, filledAccount } from './account.ts';

/** The live API of `tests/apis/albums.apib`, written by hand from that document. */
export const albums: Api<Account> = {
  prefix: '',
  key: '',
  filled: filledAccount,
  empty: emptyAccount,
  answer: (request, account) => {
    const [collection, id, part, partId, ...more] = request.segments;
    if (more.length > 0) return nothingHere();
    if (collection === 'labels' && part === undefined) return onLabels(request, account, id);
    if (collection !== 'albums') return nothingHere();
    if (id === undefined) return onAlbums(request, account);
    const album = account.albums.find((each) => String(each.id) === id);
    if (!album) return json('album 404', 404, { error: 'There is no album with this id' });
    if (part === undefined) return onAlbum(request, account, album);
    if (part !== 'photos') return nothingHere();
    return partId === undefined ? onPhotos(request, account, album) : onPhoto(request, album, partId);
  },
};

function nothingHere(): Answer {
  return json(undefined, 404, { error: 'There is nothing here' });
}

function onAlbums({ method, body }: Request, account: Account): Answer {
  if (method === 'GET') return json('albums 200', 200, { albums: account.albums.map(shown) });
  if (method !== 'POST') return bare(undefined, 405);
  const sent = readJson(body);
  if (!hasText(sent, 'title')) return json('create 422', 422, { error: 'title is required' });
  if (account.albums.some(({ title }) => title === sent.title))
    return json('create 409', 409, { error: 'An album with this title already exists' });
  const album: Album = { id: account.nextAlbum++, title: '', place: '', shared: false, photos: [] };
  account.albums.push(change(album, sent));
  const answer = json('create 201', 201, shown(album));
  return { ...answer, headers: { ...answer.headers, Location: `/albums/${album.id}` } };
}

function onAlbum({ method, body }: Request, account: Account, album: Album): Answer {
  if (method === 'GET') return json('album 200', 200, shown(album));
  if (method === 'DELETE') {
    account.albums = account.albums.filter((each) => each !== album);
    return bare('delete 204', 204);
  }
  const sent = readJson(body);
  if (method === 'PUT' && !hasText(sent, 'title'))
    return json('replace 422', 422, { error: 'title is required' });
  if (method !== 'PUT' && method !== 'PATCH') return bare(undefined, 405);
  return json('change 200', 200, shown(change(album, isObject(sent) ? sent : {})));
}

function onPhotos({ method, body }: Request, account: Account, album: Album): Answer {
  if (method === 'GET') return json('photos 200', 200, { photos: album.photos });
  if (method !== 'POST') return bare(undefined, 405);
  const sent = readJson(body);
  if (!hasText(sent, 'caption')) return json('add 422', 422, { error: 'caption is required' });
  const photo = { id: account.nextPhoto++, caption: sent.caption as string };
  album.photos.push(photo);
  return json('add 201', 201, photo);
}

function onPhoto({ method, body }: Request, album: Album, id: string): Answer {
  const photo = album.photos.find((each) => String(each.id) === id);
  if (!photo) return json(undefined, 404, { error: 'There is no photo with this id' });
  if (method === 'GET') return json('photo 200', 200, photo);
  if (method === 'DELETE') {
    album.photos = album.photos.filter((each) => each !== photo);
    return bare('remove 204', 204);
  }
  const sent = readJson(body);
  if (method !== 'PATCH') return bare(undefined, 405);
  if (hasText(sent, 'caption')) photo.caption = sent.caption as string;
  return json('change photo 200', 200, photo);
}

function onLabels({ method, body }: Request, account: Account, name: string | undefined): Answer {
  if (name === undefined)
    return method === 'GET' ? json('labels 200', 200, { labels: account.labels }) : bare(undefined, 405);
  const label = account.labels.find((each) => each.name === name);
  if (method === 'PUT') {
    const sent = readJson(body);
    const colour = hasText(sent, 'colour') ? (sent.colour as string) : 'grey';
    if (label) label.colour = colour;
    else account.labels.push({ name, colour });
    return json('label 201', label ? 200 : 201, { name, colour });
  }
  if (!label) return json(undefined, 404, { error: 'There is no label of this name' });
  if (method === 'GET') return json('label 200', 200, label);
  if (method !== 'DELETE') return bare(undefined, 405);
  account.labels = account.labels.filter((each) => each !== label);
  return bare('unlabel 204', 204);
}

function hasText(sent: unknown, field: string): sent is Record<string, unknown> {
  return isObject(sent) && typeof sent[field] === 'string' && sent[field] !== '';
}

function change(album: Album, sent: Record<string, unknown>): Album {
  if (typeof sent.title === 'string') album.title = sent.title;
  if (typeof sent.place === 'string') album.place = sent.place;
  if (typeof sent.shared === 'boolean') album.shared = sent.shared;
  return album;
}

function shown({ photos: _, ...album }: Album): Omit<Album, 'photos'> {
  return album;
}
