/** Real servers: how each is started, how many responses are provoked at least, and which deviate for certain. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const servers = [
  {
    name: 'alertmanager',
    programs: ['prometheus-alertmanager'],
    provoked: 16,
    deviations: ['get-alerts/400', 'get-alert-groups/400', 'post-alerts/400'],
    start({ data, port }) {
      const config = join(data, 'am.yml');
      writeFileSync(config, 'route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n');
      const host = `127.0.0.1:${port}`;
      return {
        command: 'prometheus-alertmanager',
        args: [
          `--config.file=${config}`,
          `--storage.path=${join(data, 'data')}`,
          `--web.listen-address=${host}`,
          '--cluster.listen-address=',
        ],
        baseUrl: `http://${host}/api/v2`,
        probe: `http://${host}/-/ready`,
        // Silences that have expired stay for a while.
        state: [`http://${host}/api/v2/alerts`],
      };
    },
  },
  {
    name: 'powerdns',
    programs: ['pdns_server', 'sqlite3'],
    provoked: 119,
    deviations: ['create-zone/201', 'rectify-zone/200', 'get-stats/200', 'get-autoprimaries/200'],
    start({ data, port, spare }) {
      const database = join(data, 'pdns.db');
      const schema = '/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql';
      spawnSync('sqlite3', [database, `.read ${schema}`]);
      mkdirSync(join(data, 'empty'));
      const headers = { 'X-API-Key': 'a-key-of-the-test' };
      const baseUrl = `http://127.0.0.1:${port}/api/v1`;
      return {
        command: 'pdns_server',
        args: [
          ...['--no-config', `--config-dir=${join(data, 'empty')}`, '--daemon=no', '--guardian=no'],
          ...['--launch=gsqlite3', `--gsqlite3-database=${database}`, '--gsqlite3-dnssec=yes'],
          ...['--local-address=127.0.0.1', `--local-port=${spare}`, `--socket-dir=${data}`],
          ...['--api=yes', `--api-key=${headers['X-API-Key']}`, '--webserver=yes'],
          ...[
            '--webserver-address=127.0.0.1',
            `--webserver-port=${port}`,
            '--webserver-allow-from=127.0.0.1',
          ],
          '--default-soa-content=ns1.example.org. hostmaster.@ 0 10800 3600 604800 3600',
        ],
        headers,
        environment: { DOCPROOF_X_API_KEY: headers['X-API-Key'] },
        baseUrl,
        probe: `${baseUrl}/servers`,
        state: ['zones', 'tsigkeys', 'autoprimaries'].map((name) => `${baseUrl}/servers/localhost/${name}`),
      };
    },
  },
  {
    name: 'loopback-todo',
    /** Where `npm install @loopback/example-todo` was done. */
    folder: { variable: 'DOCPROOF_LOOPBACK_TODO', holds: 'node_modules/@loopback/example-todo' },
    // PATCH /todos changes all that is there, so that only `--writes all` with an allowance sends it.
    provoked: 7,
    deviations: ['todo-controller-create/200'],
    start({ data, port }) {
      const modules = join(process.env.DOCPROOF_LOOPBACK_TODO, 'node_modules');
      const app = join(data, 'app');
      cpSync(join(modules, '@loopback/example-todo'), app, { recursive: true });
      symlinkSync(modules, join(data, 'node_modules'));
      const baseUrl = `http://127.0.0.1:${port}`;
      return {
        command: process.execPath,
        args: ['dist/index.js'],
        cwd: app,
        serverEnvironment: { PORT: String(port), HOST: '127.0.0.1' },
        baseUrl,
        probe: `${baseUrl}/openapi.json`,
        state: [`${baseUrl}/todos`],
      };
    },
  },
];
