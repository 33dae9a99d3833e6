/** Faults on demand: which request is answered with which failure. */
import { textsBetween } from './answer/routing/between.ts';

export interface Fault {
  readonly kind: FaultKind;
  /** For `status`. */
  readonly status: number;
  /** 1 fails each matching request, 3 one in three. */
  readonly every: number;
  /** Only requests with this method. */
  readonly method: string | undefined;
  /** Only requests whose path starts with this; `*` stands for any part of a path. */
  readonly path: string | undefined;
}

/** An error status; the connection is reset; never answers; the body breaks off in the middle. */
export type FaultKind = 'status' | 'reset' | 'timeout' | 'truncate';

const faultKinds: readonly FaultKind[] = ['status', 'reset', 'timeout', 'truncate'];

export interface FaultBox {
  readonly faults: readonly Fault[];
  set(faults: readonly Fault[]): void;
  /** The fault of the next request; counts the request. */
  next(method: string, target: string): Fault | undefined;
}

export function createFaults(initial: readonly Fault[]): FaultBox {
  let faults = initial;
  let counts = new Map<Fault, number>();
  return {
    get faults() {
      return faults;
    },
    set(replaced) {
      faults = replaced;
      counts = new Map();
    },
    next(method, target) {
      if (faults.length === 0) return undefined;
      const path = target.replace(/[?#].*$/s, '');
      for (const fault of faults) {
        if (!concerns(fault, method, path)) continue;
        const count = (counts.get(fault) ?? 0) + 1;
        counts.set(fault, count % fault.every);
        if (count % fault.every === 0) return fault;
      }
      return undefined;
    },
  };
}

function concerns(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path === undefined || textsBetween([...fault.path.split('*'), ''], path, 0) !== undefined;
}

type Parsed = Fault | { readonly problem: string };

/** Reads a fault as it is written on the command line: `503,every=3,method=GET,path=/orders`, `reset`, `timeout`. */
export function parseFault(text: string): Parsed {
  const [what = '', ...options] = text.split(',').map((part) => part.trim());
  const isStatus = /^(status=)?\d+$/.test(what);
  const named: Record<string, unknown> = isStatus
    ? { status: Number(what.replace('status=', '')) }
    : { kind: what };
  if (what === 'status') return { problem: `"${what}" is not a fault: use ${forms}` };
  for (const option of options) {
    const at = option.indexOf('=');
    const name = option.slice(0, Math.max(at, 0));
    if (!/^(every|method|path)$/.test(name) || at === option.length - 1)
      return { problem: `"${option}" is not an option of a fault: use every=N, method=METHOD or path=/PATH` };
    const value = option.slice(at + 1);
    named[name] = name === 'every' ? Number(value) : value;
  }
  return faultFromJson(named);
}

const forms = 'a status from 200 to 599, reset, timeout or truncate';

/** Reads a fault as it comes in JSON. */
export function faultFromJson(value: unknown): Parsed {
  if (typeof value !== 'object' || value === null) return { problem: 'a fault must be an object' };
  const {
    kind = 'status',
    status = 500,
    every = 1,
    method,
    path,
  } = value as Readonly<Record<string, unknown>>;
  const known = faultKinds.find((each) => each === kind);
  if (!known) return { problem: `${shown(kind)} is not a fault: use ${forms}` };
  if (!isWhole(status, 200, 599)) return { problem: `${shown(status)} is not a status from 200 to 599` };
  if (!isWhole(every, 1, 1_000_000))
    return { problem: `every must be a whole number from 1 to 1000000, not ${shown(every)}` };
  if (method !== undefined && !(typeof method === 'string' && /^[A-Za-z]{1,30}$/.test(method)))
    return { problem: `method must be an HTTP method, not ${shown(method)}` };
  if (path !== undefined && !isPattern(path))
    return { problem: `path must start with / and have no query, not ${shown(path)}` };
  return { kind: known, status, every, method: method?.toUpperCase(), path };
}

/** The beginning of a path, with `*` for any part of it. */
function isPattern(path: unknown): path is string {
  return typeof path === 'string' && path.length <= 1_000 && /^\/[^?#\s]*$/.test(path);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 100);
}

/** As `parseFault` reads it. */
export function faultText({ kind, status, every, method, path }: Fault): string {
  const options = [
    every === 1 ? undefined : `every=${every}`,
    method === undefined ? undefined : `method=${method}`,
    path === undefined ? undefined : `path=${path}`,
  ];
  return [kind === 'status' ? status : kind, ...options.filter((option) => option !== undefined)].join(',');
}
