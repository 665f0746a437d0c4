import { authRoute } from "@/lib/auth/embedded/route";
import { route } from "@/lib/http";

export const GET = route("GET /api/auth/[...all]", authRoute);
export const POST = route("POST /api/auth/[...all]", authRoute);
