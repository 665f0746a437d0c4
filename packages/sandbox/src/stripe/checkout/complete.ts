import { createCustomer } from "../resources/customers";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession } from "../state/types";

/** The customer that a session pays as: its own, or the one it asked to be made. */
export function customerOf(tx: Transaction, session: CheckoutSession, buyer: { email: string | null; name: string | null }): string | null {
  if (session.customer || session.customer_creation !== "always") return session.customer;
  return createCustomer(tx, { ...buyer, phone: null, description: null, address: null, metadata: {} }).id;
}

interface Completion {
  email: string | null;
  name: string | null;
  customer: string | null;
  /** `unpaid`: the buyer is done, and the bank is not. */
  paymentStatus: CheckoutSession["payment_status"];
}

/** The buyer has done everything: `checkout.session.completed`, whether the money is there or on its way. */
export function completeSession(tx: Transaction, session: CheckoutSession, { email, name, customer, paymentStatus }: Completion): void {
  const complete: CheckoutSession = {
    ...session,
    status: "complete",
    payment_status: paymentStatus,
    url: null,
    customer,
    customer_details: {
      address: null,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
  };
  tx.put("checkout.session", complete);
  tx.emit("checkout.session.completed", complete);
}
