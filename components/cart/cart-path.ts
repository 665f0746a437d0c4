import { couponCode } from "@/lib/domain/coupons";

/** Codes that were typed, by the slug of the store they are for. */
export type CartCodes = ReadonlyMap<string, string>;

/** An address that is handed through signing in is not to grow without end; nobody has as many codes. */
const MOST = 6;
/** Stands between store and code; neither has it in it. */
const OF = ".";

/** The cart's page with the codes that were typed on it: where somebody comes back to who had to sign in first. */
export function cartPath(codes: CartCodes): string {
  const brought = [...codes].flatMap(([slug, text]) => {
    const code = couponCode(text);
    return code === null ? [] : [`coupon=${slug}${OF}${code}`];
  });
  return brought.length === 0 ? "/cart" : `/cart?${brought.slice(0, MOST).join("&")}`;
}

/** The same, backwards: the codes in the address of the cart's page. */
export function codesIn(coupons: string | string[] | undefined): CartCodes {
  const brought = [coupons ?? []].flat().slice(0, MOST);
  return new Map(
    brought.flatMap((each): [string, string][] => {
      const [slug, code] = each.slice(0, 100).split(OF);
      return slug && code ? [[slug, code]] : [];
    }),
  );
}
