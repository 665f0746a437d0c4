/** Where the browser keeps the queue of the last visit. */
export const KEPT_QUEUE = "backline.queue";
