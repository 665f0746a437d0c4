"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { errorWords, postJson } from "@/lib/api-client";
import { person, takeOver as words } from "@/strings/signIn";
import { newPassword } from "./new-password";
import { PasswordInput } from "./password-input";

/** For whoever holds the mail but not the password: a new one, which ends every earlier password and session of the account. */
export function TakeOverForm({ token, next }: { token: string; next: string }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(z.object({ newPassword })), defaultValues: { newPassword: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  if (!open) {
    return (
      <Button variant="link" className="justify-self-start" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    );
  }
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await postJson("/api/auth/verify-email", { token, ...values });
      window.location.assign(next);
    } catch (error) {
      setProblem(errorWords(error));
      throw error;
    }
  });
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event).catch(() => {})}>
      <Alert title={words.title}>{words.text}</Alert>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Field label={person.newPassword} hint={person.passwordHint} error={errors.newPassword?.message}>
        {(wiring) => <PasswordInput {...wiring} {...form.register("newPassword")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" variant="secondary" pending={isSubmitting || isSubmitSuccessful}>
        {words.submit}
      </Button>
    </form>
  );
}
