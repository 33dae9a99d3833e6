/** The arrows between the stages of scripts/: each stage may import the stages before it, through their doors. */
const order = [
  'vocabulary',
  'redaction',
  'boundary',
  'documentation',
  'findings',
  'analysis',
  'convert',
  'scenarios',
  'schemas',
  'collections',
  'mock',
  'conformance',
  'score',
  'reports',
  'cli',
];

const stage = (name) => `^scripts/${name}/`;
/** The folders of the mock's answer, along the way of a request. */
const answerOrder = [
  'model',
  'documented',
  'reading',
  'routing',
  'state',
  'items',
  'serving',
  'checking',
  'performing',
  'composing',
];

const answerPart = (name) => `^scripts/mock/answer/${name}/`;
const test = '\\.test\\.tsx?$';
const fixture = '^fixtures/';

/** Files that compute and do nothing else: no clock, no file, no network. */
const pure = [
  '^scripts/boundary/printable',
  '^scripts/redaction/',
  '^scripts/vocabulary/',
  '^scripts/findings/',
  '^scripts/documentation/',
  '^scripts/analysis/',
  '^scripts/convert/',
  '^scripts/scenarios/',
  '^scripts/mock/answer/',
  '^scripts/score/(mutants|breaking)/',
  '^scripts/reports/model/',
];

module.exports = {
  forbidden: [
    ...order.slice(0, -1).map((name, index) => ({
      name: `${name}-imports-a-later-stage`,
      severity: 'error',
      from: { path: stage(name), pathNot: test },
      to: { path: order.slice(index + 1).map(stage) },
    })),
    ...answerOrder.map((name, index) => ({
      name: `answer-${name}-imports-a-later-part`,
      severity: 'error',
      from: { path: answerPart(name), pathNot: test },
      to: {
        path: [...answerOrder.slice(index + 1).map(answerPart), '^scripts/mock/answer/[^/]+$'],
      },
    })),
    {
      name: 'collections-and-mock-know-nothing-of-each-other',
      severity: 'error',
      from: { path: stage('mock'), pathNot: test },
      to: { path: stage('collections') },
    },
    {
      name: 'another-stage-by-its-door-only',
      severity: 'error',
      from: { path: '^scripts/([^/]+)/' },
      to: { path: '^scripts/', pathNot: ['^scripts/$1/', '^scripts/[^/]+/index\\.ts$'] },
    },
    {
      name: 'fixtures-another-stage-by-its-door-only',
      severity: 'error',
      from: { path: '^fixtures/([^/]+)/' },
      to: { path: '^scripts/', pathNot: ['^scripts/$1/', '^scripts/[^/]+/index\\.ts$'] },
    },
    {
      name: 'pure-files-use-no-node-module',
      severity: 'error',
      from: { path: pure, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'newman-by-one-file-only',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '^scripts/conformance/engines/newman/' },
      to: { path: '(^|/)newman($|/)', dependencyTypes: ['npm'] },
    },
    {
      name: 'proof-is-independent',
      severity: 'error',
      from: { path: '^tests/', pathNot: '^tests/browser/' },
      to: { path: ['^scripts/', fixture] },
    },
    {
      name: 'benches-measure-by-the-doors',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^scripts/', pathNot: '^scripts/[^/]+/index\\.ts$' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^scripts/', pathNot: test },
      to: {
        path: ['^(tests|bench)/', fixture, test, '(^|/)(vitest|fast-check|playwright-core|axe-core)($|/)'],
      },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    builtInModules: { add: ['node:test'] },
  },
};
