// "server-only" guards bundles; under the test runner there is no bundle.
export {};
