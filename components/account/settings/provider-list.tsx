"use client";

import { useRouter } from "next/navigation";
import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Button } from "../../ui/button";
import { providerTitle } from "../provider-title";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

const words = settings.providers;

/** The services that sign somebody in, each with the way out of it. */
export function ProviderList({ providers }: { providers: readonly string[] }) {
  if (providers.length === 0) return <p className="text-ink-soft">{words.none}</p>;
  return (
    <ul className="grid gap-3">
      {providers.map((provider) => (
        <Connected key={provider} provider={provider} />
      ))}
    </ul>
  );
}

function Connected({ provider }: { provider: string }) {
  const router = useRouter();
  const name = providerTitle(provider);
  const leave = useAction(async () => await postJson("/api/auth/unlink-account", { provider }));
  return (
    <li className="grid gap-3">
      <div className="flex items-center justify-between gap-4">
        <span className="font-medium">{name}</span>
        <Button variant="secondary" size="sm" pending={leave.pending} onClick={() => void leave.run().then((left) => left && router.refresh())}>
          {words.disconnect(name)}
        </Button>
      </div>
      <Outcome {...leave} words={words.disconnected} />
    </li>
  );
}
