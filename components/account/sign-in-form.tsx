"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { errorWords, postJson } from "@/lib/api-client";
import { person, signInForm as words } from "@/strings/signIn";
import { PasswordInput } from "./password-input";

const credentials = z.object({
  email: z.email(words.noEmail),
  password: z.string().min(1, words.noPassword),
});

export function SignInForm({ next, email = "" }: { next: string; email?: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(credentials), defaultValues: { email, password: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await postJson("/api/auth/sign-in/email", values);
      // A full load: every server component and the live connection begin anew as this person.
      window.location.assign(next);
    } catch (error) {
      setProblem(errorWords(error));
      form.setFocus("password");
      throw error;
    }
  });

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event).catch(() => {})}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Field label={person.email} error={errors.email?.message}>
        {(wiring) => <Input {...wiring} {...form.register("email")} type="email" autoComplete="email" inputMode="email" />}
      </Field>
      <Field label={person.password} error={errors.password?.message}>
        {(wiring) => <PasswordInput {...wiring} {...form.register("password")} autoComplete="current-password" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting || isSubmitSuccessful}>
        {words.submit}
      </Button>
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-3 text-sm">
        <Link className="link" href={`/sign-in/link?next=${encodeURIComponent(next)}`}>
          {words.link}
        </Link>
        <Link className="link" href="/forgot-password">
          {words.forgot}
        </Link>
      </p>
    </form>
  );
}
