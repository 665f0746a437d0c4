import { feesOfOrders } from "../../commerce/migrations/feesOfOrders";
import { linesOfSales } from "../../commerce/migrations/linesOfSales";
import { requestsOfRefunds } from "../../commerce/migrations/requestsOfRefunds";
import { timesOfRefunds } from "../../commerce/migrations/timesOfRefunds";
import { closersOfIncidents } from "./closersOfIncidents";
import type { Migration } from "./migration";
import { subjectsOfEvents } from "./subjectsOfEvents";

/** Every migration there ever was, in the order in which they run. A new one goes to the end. */
export const MIGRATIONS: readonly Migration[] = [requestsOfRefunds, timesOfRefunds, feesOfOrders, linesOfSales, closersOfIncidents, subjectsOfEvents];
