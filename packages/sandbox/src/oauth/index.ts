import type { Kernel, Provider } from "../kernel/types";
import { signInSection } from "./console";
import { github } from "./github";
import { google } from "./google";

/** The providers that people sign in with, with one section of the console between them. */
export function signInProviders(kernel: Kernel): { google: Provider; github: Provider } {
  const [googleProvider, githubProvider] = [google(kernel), github(kernel)];
  const console = signInSection([
    { title: "Google", authority: googleProvider.authority },
    { title: "GitHub", authority: githubProvider.authority },
  ]);
  return { google: { ...googleProvider, console }, github: githubProvider };
}
