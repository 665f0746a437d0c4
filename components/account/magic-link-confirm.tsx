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
import { magicLinkConfirm as words, person } from "@/strings/signIn";
import { personName } from "./person-name";

interface MagicLinkConfirmProps {
  token: string;
  next: string;
  /** `null`: the account has its name already. */
  name: string | null;
  /** The link makes an account rather than opening one. */
  isNew: boolean;
}

/** The click that uses a mailed link up. A mail scanner that opens the page does not make it. */
export function MagicLinkConfirm({ token, next, name, isNew }: MagicLinkConfirmProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const asksName = name !== null;
  const form = useForm({ resolver: zodResolver(z.object({ name: asksName ? personName : z.string() })), defaultValues: { name: name ?? "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await postJson("/api/auth/magic-link/verify", { token, ...(asksName ? values : {}) });
      window.location.assign(next);
    } catch (error) {
      setProblem(errorWords(error));
      throw error;
    }
  });
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event).catch(() => {})}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      {asksName && (
        <Field label={person.name} hint={person.nameHint} error={errors.name?.message}>
          {(wiring) => <Input {...wiring} {...form.register("name")} autoComplete="name" />}
        </Field>
      )}
      <Button type="submit" size="lg" pending={isSubmitting || isSubmitSuccessful}>
        {isNew ? words.create : words.signIn}
      </Button>
    </form>
  );
}
