/**
 * BM25 as Tantivy computes it: k1 1.2, b 0.75, and the length of a text rounded down to what one byte
 * can say (Lucene's norm encoding), for the document and not for the average.
 */
const K1 = 1.2;
const B = 0.75;

const LENGTHS = Array.from({ length: 256 }, (_, code) => lengthOfCode(code));

/** Exact up to 40, then with three bits of precision. */
function lengthOfCode(code: number): number {
  const EXACT = 24;
  if (code < EXACT) return code;
  const rest = code - EXACT;
  const shift = (rest >> 3) - 1;
  return EXACT + (shift < 0 ? rest & 7 : ((rest & 7) | 8) * 2 ** shift);
}

export function roundedLength(length: number): number {
  let low = 0;
  let high = LENGTHS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((LENGTHS[middle] ?? 0) <= length) low = middle;
    else high = middle - 1;
  }
  return LENGTHS[low] ?? 0;
}

/** Rare terms weigh more. */
export function termWeight(documents: number, documentsWithTerm: number): number {
  const idf = Math.log(1 + (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));
  return idf * (1 + K1);
}

export function termScore(weight: number, frequency: number, length: number, averageLength: number): number {
  const norm = K1 * (1 - B + (B * roundedLength(length)) / averageLength);
  return (weight * frequency) / (frequency + norm);
}
