/** Marks what `files/rows` says of a text that is no id of a file. */
export const NO_STORAGE_ID = "Invalid storage ID: ";

/** The words for a failure of a `ctx.storage` function: an id that is none is an argument of that function. */
export function storageProblem(method: string, message: string): string {
  return message.startsWith(NO_STORAGE_ID) ? `Invalid argument \`storageId\` for \`${method}\`: ${message}` : message;
}
