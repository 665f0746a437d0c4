"use client";

import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Button } from "../../ui/button";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

/** The click that uses the mailed link up. A mail scanner that opens the page does not make it. */
export function ConfirmNewEmail({ token }: { token: string }) {
  const confirm = useAction(async () => await postJson("/api/auth/change-email/confirm", { token }));
  return (
    <div className="grid gap-4">
      <Outcome problem={confirm.problem} done={false} words="" />
      <Button size="lg" pending={confirm.pending || confirm.done} onClick={() => void confirm.run().then((done) => done && window.location.assign("/settings"))}>
        {settings.confirmEmail.use}
      </Button>
    </div>
  );
}
