export { type Agents, agentsFor, closeAgents } from './agents.ts';
export { type ExchangeError, exchangeError, isCutAnswer } from './exchange-error.ts';
export { defaultMaxBodyBytes, type Limits, megabyte, type Purpose, size } from './limits.ts';
export { noPace, type Pace } from './pace.ts';
export { noProxy, type ProxyFor, proxiesOf } from './proxy.ts';
export { type Reached, reach } from './reach.ts';
export { decodeBody } from './whole-answer.ts';
