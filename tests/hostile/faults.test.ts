/**
 * One write of a run goes wrong, each in turn and in each way: afterwards the account is as before, or the run fails and
 * says what is left. What was there before is never touched.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { sample } from '../conformance/sample.ts';
import { builtCollection } from '../postman/built-collection.ts';
import type { Collection } from '../postman/collection.ts';
import { listed, type Outcome, runCollection } from '../postman/run-collection.ts';
import {
  type Account,
  albums,
  type Fault,
  faults,
  filledAccount,
  type Habit,
  habits,
  type Struck,
  striking,
} from '../stand-in/albums/index.ts';
import type { Entry } from '../stand-in/http/serve.ts';
import { raise } from '../stand-in/http/stand-in.ts';

const document = 'tests/apis/albums.apib';
const before = filledAccount();

let collection: Collection;
beforeAll(async () => {
  collection = await builtCollection(document);
});

interface Ran {
  readonly outcomes: readonly Outcome[];
  readonly struck: Struck;
  readonly account: Account;
  readonly journal: readonly Entry[];
}

async function run(habit: Habit, fault: Fault, nth: number, writes = 'restore'): Promise<Ran> {
  const struck: Struck = { writes: 0 };
  const change = habits[habit];
  const standIn = await raise(albums, {
    flaw: { says: fault, change: striking(fault, nth, struck) },
    ...(change ? { manners: { says: habit, change } } : {}),
  });
  try {
    const { baseUrl } = standIn;
    const pace = { patienceMs: 150, hurries: true };
    const outcomes = await runCollection(collection, { baseUrl, writes }, pace);
    return { outcomes, struck, account: standIn.state(), journal: standIn.journal };
  } finally {
    await standIn.close();
  }
}

/** What is wrong after a run, each as a sentence. */
function wrongs({ outcomes, struck, account, journal }: Ran): readonly string[] {
  const failed = outcomes.filter(({ verdict }) => verdict === 'failed');
  const told = failed.map(({ reason }) => reason).join('\n');
  const touched = journal
    .filter(({ method, url }) => method === 'DELETE' && isOthers(url))
    .map(({ url }) => `DELETE ${url} was sent`);
  return [
    ...touched,
    ...leftovers(account)
      .filter((name) => !told.includes('left as it was found') || !told.includes(name))
      .map((name) => `${name} is left, and nothing says so`),
    ...changes(account),
  ].map((what) => `write ${struck.writes === 0 ? '?' : struck.write}: ${what}\n${listed(failed)}`);
}

function isOthers(url: string): boolean {
  const [, collection, id, , photo] = url.split('/');
  if (collection === 'labels') return before.labels.some(({ name }) => name === id);
  const album = before.albums.find((each) => String(each.id) === id);
  return (
    album !== undefined && (photo === undefined || album.photos.some((each) => String(each.id) === photo))
  );
}

/** What was there before and is not as it was. */
function changes(account: Account): readonly string[] {
  const albumsNow = account.albums.map(({ photos, ...album }) => ({
    ...album,
    photos: photos.filter(({ id }) => id < before.nextPhoto),
  }));
  return [
    ...before.albums
      .filter((album) => !albumsNow.some((now) => JSON.stringify(now) === JSON.stringify(album)))
      .map(({ title }) => `the album ${title} is not as before`),
    ...before.labels
      .filter((label) => !account.labels.some((now) => JSON.stringify(now) === JSON.stringify(label)))
      .map(({ name }) => `the label ${name} is not as before`),
  ];
}

/** Texts by which a person recognises what is left. */
function leftovers(account: Account): readonly string[] {
  return [
    ...account.albums.filter(({ id }) => id >= before.nextAlbum).map(({ title }) => title),
    ...account.albums
      .filter(({ id }) => id < before.nextAlbum)
      .flatMap(({ photos }) => photos.filter(({ id }) => id >= before.nextPhoto))
      .map(({ caption }) => caption),
    ...account.labels
      .filter(({ name }) => !before.labels.some((label) => label.name === name))
      .map(({ name }) => name),
  ];
}

const everyFault = Object.keys(faults) as Fault[];
const everyHabit = Object.keys(habits) as Habit[];

/** Of as many writes as there are faults one is struck in the suite, by each another one; all with `npm run test:all`. */
const stride = everyFault.length;

describe.each(everyHabit)('an account whose list %s', (habit) => {
  test.each(everyFault)('is safe from a write with %s', async (fault) => {
    const step = sample([stride], [1])[0] ?? 1;
    const problems: string[] = [];
    let struck = 0;
    for (let nth = 1 + (everyFault.indexOf(fault) % step); ; nth += step) {
      const ran = await run(habit, fault, nth);
      if (ran.struck.write === undefined) break;
      struck += 1;
      problems.push(...wrongs(ran));
    }
    expect(problems).toEqual([]);
    expect(struck).toBeGreaterThanOrEqual(Math.floor(20 / step));
  });
});

test.each(everyFault)(
  'nothing is removed instead of what a write with %s may have made, under “all”',
  async (fault) => {
    const step = sample([stride], [1])[0] ?? 1;
    for (let nth = 1 + (everyFault.indexOf(fault) % step); ; nth += step) {
      const ran = await run('shows all', fault, nth, 'all');
      if (ran.struck.write === undefined) break;
      expect(wrongs(ran)).toEqual([]);
    }
  },
);

describe('docproof itself', () => {
  test('removes what a create made whose answer got lost, and passes', async () => {
    const { code, stdout, account } = await runDocproof('shows all', 'reset after it is done', removedFor);
    expect(code, stdout).toBe(0);
    expect(account.albums).toEqual(before.albums);
  });

  test('says what may be left where it is not found, and fails', async () => {
    const { code, stderr, account } = await runDocproof(
      'shows nothing new',
      'reset after it is done',
      removedFor,
    );
    const [left] = leftovers(account);
    expect(left).toBeDefined();
    expect(code).toBe(1);
    expect(stderr).toContain(`look in GET /albums for the one whose title is "${left}"`);
    expect(account.albums.slice(0, 3)).toEqual(before.albums);
  });
});

/** The create of what is changed afterwards. */
const removedFor = 24;

async function runDocproof(habit: Habit, fault: Fault, nth: number) {
  const struck: Struck = { writes: 0 };
  const change = habits[habit];
  const standIn = await raise(albums, {
    flaw: { says: fault, change: striking(fault, nth, struck) },
    ...(change ? { manners: { says: habit, change } } : {}),
  });
  const args = ['--writes', 'restore'];
  const ended = await verdict(document, standIn, { args, by: warmDocproof }).finally(() => standIn.close());
  expect(struck.write).toBe('POST /albums');
  return { ...ended, account: standIn.state() };
}
