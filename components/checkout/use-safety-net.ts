import { useCallback, useEffect, useState } from "react";
import { errorWords, postJson } from "@/lib/api-client";

const ASK_AFTER_MS = 4_000;
const LATE_AFTER_MS = 20_000;

/**
 * The payment's own event confirms an order, most often before this page is there. Should it be late, this asks the server
 * once to look the payment up; `late` then lets the page say that it takes longer and offer to ask again.
 */
export function useSafetyNet(sessionId: string, waiting: boolean) {
  const [late, setLate] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const ask = useCallback(async () => {
    setProblem(null);
    try {
      await postJson("/api/verify-payment", { sessionId });
    } catch (error) {
      setProblem(errorWords(error));
    }
  }, [sessionId]);

  useEffect(() => {
    if (!waiting) return;
    const asking = setTimeout(() => void ask(), ASK_AFTER_MS);
    const lateness = setTimeout(() => setLate(true), LATE_AFTER_MS);
    return () => {
      clearTimeout(asking);
      clearTimeout(lateness);
    };
  }, [waiting, ask]);

  return { late, problem, retry: () => void ask() };
}
