"use client";

import { useRouter } from "next/navigation";
import { postJson } from "@/lib/api-client";
import { deviceOf } from "@/lib/domain/devices";
import { settings } from "@/strings/settings";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { momentWords } from "../../ui/moment-words";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

type Session = { id: string; createdAt: number; usedAt: number; address: string; userAgent: string };

const words = settings.sessions;

/** Where the account is signed in, and the ways to end that. */
export function SessionList({ sessions, current }: { sessions: readonly Session[]; current: string }) {
  const router = useRouter();
  const others = useAction(async () => await postJson("/api/auth/revoke-sessions", { keepCurrent: true }));
  const all = useAction(async () => await postJson("/api/auth/revoke-sessions", { keepCurrent: false }));
  return (
    <div className="grid gap-5">
      <ul className="divide-y border-y">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} here={session.id === current} />
        ))}
      </ul>
      <Outcome problem={others.problem ?? all.problem} done={others.done} words={words.ended} />
      <div className="flex flex-wrap gap-3">
        {sessions.length > 1 && (
          <Button variant="secondary" pending={others.pending} onClick={() => void others.run().then((done) => done && router.refresh())}>
            {words.endOthers}
          </Button>
        )}
        {/* A full load, so that nothing of this account stays in memory. */}
        <Button variant="secondary" pending={all.pending || all.done} onClick={() => void all.run().then((done) => done && window.location.assign("/sign-in"))}>
          {words.endAll}
        </Button>
      </div>
    </div>
  );
}

function SessionRow({ session: { id, createdAt, usedAt, address, userAgent }, here }: { session: Session; here: boolean }) {
  const router = useRouter();
  const end = useAction(async () => await postJson("/api/auth/revoke-session", { id }));
  const { browser, system } = deviceOf(userAgent);
  const device = browser !== null && system !== null ? words.device(browser, system) : (browser ?? system ?? words.unknown);
  return (
    <li className="grid gap-2 py-3">
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {device} {here && <Badge tone="positive">{words.here}</Badge>}
          </p>
          {/* By the reader's own clock, which the server does not know. */}
          <p suppressHydrationWarning className="text-sm text-ink-faint tabular-nums">
            {words.used(momentWords(usedAt))}
            <br />
            {words.since(momentWords(createdAt), address === "" ? null : address)}
          </p>
        </div>
        {!here && (
          <Button variant="ghost" size="sm" aria-label={words.endOne(device)} pending={end.pending} onClick={() => void end.run().then((done) => done && router.refresh())}>
            {words.end}
          </Button>
        )}
      </div>
      <Outcome {...end} words={words.ended} />
    </li>
  );
}
