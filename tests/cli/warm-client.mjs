/** Has a command run by the test that serves it, and prints and exits as it did. Loads nothing: it starts in a blink. */
const [, , service, ...args] = process.argv;
const response = await fetch(service, {
  method: 'POST',
  body: JSON.stringify({ args, cwd: process.cwd(), env: process.env }),
});
const { code, stdout, stderr } = await response.json();
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
