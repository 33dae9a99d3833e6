/**
 * Runs docproof against real servers, each on loopback with fresh data: `node tests/servers/run.mjs [name …]`.
 * A server that is not installed, or whose document is not given, is skipped with a message. Documents stand in the
 * folder that DOCPROOF_SERVER_DOCUMENTS names, as `<server>.yaml` or `<server>.json`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docproof, start, stateOf, usableServers } from './start.mjs';

let failed = false;
for (const { server, document } of usableServers(process.argv.slice(2)))
  failed = !(await prove(server, document)) || failed;
process.exitCode = failed ? 1 : 0;

/** Runs docproof and compares: what was provoked, what deviates, what is there afterwards. */
async function prove(server, document) {
  const started = await start(server);
  try {
    const before = await stateOf(started);
    const reports = join(started.data, 'reports');
    const options = ['--base-url', started.baseUrl, '--writes', 'restore', '--no-htmlextra', '-r', reports];
    spawnSync(process.execPath, [docproof, 'run', document, ...options], {
      env: { ...process.env, ...started.environment },
      stdio: 'ignore',
    });
    const { responses } = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));
    const provoked = responses.filter(({ verdict }) => verdict === 'conforms' || verdict === 'deviates');
    const deviating = responses.filter(({ verdict }) => verdict === 'deviates');
    const unfound = server.deviations.filter((id) => !deviating.some((each) => each.id.endsWith(id)));
    const isRestored = before === (await stateOf(started));
    console.log(
      `${server.name}: ${provoked.length} of ${responses.length} provoked, ${deviating.length} deviate`,
    );
    for (const { id, reason } of deviating) console.log(`  ${id}: ${reason}`);
    for (const id of unfound) console.log(`  expected a deviation of ${id}`);
    if (!isRestored) console.log('  expected the state as before');
    return provoked.length >= server.provoked && unfound.length === 0 && isRestored;
  } finally {
    await started.stop();
  }
}
