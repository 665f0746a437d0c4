import { type BeatWords, type Editing, editingOf, savable, sameValue, type WordField, WORD_FIELDS, withField } from "./editing";

export interface Merged {
  /** Theirs where only they changed something, mine everywhere else. */
  editing: Editing;
  /** What both changed, and not alike: a person must choose. */
  clashes: WordField[];
}

/**
 * Brings together what this window changed and what another one saved meanwhile, field by field, both since `base`.
 * Nothing typed here is given up by itself.
 */
export function mergeEdits(mine: Editing, base: BeatWords, theirs: BeatWords, onSale: boolean): Merged {
  const { words, held } = savable(mine, base, onSale);
  const other = editingOf(theirs);
  let editing = mine;
  const clashes: WordField[] = [];
  for (const field of WORD_FIELDS) {
    const changedHere = held.includes(field) || !sameValue(field, words, base);
    const changedThere = !sameValue(field, theirs, base);
    if (!changedThere) continue;
    if (!changedHere) editing = withField(editing, field, other);
    else if (held.includes(field) || !sameValue(field, words, theirs)) clashes.push(field);
  }
  return { editing, clashes };
}

/** Gives the named fields their value in `theirs`. */
export function takeTheirs(editing: Editing, fields: readonly WordField[], theirs: BeatWords): Editing {
  const other = editingOf(theirs);
  return fields.reduce((taken, field) => withField(taken, field, other), editing);
}
