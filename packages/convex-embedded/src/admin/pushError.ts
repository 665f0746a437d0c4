/** A push that cannot be made; code and message go to the CLI. */
export class PushError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function failedToAnalyze(path: string, description: string): string {
  return `Loading the pushed modules encountered the following error:\nFailed to analyze ${path}: ${description}`;
}
