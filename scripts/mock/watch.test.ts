import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { watchMock } from './watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-watched-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a document that is watched', () => {
  it('is read again where it has changed between the first reading and the watching', async () => {
    const file = join(folder, 'a.apib');
    const since = Date.now() - 1000;
    writeFileSync(file, '# A');
    const replace = vi.fn(async () => undefined);
    const load = async () => ({ ok: true as const, plans: [] });
    const watching = watchMock({
      server: { replace },
      documents: [file],
      others: [],
      since,
      load,
      tell: () => undefined,
    });
    await vi.waitFor(() => expect(replace).toHaveBeenCalledOnce(), { timeout: 10_000 });
    watching.close();
  });
});
