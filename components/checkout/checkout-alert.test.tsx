import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CheckoutAlert } from "./checkout-alert";

const changed = { kind: "price", words: "The price has changed since you saw it." } as const;

test("a price that changed is named, and one that is gone is called free", () => {
  expect(renderToStaticMarkup(<CheckoutAlert problem={changed} back="/cart" price={1_990} currency="usd" />)).toContain("The price is $19.90 now.");
  const free = renderToStaticMarkup(<CheckoutAlert problem={changed} back="/cart" price={0} currency="usd" />);
  expect(free).toContain("It is free now.");
  expect(free).not.toContain("The price is");
});
