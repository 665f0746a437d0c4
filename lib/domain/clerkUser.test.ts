import { describe, expect, test } from "vitest";
import { readClerkUser } from "./clerkUser";

const address = (id: string, email: string, status = "verified") => ({ id, email_address: email, verification: { status } });

const ada = {
  id: "user_ada",
  first_name: "Ada",
  last_name: "Byron",
  username: null,
  has_image: true,
  image_url: "https://img.clerk.com/ada",
  primary_email_address_id: "idn_2",
  email_addresses: [address("idn_1", "old@example.com"), address("idn_2", "Ada@Example.com")],
  updated_at: 17,
};

describe("a user as Clerk sends it", () => {
  test("is the primary address with its own verification, the full name and Clerk's clock", () => {
    expect(readClerkUser(ada)).toEqual({
      externalId: "user_ada",
      email: "ada@example.com",
      emailVerified: true,
      name: "Ada Byron",
      imageUrl: "https://img.clerk.com/ada",
      updatedAt: 17,
    });
  });

  test("a verified second address does not verify the primary one", () => {
    const user = { ...ada, email_addresses: [address("idn_1", "old@example.com"), address("idn_2", "ada@example.com", "unverified")] };
    expect(readClerkUser(user)).toMatchObject({ email: "ada@example.com", emailVerified: false });
  });

  test.each([
    ["without any address", { ...ada, email_addresses: [], primary_email_address_id: null }],
    ["whose primary address is not among them", { ...ada, primary_email_address_id: "idn_9" }],
  ])("%s has none, and that is not verified", (_, user) => {
    expect(readClerkUser(user)).toMatchObject({ email: "", emailVerified: false, name: "Ada Byron" });
  });

  test("the picture that Clerk draws by itself is nobody's picture", () => {
    expect(readClerkUser({ ...ada, has_image: false })).toMatchObject({ imageUrl: null });
  });

  test.each([
    [{ first_name: null, last_name: "Byron" }, "Byron"],
    [{ first_name: null, last_name: null, username: "countess" }, "countess"],
    [{ first_name: " ", last_name: null }, "ada"],
    [{ first_name: null, last_name: null, email_addresses: [] }, "Unnamed"],
  ])("there is always a name for the licence: %o", (change, name) => {
    expect(readClerkUser({ ...ada, ...change })).toMatchObject({ name });
  });

  test.each([[null], ["user_ada"], [[]], [{}], [{ ...ada, id: "" }], [{ ...ada, updated_at: "17" }], [{ id: "user_ada", deleted: true }]])("what is no user is none: %o", (value) => {
    expect(readClerkUser(value)).toBeNull();
  });
});
