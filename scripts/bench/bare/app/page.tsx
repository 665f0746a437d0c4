import { connection } from "next/server";

/** The ceiling: what Next itself needs for a page that is rendered anew for every request. */
export default async function BarePage() {
  await connection();
  return <p>Nothing but Next.</p>;
}
