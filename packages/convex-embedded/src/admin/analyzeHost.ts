import { DeveloperError, type ThrownReport } from "../runtime/errors";
import type { Realm, RealmHost } from "../runtime/realm";

/** Lets a module load and tell what it exports; everything else is refused at push time. */
export class AnalyzeHost implements RealmHost {
  readonly now = 0;
  #resolve: (json: string) => void = () => {};
  #reject: (report: ThrownReport) => void = () => {};

  constructor(
    private readonly variables: Readonly<Record<string, string>>,
    /** `auth.config.ts` must not read what is not set, or it would trust nobody in silence. */
    private readonly missingIsError: boolean,
  ) {}

  analyze(realm: Realm, path: string): Promise<{ ok: true; json: string } | { ok: false; report: ThrownReport }> {
    return new Promise((resolve) => {
      this.#resolve = (json) => resolve({ ok: true, json });
      this.#reject = (report) => resolve({ ok: false, report });
      realm.bind(this);
      realm.analyze(path);
    });
  }

  syscall(op: string): string {
    return `!${JSON.stringify({ message: `Can't use ${op} while a module is being imported.` })}`;
  }

  asyncSyscall(op: string): string {
    return this.syscall(op);
  }

  jsSyscall(op: string): Promise<unknown> {
    return Promise.reject(new DeveloperError(`Can't use ${op} while a module is being imported.`));
  }

  log(): void {}

  env(name: string): string | undefined {
    const value = this.variables[name];
    if (value === undefined && this.missingIsError) {
      throw new DeveloperError(`Environment variable ${name} is used in auth config file but its value was not set`);
    }
    return value;
  }

  envNames(): string[] {
    return Object.keys(this.variables);
  }

  succeeded(json: string): void {
    this.#resolve(json);
  }

  responded(): void {
    this.#reject({ name: "Error", message: "A module cannot answer an HTTP request", stack: "" });
  }

  failed(report: ThrownReport): void {
    this.#reject(report);
  }
}
