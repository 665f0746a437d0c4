// The embedded Convex deployment: part of `npm run bench`, and alone with `node --import tsx scripts/bench/convex/main.ts`.
import { benchConvex } from "./convex";

await benchConvex();
