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

Exit codes: 0 all that was provoked conforms · 1 a deviation · 2 wrong usage, or a document that
cannot be used · 3 the target cannot be reached, or the run could not be done`,
  );

const oneApi = 'path of a document, or name of an API in the configuration or apis/ (default: all of them)';
const severalApis =
  'paths of documents or of folders of them, patterns, or names of APIs in the configuration or apis/ (default: all of them)';

program
  .command('init')
  .description('set docproof up in a repository: a configuration, a CI file, lines of .gitignore')
  .addOption(
    new Option('--ci <system>', 'the CI file to write (default: of the repository)').choices([
      'github',
      'gitlab',
      'none',
    ]),
  )
  .addHelpText(
    'after',
    '\nNothing that exists is changed, except that lines are added to .gitignore.\n\nExample:\n  docproof init',
  )
  .action(async (options) => done(await (await import('./commands/init.ts')).init(options)));

withTargetOptions(
  withGateOptions(
    program
      .command('run')
      .description('provoke every documented response at a target, judge it, and write reports')
      .argument('[apis...]', severalApis)
      .option('-b, --base-url <url>', 'the target (default: the configured one, or the embedded mock)')
      .option('--mock', 'the embedded mock, whatever is configured')
      .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
      .addOption(
        new Option(
          '-w, --writes <policy>',
          'what may be written (default: restore on this machine, none elsewhere)',
        ).choices(['none', 'restore', 'all']),
      )
      .addOption(
        new Option(
          '--engine <engine>',
          'what runs the collection: newman, or docproof itself (direct), which is faster but writes no htmlextra page',
        )
          .choices(['newman', 'direct'])
          .default('newman'),
      )
      .option('-r, --reports <dir>', 'where reports are written', 'reports')
      .option(
        '--only <pattern>',
        'only responses whose id contains the text; * stands for anything (may be repeated)',
        collect,
      )
      .option('--skip <pattern>', 'leave out responses whose id contains the text (may be repeated)', collect)
      .option('--tag <name>', 'only operations of this tag or group (may be repeated)', collect)
      .option('--method <method>', 'only operations of this method (may be repeated)', collect)
      .option('--rate <n/s>', 'how many requests to send per second at most')
      .option('--delay <ms>', 'how long to wait between requests')
      .option(
        '--concurrency <n>',
        'how many scenarios that share nothing run at the same time; auto, or a number (default: auto on this machine with --engine direct, else 1)',
      )
      .option(
        '--retries <n>',
        'how often to send a GET again after a failed connection, 502, 503 or 504; such responses are reported as flaky',
      )
      .option('--shard <i/n>', 'do only the i-th of n parts, and write a blob for docproof merge')
      .option('--own-target', 'with --shard: each shard has a target of its own, not one that all share')
      .option('--resume', 'continue the last run of the API at the target, if that was cut short')
      .option('-j, --jobs <n>', 'how many APIs run at the same time (default: 1)')
      .option('--max-time <seconds>', 'end the whole run in time; what is under way is finished and undone')
      .option('--bail', 'end the run at the first deviation')
      .option('--strict', 'another wording of messages and undocumented fields are deviations too'),
  )
    .option('--no-htmlextra', 'leave out the htmlextra page, which takes longest to write')
    .option(
      '--reporter <names>',
      'the reports to write besides results.json: html, junit, ctrf, htmlextra (default: all)',
      collect,
    )
    .option('--json', 'print results.json instead of the summary')
    .option('--progress', 'print progress also where there is no terminal')
    .option('--open', 'open the report in the browser')
    .option('--watch', 'run again whenever a document, its overrides or the configuration has changed')
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
    .description('make the reports of one run from the blobs of all its shards')
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
    .description('undo what a killed or failed run left at its target')
    .argument(
      '[api]',
      'path of a document, or name of an API in the configuration or apis/ (default: all that runs left something of)',
    )
    .option(
      '-b, --base-url <url>',
      'the target; needed where it is not on this machine (default: all on this machine)',
    )
    .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
    .option('-r, --reports <dir>', 'the reports folder of the run', 'reports')
    .option('--list', 'only show what is left')
    .option('--force', 'undo also what a run that is still going on has changed')
    .option('--json', 'print as JSON'),
)
  .addHelpText(
    'after',
    `
