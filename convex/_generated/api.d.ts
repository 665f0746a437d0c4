/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";
import type * as beats_beatCard from "../beats/beatCard.js";
import type * as beats_beatFiles from "../beats/beatFiles.js";
import type * as beats_beatForEdit from "../beats/beatForEdit.js";
import type * as beats_beatPage from "../beats/beatPage.js";
import type * as beats_checkFields from "../beats/checkFields.js";
import type * as beats_claimMaster from "../beats/claimMaster.js";
import type * as beats_createBeat from "../beats/createBeat.js";
import type * as beats_freeSlug from "../beats/freeSlug.js";
import type * as beats_listBeats from "../beats/listBeats.js";
import type * as beats_mutations from "../beats/mutations.js";
import type * as beats_ownBeat from "../beats/ownBeat.js";
import type * as beats_processing from "../beats/processing.js";
import type * as beats_publishBeat from "../beats/publishBeat.js";
import type * as beats_queries from "../beats/queries.js";
import type * as beats_updateBeat from "../beats/updateBeat.js";
import type * as beats_validators from "../beats/validators.js";
import type * as commerce_abandonOrders from "../commerce/abandonOrders.js";
import type * as commerce_applyRefund from "../commerce/applyRefund.js";
import type * as commerce_applyRenderedContract from "../commerce/applyRenderedContract.js";
import type * as commerce_applySession from "../commerce/applySession.js";
import type * as commerce_applySessionEnd from "../commerce/applySessionEnd.js";
import type * as commerce_applySettlement from "../commerce/applySettlement.js";
import type * as commerce_attachSession from "../commerce/attachSession.js";
import type * as commerce_closeOrder from "../commerce/closeOrder.js";
import type * as commerce_closeOtherOrders from "../commerce/closeOtherOrders.js";
import type * as commerce_confirmSession from "../commerce/confirmSession.js";
import type * as commerce_contracts from "../commerce/contracts.js";
import type * as commerce_events_applyStripeEvent from "../commerce/events/applyStripeEvent.js";
import type * as commerce_events_chargeRefunded from "../commerce/events/chargeRefunded.js";
import type * as commerce_events_checkoutSessionAsyncPaymentFailed from "../commerce/events/checkoutSessionAsyncPaymentFailed.js";
import type * as commerce_events_checkoutSessionAsyncPaymentSucceeded from "../commerce/events/checkoutSessionAsyncPaymentSucceeded.js";
import type * as commerce_events_checkoutSessionCompleted from "../commerce/events/checkoutSessionCompleted.js";
import type * as commerce_events_checkoutSessionExpired from "../commerce/events/checkoutSessionExpired.js";
import type * as commerce_events_paymentIntentPaymentFailed from "../commerce/events/paymentIntentPaymentFailed.js";
import type * as commerce_events_sessionEvent from "../commerce/events/sessionEvent.js";
import type * as commerce_events_stripeObject from "../commerce/events/stripeObject.js";
import type * as commerce_failSession from "../commerce/failSession.js";
import type * as commerce_holds from "../commerce/holds.js";
import type * as commerce_issueLicense from "../commerce/issueLicense.js";
import type * as commerce_kinds_beatLicense from "../commerce/kinds/beatLicense.js";
import type * as commerce_kinds_productKind from "../commerce/kinds/productKind.js";
import type * as commerce_kinds_registry from "../commerce/kinds/registry.js";
import type * as commerce_ledger from "../commerce/ledger.js";
import type * as commerce_library from "../commerce/library.js";
import type * as commerce_licenses from "../commerce/licenses.js";
import type * as commerce_markPaid from "../commerce/markPaid.js";
import type * as commerce_mutations from "../commerce/mutations.js";
import type * as commerce_notices from "../commerce/notices.js";
import type * as commerce_openOrder from "../commerce/openOrder.js";
import type * as commerce_orderLines from "../commerce/orderLines.js";
import type * as commerce_orderView from "../commerce/orderView.js";
import type * as commerce_queries from "../commerce/queries.js";
import type * as commerce_reconcileOrders from "../commerce/reconcileOrders.js";
import type * as commerce_recordRefunded from "../commerce/recordRefunded.js";
import type * as commerce_resumeOrder from "../commerce/resumeOrder.js";
import type * as commerce_sessionSpec from "../commerce/sessionSpec.js";
import type * as commerce_sweeps from "../commerce/sweeps.js";
import type * as commerce_validators from "../commerce/validators.js";
import type * as commerce_verifyLicense from "../commerce/verifyLicense.js";
import type * as crons from "../crons.js";
import type * as entitlements_deliverables from "../entitlements/deliverables.js";
import type * as entitlements_grant from "../entitlements/grant.js";
import type * as entitlements_issueDownload from "../entitlements/issueDownload.js";
import type * as entitlements_mayStreamFile from "../entitlements/mayStreamFile.js";
import type * as entitlements_mutations from "../entitlements/mutations.js";
import type * as entitlements_queries from "../entitlements/queries.js";
import type * as errors from "../errors.js";
import type * as files_beginUpload from "../files/beginUpload.js";
import type * as files_deleteFile from "../files/deleteFile.js";
import type * as files_finishUpload from "../files/finishUpload.js";
import type * as files_keepGenerated from "../files/keepGenerated.js";
import type * as files_mutations from "../files/mutations.js";
import type * as files_queries from "../files/queries.js";
import type * as files_storedFile from "../files/storedFile.js";
import type * as files_sweepOrphans from "../files/sweepOrphans.js";
import type * as files_sweeps from "../files/sweeps.js";
import type * as functions from "../functions.js";
import type * as http from "../http.js";
import type * as identity_authLookup from "../identity/authLookup.js";
import type * as identity_authModels from "../identity/authModels.js";
import type * as identity_authStore from "../identity/authStore.js";
import type * as identity_authWrites from "../identity/authWrites.js";
import type * as identity_confirmEmail from "../identity/confirmEmail.js";
import type * as identity_mutations from "../identity/mutations.js";
import type * as identity_queries from "../identity/queries.js";
import type * as identity_syncUser from "../identity/syncUser.js";
import type * as identity_viewer from "../identity/viewer.js";
import type * as platform_analytics from "../platform/analytics.js";
import type * as platform_attention from "../platform/attention.js";
import type * as platform_audit from "../platform/audit.js";
import type * as platform_bounded from "../platform/bounded.js";
import type * as platform_caller from "../platform/caller.js";
import type * as platform_claimWork from "../platform/claimWork.js";
import type * as platform_completeWork from "../platform/completeWork.js";
import type * as platform_enqueueWork from "../platform/enqueueWork.js";
import type * as platform_eventOutcome from "../platform/eventOutcome.js";
import type * as platform_failWork from "../platform/failWork.js";
import type * as platform_health from "../platform/health.js";
import type * as platform_heldLease from "../platform/heldLease.js";
import type * as platform_httpHealth from "../platform/httpHealth.js";
import type * as platform_inbox from "../platform/inbox.js";
import type * as platform_incidents from "../platform/incidents.js";
import type * as platform_messageOf from "../platform/messageOf.js";
import type * as platform_mutations from "../platform/mutations.js";
import type * as platform_occupancy from "../platform/occupancy.js";
import type * as platform_processEvent from "../platform/processEvent.js";
import type * as platform_queries from "../platform/queries.js";
import type * as platform_receiveEvent from "../platform/receiveEvent.js";
import type * as platform_recordEvent from "../platform/recordEvent.js";
import type * as platform_releaseWork from "../platform/releaseWork.js";
import type * as platform_replayEvent from "../platform/replayEvent.js";
import type * as platform_reportProgress from "../platform/reportProgress.js";
import type * as platform_retryWork from "../platform/retryWork.js";
import type * as platform_ringBell from "../platform/ringBell.js";
import type * as platform_slidingWindow from "../platform/slidingWindow.js";
import type * as platform_sweepInbox from "../platform/sweepInbox.js";
import type * as platform_sweepWork from "../platform/sweepWork.js";
import type * as platform_text from "../platform/text.js";
import type * as platform_validators from "../platform/validators.js";
import type * as platform_wakeEvents from "../platform/wakeEvents.js";
import type * as platform_work from "../platform/work.js";
import type * as platform_workKinds from "../platform/workKinds.js";
import type * as platform_workTiming from "../platform/workTiming.js";
import type * as stores_mutations from "../stores/mutations.js";
import type * as stores_openStore from "../stores/openStore.js";
import type * as stores_queries from "../stores/queries.js";
import type * as stores_slugStatus from "../stores/slugStatus.js";
import type * as stores_storeOf from "../stores/storeOf.js";
import type * as stores_storePage from "../stores/storePage.js";

