import WebSocket from "ws";
import { createElement, useEffect, type ReactNode } from "react";
import type { Root } from "react-dom/client";

/*
 * React's own renderer without a browser: components here show nothing, they only use hooks, so all that React asks
 * for is a place to render into and a window to look at. Has to be there before `react-dom/client` is loaded.
 */
const silent = { addEventListener: () => {}, removeEventListener: () => {} };
Object.assign(globalThis, { window: { ...silent, location: { protocol: "http:" }, event: undefined, HTMLIFrameElement: class {} }, WebSocket });
const { createRoot } = await import("react-dom/client");

function place(): Element {
  const element: Element = Object.assign(JSON.parse("{}"), { nodeType: 1, nodeName: "DIV", tagName: "DIV", namespaceURI: "http://www.w3.org/1999/xhtml", ownerDocument: { nodeType: 9, ...silent }, ...silent });
  return element;
}

/** A hook that is being used by a mounted component. */
export interface Hooked<T> {
  /** What the hook answered at each rendering that React kept, in order. */
  readonly seen: T[];
  readonly last: T | undefined;
  unmount(): void;
}

/** Mounts a component that uses a hook, inside what `wrap` puts around it. */
export function mountHook<T>(hook: () => T, wrap: (children: ReactNode) => ReactNode): Hooked<T> {
  const seen: T[] = [];
  function Probe() {
    const value = hook();
    useEffect(() => {
      seen.push(value);
    });
    return null;
  }
  const root: Root = createRoot(place());
  root.render(wrap(createElement(Probe)));
  return {
    seen,
    get last() {
      return seen.at(-1);
    },
    unmount: () => root.unmount(),
  };
}
