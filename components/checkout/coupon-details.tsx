"use client";

import { type FormEvent, useId, useState } from "react";
import { couponField as words } from "@/strings/checkout";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Input } from "../ui/input";
import type { CouponState } from "./coupon";
import { couponWords } from "./coupon-words";

/** Where a buyer writes a code, and then what it gives. `focus`: it was opened by hand. */
export function CouponDetails({ coupon, focus, onClose }: { coupon: CouponState; focus: boolean; onClose: () => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const { found, problem, pending, waiting, apply, remove } = coupon;

  if (found !== null || waiting) {
    return (
      <div role="status" className="flex min-h-10 items-center gap-3 text-sm">
        <Icon name="tag" className="size-4 shrink-0 text-ink-soft" />
        <p>
          <span className="font-medium break-all">{found?.code ?? coupon.text.toUpperCase()}</span>{" "}
          <span className="text-ink-soft">{found === null ? words.waiting : words.applied(couponWords(found))}</span>
        </p>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={words.remove}
          onClick={() => {
            remove();
            onClose();
            setText("");
          }}
        >
          <Icon name="x" />
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") apply(text);
  };
  return (
    <form className="grid gap-2" onSubmit={submit}>
      <label htmlFor={id} className="text-sm font-medium">
        {words.label}
      </label>
      <div className="flex max-w-sm gap-2">
        <Input
          id={id}
          value={text}
          autoFocus={focus}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setText(event.target.value)}
          className="uppercase"
        />
        <Button type="submit" variant="secondary" pending={pending}>
          {words.apply}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
    </form>
  );
}
