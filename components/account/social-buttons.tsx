"use client";

import { useState } from "react";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { errorWords, postJson } from "@/lib/api-client";
import { socialButtons as words } from "@/strings/signIn";
import { providerTitle } from "./provider-title";

const begun = z.object({ url: z.url() });

/** Ways to sign in with an account elsewhere; nothing when none is set up. */
export function SocialButtons({ providers, next }: { providers: readonly string[]; next: string }) {
  const [leaving, setLeaving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (providers.length === 0) return null;

  const leave = async (provider: string) => {
    setLeaving(provider);
    setProblem(null);
    try {
      const { url } = await postJson("/api/auth/sign-in/social", { provider, callbackURL: next }, begun);
      window.location.assign(url);
    } catch (error) {
      setLeaving(null);
      setProblem(errorWords(error));
    }
  };

  return (
    <div className="grid gap-6">
      <div className="grid gap-3">
        {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
        {providers.map((provider) => (
          <Button key={provider} size="lg" variant="secondary" pending={leaving === provider} disabled={leaving !== null} onClick={() => void leave(provider)}>
            {words.goOn(providerTitle(provider))}
          </Button>
        ))}
      </div>
      <p className="flex items-center gap-4 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">{words.orByMail}</p>
    </div>
  );
}
