/** How programs that read the web for others name themselves; most say what they are, and where to complain. */
const CRAWLER = /bot\b|crawl|spider|slurp|headless|preview|scrap|fetch|monitor|lighthouse|curl|wget|python|java\/|go-http|node|axios|okhttp|https?:\/\//i;

/** Whether a user agent is a program's, or none at all: what it hears and sees is nobody's. */
export function isCrawler(userAgent: string): boolean {
  return !userAgent.startsWith("Mozilla/") || CRAWLER.test(userAgent);
}
