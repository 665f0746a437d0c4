/**
 * What `process` is in a browser (`next.config.mjs`). The build writes out every variable that code for the browser may read, so
 * nothing is left to ask for; Next would send a copy of Node's, with timers and a queue.
 */
export default { env: {} };
