/** Options that several commands have. */
import type { Command } from 'commander';

/** Of every command that sends requests to a target. */
export function withTargetOptions(command: Command): Command {
  return command
    .option('--env <name>', 'the environment of the configuration to use, e.g. staging')
    .option('--env-file <file>', 'read environment variables from a file')
    .option(
      '-H, --header <header>',
      "add a header to every request, 'Name: value'; ${VAR} is taken from the environment",
      collect,
    )
    .option('--timeout <seconds>', 'seconds to wait for each whole answer (default: 15)')
    .option('--max-body <megabytes>', 'maximum size of an answer, after decoding (default: 10)')
    .option('--ca <file>', 'also trust the certificate authorities in this PEM file')
    .option(
      '--cert <file>',
      'client certificate, PEM or PKCS #12; DOCPROOF_KEY_PASSPHRASE is the passphrase of its key',
    )
    .option('--key <file>', 'private key of the certificate, PEM (default: in the certificate file)')
    .option('--proxy <url>', 'send every request through this proxy (default: HTTP_PROXY, HTTPS_PROXY)')
    .option('--insecure', 'accept certificates that cannot be verified');
}

/** Of every command that ends with a verdict: what fails, and how many runs are kept. */
export function withGateOptions(command: Command): Command {
  return command
    .option(
      '--fail-on <levels>',
      'also fail on unprovoked responses, or on uncovered ones (all that were not provoked)',
      collect,
    )
    .option('--min-coverage <percent>', 'fail if fewer of the documented responses were provoked')
    .option('--baseline <file>', 'fail only on deviations that this reviewed file does not list')
    .option('--update-baseline', 'list the deviations of this run in the baseline, to be reviewed')
    .option('--keep <runs>', 'how many runs to keep in the reports folder (default: all)');
}

/** The values of an option that may be repeated; without a default, which help would show as `[]`. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
