import type { SVGProps } from "react";
import type { sharedIcons } from "./icon-shapes";

export type IconName = keyof typeof sharedIcons;

export const iconLook = { width: 24, height: 24, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** An icon by its name; its shape stands once in the document (`IconShapes`). Words beside it or on its button say what it means. */
export function Icon({ name, ...props }: SVGProps<SVGSVGElement> & { name: IconName }) {
  return (
    <svg aria-hidden {...iconLook} {...props}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}
