import { expect, test } from "vitest";
import { clientAddress } from "./address";

const from = (peer: string | null, forwarded: string | null, proxies: number): string => {
  const headers = new Headers();
  if (peer !== null) headers.set("x-backline-peer", peer);
  if (forwarded !== null) headers.set("x-forwarded-for", forwarded);
  return clientAddress(headers, proxies);
};

test.each([
  ["without proxies, the connection itself, whatever the client claims", "198.51.100.1", "10.9.9.9", 0, "198.51.100.1"],
  ["behind one proxy, the address that the proxy appended", "10.0.0.1", "6.6.6.6, 198.51.100.1", 1, "198.51.100.1"],
  ["behind two, the one before", "10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"],
  ["fewer hops than configured: the farthest known", "10.0.0.1", null, 2, "10.0.0.1"],
  ["on a host that names no peer, the entry of its own proxy", null, "6.6.6.6, 198.51.100.1", 1, "198.51.100.1"],
  ["no peer and no proxy: nobody in particular, never the client's word", null, "6.6.6.6", 0, "unknown"],
  ["IPv4 in IPv6 notation is the same caller", "::ffff:198.51.100.1", null, 0, "198.51.100.1"],
  ["an IPv6 caller is its /64", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", null, 0, "2001:db8:1:2::/64"],
  ["however it is written", "2001:db8:1:2::1", null, 0, "2001:db8:1:2::/64"],
  ["loopback too", "::1", null, 0, "0:0:0:0::/64"],
])("%s", (_, peer, forwarded, proxies, expected) => {
  expect(from(peer, forwarded, proxies)).toBe(expected);
});