/**
 * A utility for referencing Convex functions in your app's API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
declare const fullApi: ApiFromModules<{
  "beats/beatCard": typeof beats_beatCard;
  "beats/beatFiles": typeof beats_beatFiles;
  "beats/beatForEdit": typeof beats_beatForEdit;
  "beats/beatPage": typeof beats_beatPage;
  "beats/checkFields": typeof beats_checkFields;
  "beats/claimMaster": typeof beats_claimMaster;
  "beats/createBeat": typeof beats_createBeat;
  "beats/freeSlug": typeof beats_freeSlug;
  "beats/listBeats": typeof beats_listBeats;
  "beats/mutations": typeof beats_mutations;
  "beats/ownBeat": typeof beats_ownBeat;
  "beats/processing": typeof beats_processing;
  "beats/publishBeat": typeof beats_publishBeat;
  "beats/queries": typeof beats_queries;
  "beats/updateBeat": typeof beats_updateBeat;
  "beats/validators": typeof beats_validators;
  "commerce/abandonOrders": typeof commerce_abandonOrders;
  "commerce/applyRefund": typeof commerce_applyRefund;
  "commerce/applyRenderedContract": typeof commerce_applyRenderedContract;
  "commerce/applySession": typeof commerce_applySession;
  "commerce/applySessionEnd": typeof commerce_applySessionEnd;
  "commerce/applySettlement": typeof commerce_applySettlement;
  "commerce/attachSession": typeof commerce_attachSession;
  "commerce/closeOrder": typeof commerce_closeOrder;
  "commerce/closeOtherOrders": typeof commerce_closeOtherOrders;
  "commerce/confirmSession": typeof commerce_confirmSession;
  "commerce/contracts": typeof commerce_contracts;
  "commerce/events/applyStripeEvent": typeof commerce_events_applyStripeEvent;
  "commerce/events/chargeRefunded": typeof commerce_events_chargeRefunded;
  "commerce/events/checkoutSessionAsyncPaymentFailed": typeof commerce_events_checkoutSessionAsyncPaymentFailed;
  "commerce/events/checkoutSessionAsyncPaymentSucceeded": typeof commerce_events_checkoutSessionAsyncPaymentSucceeded;
  "commerce/events/checkoutSessionCompleted": typeof commerce_events_checkoutSessionCompleted;
  "commerce/events/checkoutSessionExpired": typeof commerce_events_checkoutSessionExpired;
  "commerce/events/paymentIntentPaymentFailed": typeof commerce_events_paymentIntentPaymentFailed;
  "commerce/events/sessionEvent": typeof commerce_events_sessionEvent;
  "commerce/events/stripeObject": typeof commerce_events_stripeObject;
  "commerce/failSession": typeof commerce_failSession;
  "commerce/holds": typeof commerce_holds;
  "commerce/issueLicense": typeof commerce_issueLicense;
  "commerce/kinds/beatLicense": typeof commerce_kinds_beatLicense;
  "commerce/kinds/productKind": typeof commerce_kinds_productKind;
  "commerce/kinds/registry": typeof commerce_kinds_registry;
  "commerce/ledger": typeof commerce_ledger;
  "commerce/library": typeof commerce_library;
  "commerce/licenses": typeof commerce_licenses;
  "commerce/markPaid": typeof commerce_markPaid;
  "commerce/mutations": typeof commerce_mutations;
  "commerce/notices": typeof commerce_notices;
  "commerce/openOrder": typeof commerce_openOrder;
  "commerce/orderLines": typeof commerce_orderLines;
  "commerce/orderView": typeof commerce_orderView;
  "commerce/queries": typeof commerce_queries;
  "commerce/reconcileOrders": typeof commerce_reconcileOrders;
  "commerce/recordRefunded": typeof commerce_recordRefunded;
  "commerce/resumeOrder": typeof commerce_resumeOrder;
  "commerce/sessionSpec": typeof commerce_sessionSpec;
  "commerce/sweeps": typeof commerce_sweeps;
  "commerce/validators": typeof commerce_validators;
  "commerce/verifyLicense": typeof commerce_verifyLicense;
  crons: typeof crons;
  "entitlements/deliverables": typeof entitlements_deliverables;
  "entitlements/grant": typeof entitlements_grant;
  "entitlements/issueDownload": typeof entitlements_issueDownload;
  "entitlements/mayStreamFile": typeof entitlements_mayStreamFile;
  "entitlements/mutations": typeof entitlements_mutations;
  "entitlements/queries": typeof entitlements_queries;
  errors: typeof errors;
  "files/beginUpload": typeof files_beginUpload;
  "files/deleteFile": typeof files_deleteFile;
  "files/finishUpload": typeof files_finishUpload;
  "files/keepGenerated": typeof files_keepGenerated;
  "files/mutations": typeof files_mutations;
  "files/queries": typeof files_queries;
  "files/storedFile": typeof files_storedFile;
  "files/sweepOrphans": typeof files_sweepOrphans;
  "files/sweeps": typeof files_sweeps;
  functions: typeof functions;
  http: typeof http;
  "identity/authLookup": typeof identity_authLookup;
  "identity/authModels": typeof identity_authModels;
  "identity/authStore": typeof identity_authStore;
  "identity/authWrites": typeof identity_authWrites;
  "identity/confirmEmail": typeof identity_confirmEmail;
  "identity/mutations": typeof identity_mutations;
  "identity/queries": typeof identity_queries;
  "identity/syncUser": typeof identity_syncUser;
  "identity/viewer": typeof identity_viewer;
  "platform/analytics": typeof platform_analytics;
  "platform/attention": typeof platform_attention;
  "platform/audit": typeof platform_audit;
  "platform/bounded": typeof platform_bounded;
  "platform/caller": typeof platform_caller;
  "platform/claimWork": typeof platform_claimWork;
  "platform/completeWork": typeof platform_completeWork;
  "platform/enqueueWork": typeof platform_enqueueWork;
  "platform/eventOutcome": typeof platform_eventOutcome;
  "platform/failWork": typeof platform_failWork;
  "platform/health": typeof platform_health;
  "platform/heldLease": typeof platform_heldLease;
  "platform/httpHealth": typeof platform_httpHealth;
  "platform/inbox": typeof platform_inbox;
  "platform/incidents": typeof platform_incidents;
  "platform/messageOf": typeof platform_messageOf;
  "platform/mutations": typeof platform_mutations;
  "platform/occupancy": typeof platform_occupancy;
  "platform/processEvent": typeof platform_processEvent;
  "platform/queries": typeof platform_queries;
  "platform/receiveEvent": typeof platform_receiveEvent;
  "platform/recordEvent": typeof platform_recordEvent;
  "platform/releaseWork": typeof platform_releaseWork;
  "platform/replayEvent": typeof platform_replayEvent;
  "platform/reportProgress": typeof platform_reportProgress;
  "platform/retryWork": typeof platform_retryWork;
  "platform/ringBell": typeof platform_ringBell;
  "platform/slidingWindow": typeof platform_slidingWindow;
  "platform/sweepInbox": typeof platform_sweepInbox;
  "platform/sweepWork": typeof platform_sweepWork;
  "platform/text": typeof platform_text;
  "platform/validators": typeof platform_validators;
  "platform/wakeEvents": typeof platform_wakeEvents;
  "platform/work": typeof platform_work;
  "platform/workKinds": typeof platform_workKinds;
  "platform/workTiming": typeof platform_workTiming;
  "stores/mutations": typeof stores_mutations;
  "stores/openStore": typeof stores_openStore;
  "stores/queries": typeof stores_queries;
  "stores/slugStatus": typeof stores_slugStatus;
  "stores/storeOf": typeof stores_storeOf;
  "stores/storePage": typeof stores_storePage;
}>;
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;
