import fc from "fast-check";

// A broken function is found out by the first case that fails: nobody reads the smallest one.
fc.configureGlobal({ endOnFailure: true });
