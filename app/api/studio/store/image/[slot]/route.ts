import { z } from "zod";
import { MIB } from "@/lib/domain/limits";
import { STORE_IMAGE_SLOTS } from "@/lib/domain/storefront";
import { rawBody, route } from "@/lib/http";
import { setStoreImage } from "@/lib/images/storeImages";

export const PUT = route("PUT /api/studio/store/image/[slot]", {
  summary: "Set a picture of your store",
  description: "A JPEG, PNG or WebP of up to 5 MB; it is decoded and written anew, so nothing else of the file is kept.",
  identity: "verified",
  limit: "standard",
  params: z.object({ slot: z.enum(STORE_IMAGE_SLOTS) }),
  body: rawBody({ limitBytes: 5 * MIB }),
  response: z.object({ url: z.string() }),
  run: ({ caller, params, body }) => setStoreImage(caller, params.slot, body),
});
