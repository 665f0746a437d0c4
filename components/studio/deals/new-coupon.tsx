"use client";

import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { COUPON_BOUNDS, couponCode } from "@/lib/domain/coupons";
import type { Discount } from "@/lib/domain/discounts";
import { newCoupon as words } from "@/strings/deals";
import { parsePrice } from "../price";
import { NO_LIMITS, readLimits } from "./limit-drafts";
import { LimitFields } from "./limit-fields";
import { type ScopeDraft, ScopeFields } from "./scope-fields";

type Kind = keyof typeof words.kinds;
const isKind = (value: string): value is Kind => Object.hasOwn(words.kinds, value);

/** Everything about a new code, in one sitting. */
export function NewCoupon({ onDone }: { onDone: () => void }) {
  const create = useMutation(api.deals.coupons.create);
  const [code, setCode] = useState("");
  const [kind, setKind] = useState<Kind>("percent");
  const [value, setValue] = useState("20");
  const [minimum, setMinimum] = useState("");
  const [scope, setScope] = useState<ScopeDraft>({ tiers: [], beatIds: [] });
  const [draft, setDraft] = useState(NO_LIMITS);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const discount = discountOf(kind, value);
  const minAmount = minimum.trim() === "" ? 0 : parsePrice(minimum);
  const { limits, problems } = readLimits(draft);
  const codeProblem = code.trim() === "" || couponCode(code) ? undefined : words.codeBounds(COUPON_BOUNDS.code);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (discount === null || minAmount === null || codeProblem || Object.keys(problems).length > 0) return;
    setPending(true);
    setProblem(null);
    try {
      const { tiers, beatIds } = scope;
      await create({
        code: code.trim() === "" ? null : code,
        discount,
        minAmount,
        tiers: tiers.length === 0 ? null : tiers,
        beatIds: beatIds.length === 0 ? null : beatIds,
        ...limits,
        enabled: true,
      });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <Field label={words.code} optional hint={words.codeHint} error={tried ? codeProblem : undefined}>
        {(wiring) => <Input {...wiring} className="uppercase" autoCapitalize="characters" autoComplete="off" spellCheck={false} value={code} onChange={(event) => setCode(event.target.value)} />}
      </Field>
      <div className="grid grid-cols-[1fr_8rem] gap-3">
        <Field label={words.takesOff} error={tried && discount === null ? words.wrong[kind] : undefined}>
          {(wiring) => <Input {...wiring} inputMode="decimal" className="tabular-nums" value={value} onChange={(event) => setValue(event.target.value)} />}
        </Field>
        <Field label={words.in}>
          {({ id }) => (
            <Select value={kind} onValueChange={(chosen) => isKind(chosen) && setKind(chosen)}>
              <SelectTrigger id={id}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {Object.entries(words.kinds).map(([key, name]) => (
                  <SelectItem key={key} value={key}>
                    {name}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      </div>
      <Field label={words.minimum} optional error={tried && minAmount === null ? words.minimumWrong : undefined}>
        {(wiring) => <Input {...wiring} inputMode="decimal" className="tabular-nums" value={minimum} onChange={(event) => setMinimum(event.target.value)} />}
      </Field>
      <ScopeFields scope={scope} onChange={setScope} />
      <LimitFields draft={draft} problems={tried ? problems : {}} onChange={setDraft} />
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Button type="submit" size="lg" pending={pending}>
        {words.submit}
      </Button>
    </form>
  );
}

function discountOf(kind: Kind, text: string): Discount | null {
  if (kind === "amount") {
    const amount = parsePrice(text);
    return amount === null || amount < COUPON_BOUNDS.amount.min || amount > COUPON_BOUNDS.amount.max ? null : { kind, amount };
  }
  const percent = /^\s*\d{1,3}\s*%?\s*$/.test(text) ? Number.parseInt(text, 10) : 0;
  return percent < COUPON_BOUNDS.percent.min || percent > COUPON_BOUNDS.percent.max ? null : { kind, percent };
}
