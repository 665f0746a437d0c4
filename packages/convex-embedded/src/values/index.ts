export { checkValue, type CheckContext } from "./checkValue";
export { displayValidator, displayValue } from "./display";
export { decodeLiteral, decodeValue, encodeValue } from "./encode";
export { decodeId, encodeId, idProblem, InvalidId, newId, tableNumberOf, tryDecodeId } from "./ids";
export { identifierProblem, indexNameProblem } from "./identifiers";
export { parseValidator, type ValidatorJson } from "./validatorJson";
export { afterKey, afterPrefix, BEFORE_EVERYTHING, PAST_EVERYTHING, searchableBounds, sortKey, sortKeyOf, storedKey, type SortKey } from "./sortKey";
