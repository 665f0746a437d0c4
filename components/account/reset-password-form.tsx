"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { errorWords, postJson } from "@/lib/api-client";
import { person, resetForm as words } from "@/strings/signIn";
import { newPassword } from "./new-password";
import { PasswordInput } from "./password-input";

/** Sets a new password with a mailed link's token. Success signs in here and ends every other session. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(z.object({ password: newPassword })), defaultValues: { password: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await postJson("/api/auth/reset-password", { token, ...values });
      window.location.assign("/library");
    } catch (error) {
      setProblem(errorWords(error));
      throw error;
    }
  });
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event).catch(() => {})}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      {/* Password managers file the new password under this name. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={person.newPassword} hint={person.passwordHint} error={errors.password?.message}>
        {(wiring) => <PasswordInput {...wiring} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting || isSubmitSuccessful}>
        {words.submit}
      </Button>
    </form>
  );
}
