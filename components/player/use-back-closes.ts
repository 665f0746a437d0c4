import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { isRecord } from "@/lib/domain/jsonRecord";

const MARK = "backlineSheet";
const isMarked = () => isRecord(window.history.state) && window.history.state[MARK] === true;

/**
 * Lets the back button close something that covers the page: opening it is a step of the history, closing it goes that step
 * back. Gives how to leave for another page, which must wait for that step.
 */
export function useBackCloses(open: boolean, close: () => void): (href: string) => void {
  const router = useRouter();
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const back = () => onBack();
    // What Next keeps in the state of an entry stays in it: the same page, with something above.
    if (!isMarked()) window.history.pushState({ ...window.history.state, [MARK]: true }, "");
    window.addEventListener("popstate", back);
    return () => {
      window.removeEventListener("popstate", back);
      if (isMarked()) window.history.back();
    };
  }, [open]);
  return (href) => {
    window.addEventListener("popstate", () => router.push(href), { once: true });
    close();
  };
}
