/** Works through a list, `atOnce` at a time; the answers are in the order of the list. */
export async function inBatches<Item, Answer>(items: readonly Item[], atOnce: number, work: (item: Item, at: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [at, item] of left) answers[at] = await work(item, at);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}
