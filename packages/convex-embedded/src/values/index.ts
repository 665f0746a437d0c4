export { checkValue, type CheckContext } from "./checkValue";
export { displayValue } from "./display";
export { decodeLiteral, decodeValue, encodeValue } from "./encode";
export { decodeId, encodeId, InvalidId, newId, tableNumberOf, type DocumentId } from "./ids";
export { parseValidator, type ValidatorJson } from "./validatorJson";
export { afterKey, afterPrefix, BEFORE_EVERYTHING, PAST_EVERYTHING, searchableBounds, sortKey, sortKeyOf, storedKey, type SortKey } from "./sortKey";
