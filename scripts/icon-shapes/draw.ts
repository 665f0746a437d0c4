// Writes down the shapes of the icons that public pages show: `node --import tsx scripts/icon-shapes/main.ts` after a new version of Lucide.
import { inRoot } from "../house/paths";

/** What the browser draws by name: its code carries no shape. */
const SHARED = ["check", "circle-exclamation-point", "circle-check", "ellipsis", "heart", "info", "loader-circle", "pause", "play", "plus", "search", "shopping-bag", "sliders-horizontal", "star", "sun-moon", "tag", "triangle-exclamation-point", "user", "x"];
/** What the server draws where it stands. */
const SINGLE = ["arrow-up-right", "audio-lines", "library", "pencil", "sliders-vertical", "store", "users"];

export const shapesPath = inRoot("components/ui/icon-shapes.ts");

/** The module with the shapes. The same version of Lucide gives the same text. */
export async function drawShapes(): Promise<string> {
  const [shared, single] = await Promise.all([listed(SHARED), listed(SINGLE)]);
  return `// Made by scripts/icon-shapes from Lucide (ISC licence, https://lucide.dev/license). Each is drawn in a square of 24, by strokes of 2.

/** Drawn once in every document, and shown by name. */
export const sharedIcons = {
${shared}} as const;

/** Drawn by the server where they stand. */
export const singleIcons = {
${single}} as const;
`;
}

async function listed(names: readonly string[]): Promise<string> {
  const lines = await Promise.all(names.map(async (name) => `  "${name}": ${JSON.stringify(shapeOf(await import(`lucide-react/icons/${name}`)))},\n`));
  return lines.join("");
}

type Node = readonly [tag: string, attributes: Readonly<Record<string, string>>];

function shapeOf(icon: { __iconData: { node: readonly Node[] } }): string {
  return icon.__iconData.node.map(([tag, { key: _, ...attributes }]) => `<${tag}${Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join("")}/>`).join("");
}
