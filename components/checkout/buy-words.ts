import { buyButton } from "@/strings/buyButton";
import { priceWords } from "../beats/price";

/** What stands on the button that buys, or goes up to, one licence. */
export function buyWords(price: number, currency: string, upgrade: boolean): string {
  if (price === 0) return upgrade ? buyButton.freeUpgrade : buyButton.free;
  return (upgrade ? buyButton.upgrade : buyButton.buy)(priceWords(price, currency));
}
