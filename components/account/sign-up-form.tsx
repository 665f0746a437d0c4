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
import { newPassword } from "./new-password";
import { PasswordInput } from "./password-input";
import { personName } from "./person-name";

const account = z.object({
  name: personName,
  email: z.email("Write a full e-mail address, such as you@example.com."),
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
      {problem && <Alert tone="danger" role="alert" title="Your account was not made.">{problem}</Alert>}
      <Field label="Name" hint="It stands on your licence contracts." error={errors.name?.message}>
        {(wiring) => <Input {...wiring} {...form.register("name")} autoComplete="name" />}
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        {(wiring) => <Input {...wiring} {...form.register("email")} type="email" autoComplete="email" inputMode="email" />}
      </Field>
      <Field label="Password" hint="At least 8 characters." error={errors.password?.message}>
        {(wiring) => <PasswordInput {...wiring} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting || isSubmitSuccessful}>
        Create account
      </Button>
    </form>
  );
}
