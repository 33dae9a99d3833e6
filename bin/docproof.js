#!/usr/bin/env -S node --
// Starts what `npm run build` made. The `--` keeps Node from taking --env-file for itself (docs/decisions/0019).
import { existsSync } from 'node:fs';

const built = new URL('../dist/docproof.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('error: docproof is not built yet\n  try: npm ci, or npm run build\n');
  process.exitCode = 2;
}
