export { changePostings } from "./maintain";
export { compileSearch } from "./searchQuery";
export { SearchScan } from "./searchScan";
export { SearchTotals } from "./totals";
export { tokenize } from "./tokenizer";
export { bestMatches, compileVectorQuery } from "./vectorQuery";
export { Vectors, type VectorChange } from "./vectors";
