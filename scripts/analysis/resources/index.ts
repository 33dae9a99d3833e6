export { itemsIn, listIn } from './bodies.ts';
export { createsAtItem, onlyReads, parentPath, pathOf, putCreates, saysUpdate } from './collections.ts';
export { withoutOddList } from './list-place.ts';
export { modelResources } from './model-resources.ts';
export { isSafe, isSuccess, operationsOf, successOf } from './operations.ts';
export type { ResourceModel } from './resource-model.ts';
