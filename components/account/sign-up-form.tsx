"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { errorWords, postJson } from "@/lib/api-client";
import { person, personProblems, signUpForm as words } from "@/strings/signIn";
import { newPassword } from "./new-password";
import { PasswordInput } from "./password-input";
import { personName } from "./person-name";

const account = z.object({
  name: personName,
  email: z.email(personProblems.email),
  password: newPassword,
});

export function SignUpForm({ next }: { next: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(account), defaultValues: { name: "", email: "", password: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await postJson("/api/auth/sign-up/email", values);
      window.location.assign(`/verify-email?next=${encodeURIComponent(next)}`);
    } catch (error) {
      setProblem(errorWords(error));
      throw error;
    }
  });

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event).catch(() => {})}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Field label={person.name} hint={person.nameHint} error={errors.name?.message}>
        {(wiring) => <Input {...wiring} {...form.register("name")} autoComplete="name" />}
      </Field>
      <Field label={person.email} error={errors.email?.message}>
        {(wiring) => <Input {...wiring} {...form.register("email")} type="email" autoComplete="email" inputMode="email" />}
      </Field>
      <Field label={person.password} hint={person.passwordHint} error={errors.password?.message}>
        {(wiring) => <PasswordInput {...wiring} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting || isSubmitSuccessful}>
        {words.submit}
      </Button>
    </form>
  );
}
