export { type Agents, agentsFor, closeAgents } from './agents.ts';
export { type Connection, directConnection } from './connection.ts';
export { type ExchangeError, exchangeError, isCutAnswer } from './exchange-error.ts';
export { type Limits, megabyte, type Purpose, type RunLimits, size, usualLimits } from './limits.ts';
export { basicAuthorization, type ProxyFor, proxiesOf, proxyOf } from './proxy.ts';
export { type Reached, reach } from './reach.ts';
export { decodeBody } from './whole-answer.ts';
