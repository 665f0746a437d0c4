/** Variables as they come from outside: any of them may be missing. */
export type Environment = Readonly<Record<string, string | undefined>>;
