#!/usr/bin/env -S node --
/** The command line: the only place that reads argv and the environment, and that exits. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { guardProcess } from './guard-process.ts';
import { collect, withGateOptions, withTargetOptions } from './shared-options.ts';
import { version } from './version.ts';

const program = new Command('docproof')
  .description("Turns an API's documentation into proof: which documented responses does a target honour?")
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'show this help')
  .showSuggestionAfterError()
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  docproof run openapi.yaml                                   against the embedded mock
  docproof run openapi.yaml --base-url https://api.example.com
  docproof list openapi.yaml                                  what would be sent, and why
  docproof mock openapi.yaml --port 4010                      serve what is documented
  docproof init                                               set up all documents of a repository

Exit codes: 0 all provoked responses conform · 1 a deviation · 2 wrong usage, or a document that
cannot be used · 3 the target cannot be reached, or the run could not be done`,
  );

const oneApi = 'path of a document, or name of an API in the configuration or apis/ (default: all of them)';
const severalApis =
  'paths of documents or of folders of them, patterns, or names of APIs in the configuration or apis/ (default: all of them)';

program
  .command('init')
  .description('set up docproof in a repository: configuration, CI file and .gitignore')
  .addOption(
    new Option('--ci <system>', 'the CI file to write (default: of the repository)').choices([
      'github',
      'gitlab',
      'none',
    ]),
  )
  .addHelpText(
    'after',
    '\nExisting files are not changed, except that lines are added to .gitignore.\n\nExample:\n  docproof init',
  )
  .action(async (options) => done(await (await import('./commands/init.ts')).init(options)));

withTargetOptions(
  withGateOptions(
    program
      .command('run')
      .description('provoke every documented response at a target, judge it, and write reports')
      .argument('[apis...]', severalApis)
      .option('-b, --base-url <url>', 'the target (default: the configured one, or the embedded mock)')
      .option('--mock', 'use the embedded mock, even if a target is configured')
      .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
      .addOption(
        new Option(
          '-w, --writes <policy>',
          'which writes are allowed (default: restore on this machine, none elsewhere)',
        ).choices(['none', 'restore', 'all']),
      )
      .addOption(
        new Option(
          '--engine <engine>',
          'engine that runs the collection: newman, or direct, which is faster but writes no htmlextra page',
        )
          .choices(['newman', 'direct'])
          .default('newman'),
      )
      .option('-r, --reports <dir>', 'where reports are written', 'reports')
      .option(
        '--only <pattern>',
        'only responses whose id contains this text; * matches anything (repeatable)',
        collect,
      )
      .option('--skip <pattern>', 'skip responses whose id contains this text (repeatable)', collect)
      .option('--tag <name>', 'only operations of this tag or group (repeatable)', collect)
      .option('--method <method>', 'only operations of this method (repeatable)', collect)
      .option('--rate <n/s>', 'maximum number of requests per second')
      .option('--delay <ms>', 'time to wait between requests')
      .option(
        '--concurrency <n>',
        'number of independent scenarios to run in parallel; auto, or a number (default: auto on this machine with --engine direct, else 1)',
      )
      .option(
        '--retries <n>',
        'how often to retry a GET after a failed connection, 502, 503 or 504; responses that needed it are reported as flaky',
      )
      .option('--shard <i/n>', 'run only part i of n, and write a blob for docproof merge')
      .option('--own-target', 'with --shard: each shard has its own target')
      .option('--resume', 'continue the last run of the API at the target if it was interrupted')
      .option('-j, --jobs <n>', 'number of APIs to run in parallel (default: 1)')
      .option(
        '--max-time <seconds>',
        'stop the run after this time; running scenarios are finished and undone',
      )
      .option('--bail', 'end the run at the first deviation')
      .option('--strict', 'also report reworded messages and undocumented fields as deviations'),
  )
    .option('--no-htmlextra', 'skip the htmlextra page, which takes longest to write')
    .option(
      '--reporter <names>',
      'the reports to write besides results.json: html, junit, ctrf, htmlextra (default: all)',
      collect,
    )
    .option('--json', 'print results.json instead of the summary')
    .option('--progress', 'print progress even without a terminal')
    .option('--open', 'open the report in the browser')
    .option('--watch', 'run again when a document, its overrides or the configuration changes')
    .option('-q, --quiet', 'print nothing but failures'),
)
  .addHelpText(
    'after',
    `
The Authorization header takes its value from DOCPROOF_AUTHORIZATION.

Examples:
  docproof run sending-ips
  DOCPROOF_AUTHORIZATION=… docproof run sending-ips --base-url https://api.example.com/api/v1
  docproof run my-api.apib --base-url http://localhost:8080 --writes all --header 'X-Tenant: \${TENANT}'`,
  )
  .action(async (apis, options) => {
    const { run } = await import('./commands/run.ts');
    const once = () => run(apis, options);
    if (!options.watch) return done(await once());
    const { watchRun } = await import('./watch-run.ts');
    done(await watchRun({ apis, ...options }, once));
  });

withGateOptions(
  program
    .command('merge')
    .description('merge the blobs of all shards into the reports of one run')
    .argument('<dirs...>', 'folders that hold blobs, or the files themselves')
    .option('-r, --reports <dir>', 'where reports are written', 'reports'),
)
  .option(
    '--reporter <names>',
    'the reports to write besides results.json: html, junit, ctrf (default: all)',
    collect,
  )
  .option('--json', 'print results.json instead of the summary')
  .option('-q, --quiet', 'print nothing but failures')
  .addHelpText(
    'after',
    `
Examples:
  docproof run sending-ips --shard 1/2        on one machine
  docproof run sending-ips --shard 2/2        on another one
  docproof merge reports/blobs`,
  )
  .action(async (dirs, options) => done(await (await import('./commands/merge.ts')).merge(dirs, options)));

withTargetOptions(
  program
    .command('undo')
    .description('undo the changes that a killed or failed run left at its target')
    .argument(
      '[api]',
      'path of a document, or name of an API in the configuration or apis/ (default: all that runs left something of)',
    )
    .option(
      '-b, --base-url <url>',
      'the target; required if it is not on this machine (default: all targets on this machine)',
    )
    .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
    .option('-r, --reports <dir>', 'the reports folder of the run', 'reports')
    .option('--list', 'only list the remaining changes')
    .option('--force', 'also undo the changes of a run that is still running')
    .option('--json', 'print as JSON'),
)
  .addHelpText(
    'after',
    `
Exit codes: 0 everything is undone · 1 some changes remain · 2 wrong usage · 3 the target cannot be reached

Examples:
  docproof undo --list
  docproof undo sending-ips --base-url https://api.example.com/api/v1`,
  )
  .action(async (api, options) => done(await (await import('./commands/undo.ts')).undo(api, options)));

program
  .command('list')
  .description('show the scenarios: id, condition, evidence, and the request that would be sent')
  .argument('[api]', oneApi)
  .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
  .option('--json', 'print as JSON')
  .option(
    '--operations',
    'show what each operation is taken for and why: role, id, envelope, parents, effect, undo',
  )
  .option('--overrides', 'print an overrides file to fill in, for what docproof cannot provoke by itself')
  .option(
    '-r, --reports <dir>',
    'reports of the last run, whose unprovoked responses --overrides adds',
    'reports',
  )
  .addHelpText(
    'after',
    '\nExamples:\n  docproof list sending-ips\n  docproof list orders --operations\n  docproof list orders --overrides > orders.overrides.yaml',
  )
  .action(async (api, options) => done(await (await import('./commands/list.ts')).list(api, options)));

program
  .command('build')
  .description('write a Postman collection, JSON Schemas and types to collections/ and schemas/')
  .argument('[api]', oneApi)
  .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
  .option('--check', 'write nothing; exit 1 if the files are out of date')
  .addHelpText('after', '\nExamples:\n  docproof build\n  docproof build --check')
  .action(async (api, options) => done(await (await import('./commands/build.ts')).build(api, options)));

program
  .command('check')
  .description('measure how many of the documented responses can be provoked, on the embedded mock')
  .argument('<path>', 'a folder of documents, or one document')
  .option('--json', 'print as JSON')
  .addHelpText('after', '\nExample:\n  docproof check apis')
  .action(async (path, options) => done(await (await import('./commands/check.ts')).check(path, options)));

program
  .command('score')
  .description(
    'break the embedded mock in every documented place, and count how many breaches the collection finds',
  )
  .argument('[apis...]', severalApis)
  .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
  .option('-r, --reports <dir>', 'where score.html and score.json are written', 'reports')
  .option(
    '--only <pattern>',
    'only mutants of documented responses whose id contains this text; * matches anything (repeatable)',
    collect,
  )
  .option('--kind <kind>', 'only mutants of this kind, e.g. field-missing (repeatable)', collect)
  .option('--min-score <percent>', 'fail if a smaller share of the breaches is found, or on a false alarm')
  .option('-j, --jobs <number>', 'number of threads (default: one for each processor)')
  .option('--no-variants', 'skip the variants that conform to the documentation')
  .option('--no-progress', 'do not show progress')
  .option('--json', 'print score.json instead of the summary')
  .addHelpText(
    'after',
    `
Exit codes: 0 done · 1 --min-score is not reached, or a false alarm with it · 2 wrong usage, or a document that cannot be
used · 3 not finished

Examples:
  docproof score sending-ips
  docproof score openapi.yaml --min-score 97
  docproof score openapi.yaml --only get-a-sending-ip --kind wrong-type --kind null`,
  )
  .action(async (apis, options) => done(await (await import('./commands/score.ts')).score(apis, options)));

withTargetOptions(
  program
    .command('learn')
    .description('run against a target, and save which attempts provoked responses to the overrides file')
    .argument('<api>', 'path of a document, or name of an API in the configuration or apis/')
    .option('-b, --base-url <url>', 'the target (default: the configured one)')
    .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
    .addOption(new Option('-w, --writes <policy>', 'what may be written').choices(['none', 'restore', 'all']))
    .option('--rate <n/s>', 'maximum number of requests per second')
    .option('--delay <ms>', 'time to wait between requests'),
)
  .addHelpText(
    'after',
    '\nExample:\n  docproof learn sending-ips --base-url https://api.example.com/api/v1 --writes restore',
  )
  .action(async (api, options) => done(await (await import('./commands/learn.ts')).learn(api, options)));

program
  .command('convert')
  .description('write a document as OpenAPI 3.1')
  .argument('<api>', 'name of an API in apis/, or the path of a document')
  .option('--to <format>', 'the format to write: openapi', 'openapi')
  .option('-o, --output <file>', 'write to a file (default: print)')
  .option('--json', 'JSON instead of YAML')
  .addHelpText(
    'after',
    `
Examples:
  docproof convert apis/sending-ips.apib --to openapi -o openapi.yaml`,
  )
  .action(async (api, options) => done(await (await import('./commands/convert.ts')).convert(api, options)));

program
  .command('mock')
  .description('serve a stateful mock of the documented APIs')
  .argument(
    '[apis...]',
    'paths of documents, or names of APIs in the configuration or apis/ (default: all of them)',
  )
  .option('-p, --port <port>', 'port to listen on', '4010')
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('-c, --config <file>', 'configuration file (default: docproof.config.yaml, if it exists)')
  .option('--latency <ms>', 'delay each answer: 200, or 100-500')
  .option(
    '--fault <fault>',
    'inject a fault: a status such as 503, reset, timeout or truncate, optionally for one request in N (repeatable)',
    collect,
  )
  .option('--state <file>', 'load the state from a file, and save it there at the end')
  .option('--watch', 'reload documents when they change')
  .option('--control', 'serve the control API and page also on an address that others can reach')
  .option('--no-control', 'switch off the control API and page')
  .option('--allow-host <name>', 'another host name at which the control API answers (repeatable)', collect)
  .option('--max-items <number>', 'maximum number of stored items (default: 250000)')
  .option('--max-state <MiB>', 'maximum memory for stored items (default: 128)')
  .option('--max-body <MiB>', 'maximum size of a request body (default: 10)')
  .option('--no-cors', 'refuse requests from web pages of other origins')
  .option(
    '--no-conventions',
    'ignore headers with which a client asks for a specific answer (Prefer, x-mock-response-code)',
  )
  .option('-v, --verbose', 'log each request, the documented response that was chosen, and why')
  .addHelpText(
    'after',
    `
Examples:
  docproof mock sending-ips --port 4010
  docproof mock apis/a.apib apis/b.apib --watch --verbose
  docproof mock sending-ips --latency 100-500 --fault '503,every=10'`,
  )
  .action(async (apis, options) => done(await (await import('./commands/mock.ts')).mock(apis, options)));

program
  .command('completion')
  .description('print a script that lets a shell complete commands and options')
  .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
  .addHelpText(
    'after',
    `
Examples:
  source <(docproof completion bash)               in ~/.bashrc; the same for zsh in ~/.zshrc
  docproof completion fish | source                in ~/.config/fish/config.fish`,
  )
  .action(async (shell) => {
    const { completionScript } = await import('./completion/index.ts');
    process.stdout.write(completionScript(program, shell));
  });

function done(exit: number): void {
  process.exitCode = exit;
}

// Whoever reads only the beginning, as `head` does, changes no exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') throw problem;
  });
}

const reportFailure = guardProcess();
try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) process.exitCode = reportFailure(error);
  else process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}
