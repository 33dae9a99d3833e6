import { both, on, status, value } from '../../http/changes.ts';
import { json } from '../../http/messages.ts';
import type { Change, Flaw } from '../../http/stand-in.ts';
import { type Account, account, type SendingIp } from '../account.ts';
import { having, inItem, inList, type ListBody, without } from '../bodies.ts';

const done = () => json('put 200', 200, { results: { message: 'Updated IP Pool.' } });

/** Does something to the account when an update is done. */
function whenUpdated(
  act: (updated: SendingIp, before: SendingIp, state: Account) => void,
): () => Change<Account> {
  return () =>
    ({ request, state, sound }) => {
      const updated = state.ips.find((ip) => ip.external_ip === request.segments[1]);
      const before = { ...updated } as SendingIp;
      const answer = sound();
      if (answer.documented === 'put 200') act(updated as SendingIp, before, state);
      return answer;
    };
}

/** Answers a read with another sending IP than the one that was asked for. */
function readsAs(pick: (state: Account, asked: number) => SendingIp | undefined): () => Change<Account> {
  return () =>
    ({ request, state, sound }) => {
      const answer = sound();
      if (answer.documented !== 'get 200') return answer;
      const asked = state.ips.findIndex((ip) => ip.external_ip === request.segments[1]);
      return json('get 200', 200, { results: pick(state, asked) });
    };
}

