/** Faults on demand: which request is answered with which failure. */
export interface Fault {
  readonly kind: FaultKind;
  /** For `status`. */
  readonly status: number;
  /** Every how manieth matching request: 1 is each, 3 is one in three. */
  readonly every: number;
  /** Only requests with this method. */
  readonly method: string | undefined;
  /** Only requests whose path starts with this; `*` stands for any part of a path. */
  readonly path: string | undefined;
}

/** An error status; the connection is reset; no answer ever comes; the body breaks off in the middle. */
export type FaultKind = 'status' | 'reset' | 'timeout' | 'truncate';

const faultKinds: readonly FaultKind[] = ['status', 'reset', 'timeout', 'truncate'];

export interface FaultBox {
  readonly faults: readonly Fault[];
  set(faults: readonly Fault[]): void;
  /** The fault that the next request meets; counts the request. */
  next(method: string, path: string): Fault | undefined;
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
    next(method, path) {
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
  return fault.path === undefined || patternOf(fault.path).test(path);
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const parts = path.split('*').map((text) => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^?#]*')}`);
  if (patterns.size > 100) patterns.clear();
  patterns.set(path, pattern);
  return pattern;
}

/** Reads a fault as it is written on the command line: `503,every=3,method=GET,path=/orders`, `reset`, `timeout`. */
export function parseFault(text: string): Fault | { readonly problem: string } {
  const [what = '', ...options] = text.split(',').map((part) => part.trim());
  const isStatus = /^(status=)?[1-5]\d\d$/.test(what);
  const kind = isStatus ? 'status' : faultKinds.find((each) => each === what && each !== 'status');
  if (!kind) return { problem: `“${what}” is no fault: give a status, reset, timeout or truncate` };
  let fault: Fault = {
    kind,
    status: isStatus ? Number(what.replace('status=', '')) : 500,
    every: 1,
    method: undefined,
    path: undefined,
  };
  for (const option of options) {
    const [name = '', value = ''] = option.split('=');
    if (name === 'every' && /^[1-9]\d{0,6}$/.test(value)) fault = { ...fault, every: Number(value) };
    else if (name === 'method' && value !== '') fault = { ...fault, method: value.toUpperCase() };
    else if (name === 'path' && value.startsWith('/')) fault = { ...fault, path: value };
    else return { problem: `“${option}” is no option of a fault: give every=N, method=M or path=/P` };
  }
  return fault;
}

/** Reads a fault as it comes in JSON. */
export function faultFromJson(value: unknown): Fault | { readonly problem: string } {
  if (typeof value !== 'object' || value === null) return { problem: 'a fault is an object' };
  const { kind, status, every, method, path } = value as Readonly<Record<string, unknown>>;
  const known = faultKinds.find((each) => each === (kind ?? 'status'));
  if (!known) return { problem: `kind must be one of ${faultKinds.join(', ')}` };
  if (status !== undefined && !(isWhole(status) && status >= 200 && status <= 599)) {
    return { problem: 'status must be a number from 200 to 599' };
  }
  if (every !== undefined && !(isWhole(every) && every >= 1))
    return { problem: 'every must be a whole number from 1' };
  if (method !== undefined && typeof method !== 'string') return { problem: 'method must be a text' };
  if (path !== undefined && typeof path !== 'string') return { problem: 'path must be a text' };
  return {
    kind: known,
    status: isWhole(status) ? status : 500,
    every: isWhole(every) ? every : 1,
    method: method?.toUpperCase(),
    path,
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
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
