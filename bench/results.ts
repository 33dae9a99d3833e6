/** `npm run bench -- results`: runs what the comparison with stock Newman needs and writes it to bench/RESULTS.md. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const names = ['run', 'wide', 'run-curve', 'curve'];

export function writeBenchResults(): void {
  const [bench = ''] = process.argv.slice(1);
  const load = loadavg()[0]?.toFixed(1);
  const measured = names.map((name) => {
    const text = execFileSync(process.execPath, [bench, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return `## \`npm run bench -- ${name}\`\n\n\`\`\`\n${text.trim()}\n\`\`\`\n`;
  });
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} processors, ${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const about = `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on ${process.platform}/${process.arch}: ${machine}. Load before: ${load}.`;
  writeFileSync('bench/RESULTS.md', ['# Results of the benchmarks', about, ...measured].join('\n\n'));
}