Exit codes: 0 nothing is left · 1 something is left · 2 wrong usage · 3 the target cannot be reached

Examples:
  docproof undo --list
  docproof undo sending-ips --base-url https://api.example.com/api/v1`,
  )
  .action(async (api, options) => done(await (await import('./commands/undo.ts')).undo(api, options)));

program
  .command('list')
  .description('show the scenarios: id, condition, evidence, and the request that would be sent')
  .argument('[api]', oneApi)
  .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
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
  .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
  .option('--check', 'write nothing; exit 1 where what is written is stale')
  .addHelpText('after', '\nExamples:\n  docproof build\n  docproof build --check')
  .action(async (api, options) => done(await (await import('./commands/build.ts')).build(api, options)));

program
  .command('check')
  .description('measure how much of what documents promise can be provoked, on the embedded mock')
  .argument('<path>', 'a folder of documents, or one document')
  .option('--json', 'print as JSON')
  .addHelpText('after', '\nExample:\n  docproof check apis')
  .action(async (path, options) => done(await (await import('./commands/check.ts')).check(path, options)));

program
  .command('score')
  .description('break the embedded mock in every documented place, and count what the collection finds')
  .argument('[apis...]', severalApis)
  .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
  .option('-r, --reports <dir>', 'where score.html and score.json are written', 'reports')
  .option(
    '--only <pattern>',
    'only mutants of documented responses whose id contains this; * stands for anything (may be repeated)',
    collect,
  )
  .option('--kind <kind>', 'only mutants of this kind, e.g. field-missing (may be repeated)', collect)
  .option(
    '--min-score <percent>',
    'fail where fewer of the breaches are found, or where there is a false alarm',
  )
  .option('-j, --jobs <number>', 'how many threads work at the same time (default: one for each processor)')
  .option('--no-variants', 'try no variants that keep to the documentation')
  .option('--no-progress', 'do not show how far it is')
  .option('--json', 'print score.json instead of the summary')
  .addHelpText(
    'after',
    `
Exit codes: 0 done · 1 --min-score is not reached · 2 wrong usage, or a document that cannot be used

Examples:
  docproof score sending-ips
  docproof score openapi.yaml --min-score 97
  docproof score openapi.yaml --only get-a-sending-ip --kind wrong-type --kind null`,
  )
  .action(async (apis, options) => done(await (await import('./commands/score.ts')).score(apis, options)));

withTargetOptions(
  program
    .command('learn')
    .description('run against a target and write to the overrides file which ways provoked responses')
    .argument('<api>', 'path of a document, or name of an API in the configuration or apis/')
    .option('-b, --base-url <url>', 'the target (default: the configured one)')
    .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
    .addOption(new Option('-w, --writes <policy>', 'what may be written').choices(['none', 'restore', 'all']))
    .option('--rate <n/s>', 'how many requests to send per second at most')
    .option('--delay <ms>', 'how long to wait between requests'),
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
  .option('-c, --config <file>', 'the configuration (default: docproof.config.yaml, where there is one)')
  .option('--latency <ms>', 'hold each answer back: 200, or 100-500')
  .option(
    '--fault <fault>',
    'answer with a failure, e.g. 503, reset, timeout or truncate, each optionally one in N (may be repeated)',
    collect,
  )
  .option('--state <file>', 'start from the state in a file, and keep it there at the end')
  .option('--watch', 'serve changed documents at once')
  .option('--control', 'allow control and the page for people also on an address that others can reach')
  .option('--no-control', 'switch control and the page for people off')
  .option('--allow-host <name>', 'a further host name under which control answers (may be repeated)', collect)
  .option('--max-items <number>', 'items that are stored at most (default: 250000)')
  .option('--max-state <MiB>', 'memory that stored items take at most (default: 128)')
  .option('--max-body <MiB>', 'size of a request body at most (default: 10)')
  .option('--no-cors', 'refuse pages of other origins')
  .option(
    '--no-conventions',
    'ignore headers by which a client asks for a certain answer (Prefer, x-mock-response-code)',
  )
  .option('-v, --verbose', 'print each request, and which documented response was chosen and why')
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
