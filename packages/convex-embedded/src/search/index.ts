export { changePostings } from "./maintain";
export { compileSearch } from "./searchQuery";
export { SearchScan } from "./searchScan";
export { SearchTotals } from "./totals";
export { tokenize } from "./tokenizer";
