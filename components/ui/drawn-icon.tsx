import { iconLook } from "./icon";
import { sharedIcons, singleIcons } from "./icon-shapes";

const symbols = Object.entries(sharedIcons)
  .map(([name, shape]) => `<symbol id="icon-${name}" viewBox="0 0 24 24">${shape}</symbol>`)
  .join("");

/** The shapes of all icons that are shown by name; stands in the root layout, for the server alone. */
export function IconShapes() {
  return <svg aria-hidden className="absolute size-0" dangerouslySetInnerHTML={{ __html: symbols }} />;
}

/** An icon that is drawn where it stands, by the server alone. */
export function DrawnIcon({ name, className }: { name: keyof typeof singleIcons; className?: string }) {
  return <svg aria-hidden {...iconLook} className={className} dangerouslySetInnerHTML={{ __html: singleIcons[name] }} />;
}
