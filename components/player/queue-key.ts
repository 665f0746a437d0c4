/** Where this browser keeps what plays and what comes next. */
export const QUEUE = "backline.queue";
