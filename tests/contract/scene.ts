import type { Person } from "../../scripts/seed/person";
import { beat, checkout, type Creator, creator, type Member, member, type Opened, purchase, stranger, type TestBeat } from "../support/world";

/** Whom and what the contract cases speak of; made once, since no case may depend on another's traces. */
export interface Scene {
  seller: Creator;
  beat: TestBeat;
  /** Owns a basic licence of the beat. */
  owner: Member & { licenseId: string; lineId: string; sessionId: string; orderId: string };
  /** Signed in and verified; owns nothing. */
  other: Member;
  /** Signed up, never verified. */
  unverified: Person;
  /** An open checkout of somebody else's. */
  foreignSession: Opened;
}

let scene: Promise<Scene> | null = null;

export function theScene(): Promise<Scene> {
  scene ??= makeScene();
  return scene;
}

async function makeScene(): Promise<Scene> {
  const seller = await creator();
  const made = await beat(seller);
  const buyer = await member();
  const bought = await purchase(buyer.person, made.beatId);
  const shopper = await member();
  const unverified = stranger();
  await unverified.post("/api/auth/sign-up/email", { email: `unverified-${Date.now()}@people.backline.test`, password: "long enough to pass", name: "Unverified Person" });
  return {
    seller,
    beat: made,
    owner: { ...buyer, licenseId: bought.licenseId, lineId: bought.lineId, sessionId: bought.sessionId, orderId: bought.order.orderId },
    other: await member(),
    unverified,
    foreignSession: await checkout(shopper.person, made.beatId),
  };
}
