/** The options of every command that connects to a target. */
import type { Command } from 'commander';

export function withConnectionOptions(command: Command): Command {
  return command
    .option('--ca <file>', 'trust also the certificate authorities in this PEM file')
    .option('--cert <file>', 'client certificate, PEM or PKCS #12; DOCPROOF_KEY_PASSPHRASE opens its key')
    .option('--key <file>', 'its private key, PEM (default: in the file of the certificate)')
    .option('--proxy <url>', 'send every request through this proxy (default: HTTP_PROXY, HTTPS_PROXY)')
    .option('--insecure', 'accept certificates that cannot be verified');
}
