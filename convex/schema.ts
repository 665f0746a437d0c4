import { defineSchema } from "convex/server";
import { analyticsTables } from "./analytics/schema";
import { listingTables } from "./beats/listing/schema";
import { releaseTables } from "./beats/release/schema";
import { beatTables } from "./beats/schema";
import { templateTables } from "./beats/template/schema";
import { cartTables } from "./cart/schema";
import { commerceTables } from "./commerce/schema";
import { dealTables } from "./deals/schema";
import { entitlementTables } from "./entitlements/schema";
import { fileTables } from "./files/schema";
import { followTables } from "./follows/schema";
import { mailChoiceTables } from "./identity/mailChoices/schema";
import { identityTables } from "./identity/schema";
import { mailTables } from "./platform/mail/schema";
import { migrationTables } from "./platform/migrate/schema";
import { proofTables } from "./platform/proof/schema";
import { reconcilerTables } from "./platform/reconcile/schema";
import { platformTables } from "./platform/schema";
import { reviewTables } from "./reviews/schema";
import { seoTables } from "./seo/schema";
import { storeTables } from "./stores/schema";
import { previewTagTables } from "./stores/tag/schema";
import { wishTables } from "./wishlist/schema";

export default defineSchema({
  ...identityTables,
  ...mailChoiceTables,
  ...storeTables,
  ...previewTagTables,
  ...fileTables,
  ...beatTables,
  ...listingTables,
  ...releaseTables,
  ...templateTables,
  ...cartTables,
  ...commerceTables,
  ...dealTables,
  ...entitlementTables,
  ...wishTables,
  ...followTables,
  ...reviewTables,
  ...analyticsTables,
  ...platformTables,
  ...mailTables,
  ...reconcilerTables,
  ...proofTables,
  ...migrationTables,
  ...seoTables,
});
