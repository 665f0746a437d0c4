import { writeFile } from "node:fs/promises";
import { drawShapes, shapesPath } from "./draw";

await writeFile(shapesPath, await drawShapes());
