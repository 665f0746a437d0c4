import { useEffect, useState } from "react";
import type { BeatPage } from "../beats/beat-types";
import { useAsk } from "../providers/use-ask";

/** What the beat's page says of it, asked for while `wanted`. Undefined while it is on its way, null when it did not come. */
export function useBeatPage(slug: string, wanted: boolean): BeatPage | null | undefined {
  const ask = useAsk();
  const [answer, setAnswer] = useState<{ slug: string; beat: BeatPage | null } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    const show = (beat: BeatPage | null) => left || setAnswer({ slug, beat });
    ask.query((api) => api.beats.queries.bySlug, { slug }).then(show, () => show(null));
    return () => void (left = true);
  }, [ask, slug, wanted]);
  return answer?.slug === slug ? answer.beat : undefined;
}
