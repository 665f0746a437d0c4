/*
 * Which classes set the same property, for `cn`: the groups that our components use, where tailwind-merge's own list names
 * all of Tailwind and is several times their size. `class-groups.test.ts` holds this list to that one for every pair of
 * classes in the sources: a class that is missing here fails there.
 */

/** A whole class, what may follow the beginning it stands under, or a longer beginning. */
export type ClassGroup = string | ((rest: string) => boolean) | { [beginning: string]: readonly ClassGroup[] };

const any = () => true;
const anySize = [any];
const number = (value: string) => /^[0-9]+(\.[0-9]+)?$/.test(value);
const FONT_SIZES = ["xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl", "5xl"];
/** A border's width: none said, or a number. */
const width = ["", number];

export const classGroups: Record<string, readonly ClassGroup[]> = {
  display: ["block", "inline-block", "inline", "inline-flex", "flex", "inline-grid", "grid", "contents", "table", "table-row", "table-cell", "table-header-group", "list-item", "hidden", "flow-root"],
  position: ["static", "relative", "absolute", "fixed", "sticky"],
  visibility: ["visible", "invisible"],
  "reader-only": ["sr-only", "not-sr-only"],
  p: [{ p: anySize }], px: [{ px: anySize }], py: [{ py: anySize }], pt: [{ pt: anySize }], pr: [{ pr: anySize }], pb: [{ pb: anySize }], pl: [{ pl: anySize }],
  m: [{ m: anySize }], mx: [{ mx: anySize }], my: [{ my: anySize }], mt: [{ mt: anySize }], mr: [{ mr: anySize }], mb: [{ mb: anySize }], ml: [{ ml: anySize }],
  gap: [{ gap: anySize }], "gap-x": [{ "gap-x": anySize }], "gap-y": [{ "gap-y": anySize }],
  "space-x": [{ "space-x": anySize }], "space-y": [{ "space-y": anySize }], "divide-x": [{ "divide-x": width }], "divide-y": [{ "divide-y": width }],
  size: [{ size: anySize }], w: [{ w: anySize }], h: [{ h: anySize }],
  "min-w": [{ "min-w": anySize }], "max-w": [{ "max-w": anySize }], "min-h": [{ "min-h": anySize }], "max-h": [{ "max-h": anySize }],
  inset: [{ inset: anySize }], "inset-x": [{ "inset-x": anySize }], "inset-y": [{ "inset-y": anySize }],
  top: [{ top: anySize }], right: [{ right: anySize }], bottom: [{ bottom: anySize }], left: [{ left: anySize }], z: [{ z: anySize }],
  "flex-direction": [{ flex: ["row", "col", "row-reverse", "col-reverse"] }], "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }], flex: [{ flex: [any] }],
  grow: [{ grow: width }], shrink: [{ shrink: width }], basis: [{ basis: anySize }], order: [{ order: [any] }],
  "grid-cols": [{ "grid-cols": [any] }], "grid-rows": [{ "grid-rows": [any] }], col: [{ col: ["auto", { span: [any] }] }], "col-start": [{ "col-start": [any] }], "col-end": [{ "col-end": [any] }],
  row: [{ row: ["auto", { span: [any] }] }], "row-start": [{ "row-start": [any] }], "row-end": [{ "row-end": [any] }],
  justify: [{ justify: ["start", "end", "center", "between", "around", "evenly", "stretch", "normal"] }], "justify-items": [{ "justify-items": [any] }], "justify-self": [{ "justify-self": [any] }],
  content: [{ content: ["start", "end", "center", "between", "around", "evenly", "stretch", "normal"] }], items: [{ items: [any] }], self: [{ self: [any] }],
  "place-items": [{ "place-items": [any] }], "place-content": [{ "place-content": [any] }], "place-self": [{ "place-self": [any] }],
  "font-size": [{ text: FONT_SIZES }], "text-align": [{ text: ["left", "center", "right", "justify", "start", "end"] }],
  "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }], "text-overflow": ["truncate", "text-ellipsis", "text-clip"], "text-color": [{ text: [any] }],
  "text-transform": ["uppercase", "lowercase", "capitalize", "normal-case"], "text-decoration": ["underline", "overline", "line-through", "no-underline"],
  "underline-offset": [{ "underline-offset": [any] }],
  "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }], "font-family": [{ font: [any] }], "font-style": ["italic", "not-italic"],
  leading: [{ leading: [any] }], tracking: [{ tracking: [any] }], whitespace: [{ whitespace: [any] }], break: [{ break: ["normal", "words", "all", "keep"] }], wrap: [{ wrap: [any] }],
  list: [{ list: ["disc", "decimal", "none"] }], "line-clamp": [{ "line-clamp": [any] }], figures: ["proportional-nums", "tabular-nums"],
  bg: [{ bg: [any] }], fill: [{ fill: [any] }], "stroke-width": [{ stroke: [number] }], stroke: [{ stroke: [any] }], accent: [{ accent: [any] }], opacity: [{ opacity: [any] }],
  "container-type": ["@container"], "vertical-align": [{ align: [any] }], "border-collapse": [{ border: ["collapse", "separate"] }],
  "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
  border: [{ border: width }], "border-x": [{ "border-x": width }], "border-y": [{ "border-y": width }],
  "border-t": [{ "border-t": width }], "border-r": [{ "border-r": width }], "border-b": [{ "border-b": width }], "border-l": [{ "border-l": width }],
  "border-color": [{ border: [any] }], "border-color-t": [{ "border-t": [any] }], "border-color-b": [{ "border-b": [any] }], "border-color-l": [{ "border-l": [any] }],
  rounded: [{ rounded: ["", any] }], "rounded-t": [{ "rounded-t": ["", any] }], "rounded-b": [{ "rounded-b": ["", any] }],
  "outline-style": ["outline-none", "outline-hidden"], "outline-width": [{ outline: width }], "outline-offset": [{ "outline-offset": [any] }], "outline-color": [{ outline: [any] }],
  shadow: [{ shadow: ["", any] }], aspect: [{ aspect: [any] }], object: [{ object: ["contain", "cover", "fill", "none"] }], overflow: [{ overflow: [any] }], "overflow-x": [{ "overflow-x": [any] }], "overflow-y": [{ "overflow-y": [any] }], overscroll: [{ overscroll: [any] }],
  transition: [{ transition: ["", any] }], duration: [{ duration: [any] }], animate: [{ animate: [any] }], origin: [{ origin: [any] }],
  translate: [{ translate: [any] }], "translate-x": [{ "translate-x": [any] }], "translate-y": [{ "translate-y": [any] }], rotate: [{ rotate: [any] }], scale: [{ scale: [any] }],
  cursor: [{ cursor: [any] }], select: [{ select: [any] }], "pointer-events": [{ "pointer-events": ["none", "auto"] }], touch: [{ touch: ["auto", "none", "manipulation"] }], "touch-pan-x": [{ "touch-pan": ["x", "left", "right"] }], "touch-pan-y": [{ "touch-pan": ["y", "up", "down"] }], "field-sizing": [{ "field-sizing": ["content", "fixed"] }],
  "scroll-m": [{ "scroll-m": anySize }], "scroll-mt": [{ "scroll-mt": anySize }], "scroll-behavior": [{ scroll: ["auto", "smooth"] }], resize: [{ resize: ["", "none", "x", "y"] }], appearance: [{ appearance: ["none", "auto"] }],
};

export const conflictingClassGroups: Record<string, readonly string[]> = {
  p: ["px", "py", "pt", "pr", "pb", "pl"], px: ["pr", "pl"], py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"], mx: ["mr", "ml"], my: ["mt", "mb"],
  gap: ["gap-x", "gap-y"], size: ["w", "h"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"], "inset-x": ["right", "left"], "inset-y": ["top", "bottom"],
  flex: ["basis", "grow", "shrink"], "font-size": ["leading"], overflow: ["overflow-x", "overflow-y"],
  border: ["border-x", "border-y", "border-t", "border-r", "border-b", "border-l"], "border-x": ["border-r", "border-l"], "border-y": ["border-t", "border-b"],
  "border-color": ["border-color-t", "border-color-b", "border-color-l"],
  rounded: ["rounded-t", "rounded-b"], translate: ["translate-x", "translate-y"], "scroll-m": ["scroll-mt"],
  touch: ["touch-pan-x", "touch-pan-y"], "touch-pan-x": ["touch"], "touch-pan-y": ["touch"], "line-clamp": ["display", "overflow"],
};
