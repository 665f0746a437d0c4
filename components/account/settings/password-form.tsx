"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { newPassword as rule } from "../new-password";
import { PasswordInput } from "../password-input";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

const words = settings.password;

/** Another password for whoever knows the current one; the way to a first one for whoever has none. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  return hasPassword ? <ChangePassword email={email} /> : <FirstPassword email={email} />;
}

function ChangePassword({ email }: { email: string }) {
  const router = useRouter();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const [error, setError] = useState<string | undefined>();
  const change = useAction(async () => await postJson("/api/auth/change-password", { currentPassword, newPassword }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = rule.safeParse(newPassword);
    setError(checked.error?.issues[0]?.message);
    if (!checked.success) return;
    void change.run().then((changed) => {
      if (!changed) return;
      setCurrent("");
      setNew("");
      router.refresh();
    });
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {/* Password managers file the new password under this name. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={words.current}>
        {(wiring) => <PasswordInput {...wiring} autoComplete="current-password" value={currentPassword} onChange={(event) => setCurrent(event.target.value)} />}
      </Field>
      <Field label={words.new} hint={words.hint} error={error}>
        {(wiring) => <PasswordInput {...wiring} autoComplete="new-password" value={newPassword} onChange={(event) => setNew(event.target.value)} />}
      </Field>
      <Outcome {...change} words={words.changed} />
      <Button type="submit" variant="secondary" className="justify-self-start" pending={change.pending} disabled={currentPassword === "" || newPassword === ""}>
        {words.change}
      </Button>
    </form>
  );
}

function FirstPassword({ email }: { email: string }) {
  const send = useAction(async () => await postJson("/api/auth/forgot-password", { email }));
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft">{words.none}</p>
      <Outcome {...send} words={words.mailed} />
      <Button variant="secondary" className="justify-self-start" pending={send.pending} onClick={() => void send.run()}>
        {words.mail}
      </Button>
    </div>
  );
}
