/** The source of a visit that nothing led to. */
export const DIRECT = "direct";
