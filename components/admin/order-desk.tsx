"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { formatMoney } from "@/lib/domain/money";
import { orderDesk as words, refundAsAdmin } from "@/strings/admin";
import { closedReasons, disputeStates, fulfilmentStates, licenceStates, lineOutcomes, mailNames, mailStates } from "@/strings/adminStates";
import { disputeReason } from "../studio/sales/dispute-words";
import { Alert } from "../ui/alert";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Dialog, DialogContent, DialogTrigger } from "../ui/dialog";
import { Field } from "../ui/field";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { PageLink } from "../ui/page-link";
import { Textarea } from "../ui/textarea";
import { AuditRows } from "./audit-rows";
import { Bookings } from "./bookings";
import { EventRows } from "./event-rows";
import { OrderBadges } from "./order-badges";
import { Section } from "./section";
import { storedWords } from "./stored-words";
import { WorkRows } from "./work-rows";

export type AdminOrder = FunctionReturnType<typeof api.commerce.orders.one>;

/** One order with every trace it left, live. */
export function OrderDesk({ orderId }: { orderId: string }) {
  const order = useQuery(api.commerce.orders.one, { orderId });
  if (order === undefined) return <ListSkeleton label={words.loading} />;
  const money = (amount: number) => formatMoney(amount, order.currency);
  return (
    <div className="grid gap-8">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <h1 className="text-2xl font-semibold tracking-tight tabular-nums">{order.number}</h1>
            <OrderBadges order={order} />
          </div>
          <p className="truncate text-ink-soft">{order.buyerName} · {order.buyerEmail}</p>
        </div>
        <RefundAsAdmin order={order} />
      </header>
      <Facts order={order} />
      <Section title={words.sections.lines}>
        <ul className="divide-y border-y text-sm">
          {order.lines.map(({ lineId, title, tier, amount, outcome, license, seller, feeBps }) => (
            <li key={lineId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
              <span className="min-w-0">
                <span className="font-medium">{title}</span> {tier}, {seller} <span className="text-ink-faint">{words.fee(feeBps / 100)}</span>
              </span>
              <span className="flex items-baseline gap-3">
                {license && <PageLink href={`/verify/${license.verifyId}`} className="link">{licenceStates[license.status]}</PageLink>}
                <Badge>{lineOutcomes[outcome]}</Badge>
                <span className="tabular-nums">{money(amount)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.sections.book} empty={order.bookings.length === 0}>
        <Bookings bookings={order.bookings} currency={order.currency} />
      </Section>
      <Section title={words.sections.refunds} empty={order.refunds.length + order.disputes.length === 0}>
        <ul className="divide-y border-y text-sm tabular-nums">
          {order.refunds.map(({ refundId, amount, madeAt, failedAt }) => (
            <li key={refundId} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span>{words.refundOf(money(amount))} <span className="font-mono text-xs text-ink-faint">{refundId}</span></span>
              <span className="text-ink-soft">{failedAt === null ? momentWords(madeAt) : words.refundFailed(momentWords(failedAt))}</span>
            </li>
          ))}
          {order.disputes.map(({ disputeId, amount, reason, state, dueBy, evidenceStagedAt }) => (
            <li key={disputeId} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span>{words.disputeOver(money(amount), disputeReason(reason))}</span>
              <span className="flex gap-3 text-ink-soft">
                {evidenceStagedAt !== null && <a className="link" href={`/api/disputes/${disputeId}/evidence`}>{words.evidence}</a>}
                {words.disputeState(disputeStates[state], dueBy === null ? null : momentWords(dueBy))}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.sections.events} empty={order.events.length === 0}>
        <EventRows events={order.events} />
      </Section>
      <Section title={words.sections.work} empty={order.work.length === 0}>
        <WorkRows work={order.work} />
      </Section>
      <Section title={words.sections.mails} empty={order.mails.length === 0}>
        <ul className="divide-y border-y text-sm">
          {order.mails.map(({ key, template, to, state, note }) => (
            <li key={key} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span className="min-w-0 truncate">{words.mail(storedWords(mailNames, template), to)}</span>
              <span className="text-ink-soft">{mailStates[state]}{note && `: ${note}`}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.sections.audit} empty={order.audit.length === 0}>
        <AuditRows entries={order.audit} />
      </Section>
    </div>
  );
}

function Facts({ order }: { order: AdminOrder }) {
  const money = (amount: number) => formatMoney(amount, order.currency);
  const facts: [string, string | null][] = [
    [words.facts.opened, momentWords(order.createdAt)],
    [words.facts.paid, order.paidAt === null ? null : momentWords(order.paidAt)],
    [words.facts.total, money(order.total)],
    [words.facts.refunded, order.refunded === 0 ? null : money(order.refunded)],
    [words.facts.stripeFee, order.stripeFee === null ? null : money(order.stripeFee)],
    [words.facts.delivery, fulfilmentStates[order.fulfilment]],
    [words.facts.reason, order.refundReason ?? (order.closedReason === null ? null : storedWords(closedReasons, order.closedReason))],
    [words.facts.order, order.orderId],
    [words.facts.session, order.sessionId],
    [words.facts.payment, order.paymentIntentId],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-2 text-sm md:grid-cols-2">
      {facts.flatMap(([label, value]) =>
        value === null ? [] : (
          <div key={label} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="break-all tabular-nums">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function RefundAsAdmin({ order }: { order: AdminOrder }) {
  const request = useMutation(api.commerce.refunds.requestAsAdmin);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (order.refund.refusal !== null) return <p className="max-w-xs text-sm text-ink-soft">{order.refund.refusal}</p>;
  const sum = formatMoney(order.refund.amount, order.currency);

  async function refund(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await request({ orderId: order.orderId, reason });
      setOpen(false);
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">{refundAsAdmin.open}</Button>
      </DialogTrigger>
      <DialogContent title={refundAsAdmin.title(order.number)} description={refundAsAdmin.text(order.buyerName, sum)}>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void refund();
          }}
        >
          <Field label={refundAsAdmin.reason} hint={refundAsAdmin.reasonHint}>
            {(wiring) => <Textarea {...wiring} required minLength={3} maxLength={TEXT_LIMITS.refundReason} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {problem && <Alert tone="danger" role="alert" title={refundAsAdmin.failed}>{problem}</Alert>}
          <Button type="submit" variant="danger" pending={pending} className="justify-self-start">{refundAsAdmin.submit(sum)}</Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
