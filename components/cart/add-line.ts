import { errorWords } from "@/lib/api-client";
import { cart } from "@/strings/cart";
import { addToCart } from "@/strings/cartButton";
import { toast } from "../ui/toast";
import { putLine } from "./cart-changes";
import type { CartLine } from "./cart-store";

/** Puts a licence into the cart unless there is no room; says why not. Whether it is in there now. */
export async function addLine(owner: Parameters<typeof putLine>[0], line: CartLine, isFull: boolean): Promise<boolean> {
  if (isFull) {
    toast.error(addToCart.full);
    return false;
  }
  try {
    await putLine(owner, line);
    return true;
  } catch (error) {
    toast.error(cart.notChanged, { description: errorWords(error) });
    return false;
  }
}
