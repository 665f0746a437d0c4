import { type ComponentType, lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { sleeping } from "./presses";
import { isSomebodyThere, somebody } from "./somebody";

const AGAIN_AFTER_MS = 2_000;

/**
 * A part of a page that the server draws and whose code the browser fetches with the first sign of somebody: what only
 * looks (a crawler, a tab opened for later) never fetches it. On a page that somebody reached from another one it is like
 * any other part. For client components; `load` gives the part.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => {
    await somebody();
    return { default: await load().catch(() => new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS)).then(load)) };
  });
  return function Late(props: Props) {
    const answers = useRef(false);
    const wake = useRef<(() => void) | null>(null);
    useLayoutEffect(() => {
      // On a page that somebody reached from another one nothing is drawn before it answers.
      if (answers.current || isSomebodyThere()) return;
      wake.current = sleeping();
      return wake.current;
    }, []);
    const onAwake = useCallback(() => {
      answers.current = true;
      wake.current?.();
    }, []);
    return (
      <Suspense>
        <Part {...props} />
        <Awake onAwake={onAwake} />
      </Suspense>
    );
  };
}

/** Stands behind a part and becomes alive after it, when the part's own listeners are there. */
function Awake({ onAwake }: { onAwake: () => void }) {
  useEffect(onAwake, [onAwake]);
  return null;
}
