"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Alert } from "../../ui/alert";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { PasswordInput } from "../password-input";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

type EmailFormProps = { email: string; verified: boolean; hasPassword: boolean; inboxUrl: string | null };

const address = z.email(settings.email.full);
const words = settings.email;

/** The account's address, and the way to another one. The answer is the same whether that one is free or not. */
export function EmailForm({ email, verified, hasPassword, inboxUrl }: EmailFormProps) {
  const [newEmail, setNewEmail] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | undefined>();
  const send = useAction(async () => await postJson("/api/auth/change-email", { newEmail, password }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = address.safeParse(newEmail);
    setError(checked.error?.issues[0]?.message);
    if (checked.success) void send.run().then((sent) => sent && setPassword(""));
  };
  return (
    <div className="grid gap-5">
      <p className="text-ink-soft">
        <span className="break-words">{words.now(email)}</span>{" "}
        {!verified && (
          <>
            {words.unverified}{" "}
            <Link className="link" href="/verify-email?next=/settings">
              {words.confirm}
            </Link>
          </>
        )}
      </p>
      {hasPassword && (
        <form noValidate className="grid gap-4" onSubmit={submit}>
          <Field label={words.label} error={error}>
            {(wiring) => <Input {...wiring} type="email" inputMode="email" autoComplete="email" value={newEmail} onChange={(event) => setNewEmail(event.target.value)} />}
          </Field>
          <Field label={words.password}>
            {(wiring) => <PasswordInput {...wiring} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
          </Field>
          <Outcome problem={send.problem} done={false} words="" />
          {send.done && (
            <Alert role="status" title={words.sent(newEmail)}>
              {inboxUrl && (
                <a href={inboxUrl} target="_blank" rel="noreferrer">
                  {words.inbox}
                </a>
              )}
            </Alert>
          )}
          <Button type="submit" variant="secondary" className="justify-self-start" pending={send.pending} disabled={newEmail === "" || password === ""}>
            {words.send}
          </Button>
        </form>
      )}
    </div>
  );
}
