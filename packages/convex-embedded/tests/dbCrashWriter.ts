/** Run by the durability test as a process of its own: commits pairs and writes down what it acknowledged. */
import { appendFileSync } from "node:fs";
import { openDatabase } from "../src/db";

const [dataDir = "", acknowledged = ""] = process.argv.slice(2);
const db = openDatabase({ dataDir });

for (let turn = 0; ; turn++) {
  if (turn % 3 === 2) {
    const ids = db.group(() => [commitPair(turn, 0), commitPair(turn, 1), commitPair(turn, 2)]);
    appendFileSync(acknowledged, `${ids.flat().join("\n")}\n`);
  } else {
    appendFileSync(acknowledged, `${commitPair(turn, 0).join("\n")}\n`);
  }
}

function commitPair(turn: number, part: number): string[] {
  const tx = db.begin("mutation");
  const ids = ["left", "right"].map((half) => tx.insert("pairs", { half, turn, text: "x".repeat(turn % 5000) }));
  db.commit(tx, new Map([[`reply/${turn}/${part}`, ids]]));
  return ids;
}
