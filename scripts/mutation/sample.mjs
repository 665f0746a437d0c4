import { createHash } from "node:crypto";
import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { CheckStatus } from "@stryker-mutator/api/check";

const DENOMINATOR = 2 ** 32;

/**
 * Lets a share of the mutants through, `MUTATION_SHARE` of 1 (all of them when it is unset), and leaves the rest out of the
 * score: every function of the money path broken in every way takes hours. The choice is a digest of file, place and
 * replacement under `MUTATION_SEED`, so a run can be repeated, and another seed asks about others.
 */
class Sample {
  static inject = [commonTokens.logger];
  #share = Number(process.env.MUTATION_SHARE ?? 1);
  #seed = process.env.MUTATION_SEED ?? "1";

  constructor(logger) {
    if (!(this.#share > 0 && this.#share <= 1)) throw new Error("MUTATION_SHARE is a number above 0, up to 1.");
    logger.info(`A share of ${this.#share} of the mutants, seed ${this.#seed}`);
  }

  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.#isIn(mutant) ? { status: CheckStatus.Passed } : { status: CheckStatus.CompileError, reason: "not in the sample" }]));
  }

  #isIn({ fileName, location: { start, end }, replacement }) {
    const name = fileName.slice(fileName.lastIndexOf("/convex/") + 1);
    const digest = createHash("sha256").update(JSON.stringify([this.#seed, name, start, end, replacement])).digest();
    return digest.readUInt32BE() / DENOMINATOR < this.#share;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "sample", Sample)];
