export { itemsIn, listIn, shownByRead } from './bodies.ts';
export { createsAtItem, onlyReads, parentPath, pathOf, putCreates, saysUpdate } from './collections.ts';
export { idInEntry } from './list-place.ts';
export { isSafe, isSuccess, operationsOf, successOf } from './operations.ts';
export type { DescribedResource, OperationRole, ResourceModel } from './resource-model.ts';
