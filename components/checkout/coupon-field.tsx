"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import { haveCode } from "@/strings/tierButtons";
import { Button } from "../ui/button";
import { fetchedCode } from "../ui/could-not-fetch";
import { useCoupon } from "./coupon";
import type { CouponDetails } from "./coupon-details";

const load = () => import("./coupon-details");

/** Where a buyer writes a code: a line until it is wanted; the field, and what the code gives, come then. */
export function CouponField() {
  const coupon = useCoupon();
  const [open, setOpen] = useState(false);
  const [Details, setDetails] = useState<ComponentType<ComponentProps<typeof CouponDetails>> | null>(null);
  const wanted = coupon !== null && (open || coupon.found !== null || coupon.waiting || coupon.problem !== null || coupon.pending);
  useEffect(() => {
    if (!wanted || Details !== null) return;
    void fetchedCode(load()).then((code) => (code === null ? setOpen(false) : setDetails(() => code.CouponDetails)));
  }, [wanted, Details]);
  if (coupon === null) return null;
  if (wanted && Details !== null) return <Details coupon={coupon} focus={open} onClose={() => setOpen(false)} />;
  return (
    <Button variant="link" className="min-h-10 justify-self-start font-normal" pending={wanted} onPointerEnter={() => void load().catch(() => undefined)} onClick={() => setOpen(true)}>
      {haveCode}
    </Button>
  );
}
