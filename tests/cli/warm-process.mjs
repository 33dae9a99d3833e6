/**
 * Runs the built command line again and again in one process, so that what it loads (Newman, above all) is loaded once.
 * The entry is imported anew for each run, under another query; argv, environment, output and exit code are its own.
 */
import { pathToFileURL } from 'node:url';

const entry = pathToFileURL(process.argv[2]).href;
const environment = { ...process.env };
let runs = 0;

process.on('message', async ({ args, env, cwd }) => {
  const printed = { stdout: '', stderr: '' };
  const restore = [capture('stdout', printed), capture('stderr', printed)];
  process.argv = [process.execPath, entry, ...args];
  process.env = { ...environment, ...env };
  process.exitCode = undefined;
  process.chdir(cwd);
  const exit = process.exit;
  const left = new Promise((_, leave) => {
    process.exit = (code) => {
      process.exitCode = code ?? process.exitCode;
      leave(exited);
      throw exited;
    };
  });
  try {
    runs += 1;
    await Promise.race([import(`${entry}?run=${runs}`), left]);
  } catch (problem) {
    if (problem !== exited) {
      process.exitCode = 1;
      process.stderr.write(`${problem?.stack ?? problem}\n`);
    }
  }
  process.exit = exit;
  for (const act of restore) act();
  // What a run has still to say when it has ended would end the process: it is this one that has to find it out.
  for (const event of ['uncaughtException', 'unhandledRejection', 'exit']) process.removeAllListeners(event);
  process.send({ code: process.exitCode ?? 0, maxRss: process.resourceUsage().maxRSS, ...printed });
});

const exited = Symbol('process.exit was called');

function capture(name, printed) {
  const stream = process[name];
  const write = stream.write;
  stream.write = (chunk, encoding, callback) => {
    printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
  return () => {
    stream.write = write;
    // Each run listens for a closed pipe anew.
    stream.removeAllListeners('error');
  };
}