/** Well-formed answers that are not true, and effects that are not as answered. */
export const behaviour = {
  'update-not-stored': {
    says: 'An update is reported as done and not stored.',
    change: whenUpdated((updated, before) => Object.assign(updated, before)),
  },
  'update-stored-elsewhere': {
    says: 'An update is stored in the next sending IP.',
    change: whenUpdated((updated, before, { ips }) => {
      const next = ips[(ips.indexOf(updated) + 1) % ips.length] as SendingIp;
      next.ip_pool = updated.ip_pool;
      Object.assign(updated, before);
    }),
    spoils: true,
  },
  'update-stored-in-upper-case': {
    says: 'The pool is stored in upper case.',
    change: whenUpdated((updated) => {
      updated.ip_pool = updated.ip_pool.toUpperCase();
    }),
    spoils: true,
  },
  'update-stored-cut': {
    says: 'The pool is stored without its last letters.',
    change: whenUpdated((updated) => {
      updated.ip_pool = updated.ip_pool.slice(0, 4);
    }),
    spoils: true,
  },
  'update-stored-padded': {
    says: 'The pool is stored with a space after it.',
    change: whenUpdated((updated) => {
      updated.ip_pool = `${updated.ip_pool} `;
    }),
    spoils: true,
  },
  'update-stored-at-second-try': {
    says: 'An update is stored only when it is sent again.',
    change: () => {
      const seen = new Set<string>();
      return ({ request, state, sound }) => {
        const ip = state.ips.find(({ external_ip }) => external_ip === request.segments[1]);
        const before = { ...ip };
        const answer = sound();
        if (answer.documented === 'put 200' && ip !== undefined && !seen.has(request.body)) {
          seen.add(request.body);
          Object.assign(ip, before);
        }
        return answer;
      };
    },
  },
  'update-seen-late': {
    says: 'An update is seen by the second read only.',
    change: () => {
      let stale: { id: string; ip: SendingIp } | undefined;
      return ({ request, state, sound }) => {
        const ip = state.ips.find(({ external_ip }) => external_ip === request.segments[1]);
        const before = ip === undefined ? undefined : { ...ip };
        const answer = sound();
        if (answer.documented === 'put 200' && before !== undefined) {
          stale = { id: before.external_ip, ip: before };
        } else if (
          answer.documented === 'get 200' &&
          stale !== undefined &&
          stale.id === before?.external_ip
        ) {
          const old = json('get 200', 200, { results: stale.ip });
          stale = undefined;
          return old;
        }
        return answer;
      };
    },
  },
  'update-not-in-list': {
    says: 'The list goes on showing the pools of the beginning.',
    change: () => {
      let first: unknown;
      return ({ state, sound }) => {
        first ??= structuredClone(state.ips);
        const answer = sound();
        return answer.documented === 'list 200' ? json('list 200', 200, { results: first }) : answer;
      };
    },
  },
  'update-changes-hostname': {
    says: 'An update changes the hostname too.',
    change: whenUpdated((updated) => {
      updated.hostname = `${updated.ip_pool}.parcelpost.example`;
    }),
    spoils: true,
  },
  'update-changes-flag': {
    says: 'An update flips customer_provided.',
    change: whenUpdated((updated, before) => {
      updated.customer_provided = !before.customer_provided;
    }),
    spoils: true,
  },
  'update-changes-all': {
    says: 'An update moves every sending IP.',
    change: whenUpdated((updated, _, { ips }) => {
      for (const ip of ips) ip.ip_pool = updated.ip_pool;
    }),
    spoils: true,
  },
  'update-loses-resource': {
    says: 'A sending IP is gone after its update.',
    change: whenUpdated((updated, _, { ips }) => {
      ips.splice(ips.indexOf(updated), 1);
    }),
    spoils: true,
  },
  'update-duplicates-resource': {
    says: 'An update adds a second entry with the same address.',
    change: whenUpdated((updated, before, { ips }) => {
      ips.push({ ...updated });
      Object.assign(updated, before);
    }),
    spoils: true,
  },
  'refused-yet-stored': {
    says: 'An unknown pool is refused with 400 and stored anyway.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        const ip = state.ips.find(({ external_ip }) => external_ip === request.segments[1]);
        if (answer.documented === 'put 400' && ip !== undefined)
          ip.ip_pool = JSON.parse(request.body).ip_pool;
        return answer;
      },
  },
  'unknown-pool-taken': {
    says: 'An unknown pool is taken and stored.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        const ip = state.ips.find(({ external_ip }) => external_ip === request.segments[1]);
        if (answer.documented !== 'put 400' || ip === undefined) return answer;
        ip.ip_pool = JSON.parse(request.body).ip_pool;
        return done();
      },
  },
  'unknown-pool-ignored': {
    says: 'An unknown pool is reported as done and not stored.',
    change: on(
      'put 400',
      both(
        status(200),
        value(() => ({ results: { message: 'Updated IP Pool.' } })),
      ),
    ),
  },
  'unknown-pool-falls-back': {
    says: 'An unknown pool moves the sending IP to the first pool.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'put 400') return answer;
        return sound({ ...request, body: JSON.stringify({ ip_pool: state.pools[0] }) });
      },
  },
  'unknown-ip-created': {
    says: 'The update of an unknown IP is answered with 404 and creates it.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented === 'put 404') create(request.segments[1], state);
        return answer;
      },
    spoils: true,
  },
  'unknown-ip-taken': {
    says: 'The update of an unknown IP creates it and says so with 200.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'put 404') return answer;
        create(request.segments[1], state);
        return done();
      },
    spoils: true,
  },
  'get-next': {
    says: 'A read answers with the next sending IP.',
    change: readsAs(({ ips }, asked) => ips[(asked + 1) % ips.length]),
    spoils: true,
  },
  'get-always-first': {
    says: 'A read answers with the first sending IP, whichever is asked for.',
    change: readsAs(({ ips }) => ips[0]),
    spoils: true,
  },
  'get-always-last': {
    says: 'A read answers with the last sending IP, whichever is asked for.',
    change: readsAs(({ ips }) => ips.at(-1)),
    spoils: true,
  },
  'get-any': {
    says: 'A read of an unknown IP makes one up.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'get 404') return answer;
        return json('get 404', 200, { results: { ...state.ips[0], external_ip: request.segments[1] } });
      },
  },
  'get-nearest': {
    says: 'A read of an unknown IP answers with one that exists.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        return answer.documented === 'get 404' ? json('get 404', 200, { results: state.ips[0] }) : answer;
      },
  },
  'get-invalid-taken': {
    says: 'A read of an invalid IP answers with one that exists.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        return answer.documented === 'get 400' ? json('get 400', 200, { results: state.ips[0] }) : answer;
      },
  },
  'get-echoes-id': {
    says: 'A sending IP shows its address with a space before it.',
    change: on(
      'get 200',
      inItem((ip) => ({ ...ip, external_ip: ` ${ip.external_ip}` })),
    ),
  },
  'item-other-hostname': {
    says: 'The list and the item disagree in the hostname.',
    change: on(
      'get 200',
      inItem((ip) => ({ ...ip, hostname: `other-${ip.hostname}` })),
    ),
  },
  'item-other-flag': {
    says: 'The list and the item disagree in customer_provided.',
    change: on(
      'get 200',
      inItem((ip) => ({ ...ip, customer_provided: !ip.customer_provided })),
    ),
  },
  'list-other-pool': {
    says: 'The list shows the default pool for every sending IP.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ results: results.map((ip) => ({ ...ip, ip_pool: 'reserve' })) })),
    ),
  },
  'list-repeats-entry': {
    says: 'The list shows its first entry twice.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ results: [...results, results[0]] })),
    ),
  },
  'list-repeats-address': {
    says: 'Two entries of the list have the same address.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'list 200') return answer;
        return inList('last', having({ external_ip: state.ips[0]?.external_ip }))(answer);
      },
  },
  'get-last-without-flag': {
    says: 'The last sending IP alone lacks customer_provided when it is read.',
    change: on(
      'get 200',
      inItem((ip) =>
        ip.external_ip === account().ips.at(-1)?.external_ip ? without('customer_provided')(ip) : ip,
      ),
    ),
  },
  'get-first-wrong-hostname': {
    says: 'The first sending IP alone shows the hostname of another when it is read.',
    change: on(
      'get 200',
      inItem((ip) =>
        ip.external_ip === account().ips[0]?.external_ip
          ? { ...ip, hostname: account().ips[1]?.hostname }
          : ip,
      ),
    ),
  },
  'update-hides-from-list': {
    says: 'The list leaves out whatever was updated.',
    change: () => {
      const hidden = new Set<string | undefined>();
      return ({ request, sound }) => {
        const answer = sound();
        if (answer.documented === 'put 200') hidden.add(request.segments[1]);
        if (answer.documented !== 'list 200') return answer;
        return value<ListBody>(({ results }) => ({
          results: results.filter((ip) => !hidden.has(ip.external_ip)),
        }))(answer);
      };
    },
  },
  'update-drops-another': {
    says: 'An update removes another sending IP.',
    change: whenUpdated((updated, _before, state) => {
      const other = state.ips.findIndex((ip) => ip !== updated);
      if (state.ips.length === 6) state.ips.splice(other, 1);
    }),
    spoils: true,
  },
  'list-shows-stranger': {
    says: 'The first entry of the list cannot be read.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({
        results: [{ ...results[0], external_ip: '147.160.99.1' }, ...results],
      })),
    ),
  },
} satisfies Record<string, Flaw<Account>>;

function create(id: string | undefined, state: Account): void {
  state.ips.push({
    external_ip: id ?? '',
    hostname: 'unnamed.parcelpost.example',
    ip_pool: 'reserve',
    customer_provided: false,
  });
}
