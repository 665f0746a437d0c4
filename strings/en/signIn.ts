/** What several forms say of a person's name, address and password. */
export const person = {
  name: "Name",
  nameHint: "It stands on your licence contracts.",
  email: "E-mail",
  password: "Password",
  newPassword: "New password",
  passwordHint: "At least 8 characters.",
} as const;

/** What is wrong with what was written. */
export const personProblems = {
  noName: "Write the name that your licences will carry.",
  longName: "At most 100 characters.",
  email: "Write a full e-mail address, such as you@example.com.",
  shortPassword: "At least 8 characters.",
  longPassword: "At most 128 characters.",
} as const;

export const passwordInput = { hide: "Hide password", show: "Show password" } as const;

export const signInPage = {
  title: "Sign in",
  lead: "To your library, your downloads and your store.",
  /** For whoever opened a mail's link without a session. */
  confirm: { title: "Confirm your address", lead: "Sign in once more, so that we know the account behind this address is yours too." },
  newHere: "New here?",
  create: "Create an account",
} as const;

export const signInForm = {
  noEmail: "Write the e-mail address you signed up with.",
  noPassword: "Write your password.",
  failed: "You are not signed in.",
  submit: "Sign in",
  link: "E-mail me a link",
  forgot: "Forgot password?",
} as const;

/** What the way back from another service can say; each with what it means and what to do. */
export const signInProblems: Record<string, { title: string; advice: (provider: string) => string }> = {
  cancelled: { title: "You cancelled, so nothing happened.", advice: (provider) => `Nothing of your ${provider} account reached us. Try again, or use your e-mail address.` },
  expired: { title: "That sign-in is over.", advice: () => "It took too long, or it was begun in another browser. Start again from here." },
  provider_failed: { title: "You are not signed in.", advice: (provider) => `${provider} did not confirm who you are. Try again, or use your e-mail address.` },
  provider_unavailable: { title: "You are not signed in.", advice: (provider) => `${provider} is not reachable right now. Try again in a moment, or use your e-mail address.` },
  email_unverified: {
    title: "Your address is not verified there.",
    advice: (provider) => `${provider} has not verified the e-mail address of that account, so we cannot know that it is yours. Verify it there, or use your e-mail address here.`,
  },
  no_email: { title: "There was no e-mail address.", advice: (provider) => `That ${provider} account has no e-mail address we could send your receipts to. Add one there, or use your e-mail address here.` },
};

export const socialButtons = {
  failed: "That did not work.",
  goOn: (provider: string) => `Continue with ${provider}`,
  orByMail: "or by e-mail",
} as const;

export const signUpPage = {
  title: "Create an account",
  lead: "One account buys and sells. We ask for nothing we do not need.",
  haveOne: "Already have one?",
  signIn: "Sign in",
} as const;

export const signUpForm = { failed: "Your account was not made.", submit: "Create account" } as const;

export const linkPage = {
  title: "Sign in by mail",
  lead: "We send you a link. No password needed; if the address is new here, the link makes your account.",
  another: "Sign in another way",
  action: "E-mail me a link",
  sent: "The link in our mail signs you in. It works once, for 15 minutes.",
} as const;

export const linkConfirmPage = {
  documentTitle: "Sign in",
  title: "Sign in",
  titleNew: "Create your account",
  /** The address stands between the two. */
  lead: { before: "With the address", after: "." },
  other: { title: (email: string) => `You are signed in as ${email}.`, text: "Going on signs this browser in to the other account instead." },
  unproven: {
    title: "The account becomes yours alone.",
    text: "Nobody had confirmed this address yet. A password that was set before stops working, and other devices are signed out.",
  },
  dead: { title: "This link no longer works", text: "Links work once and for 15 minutes. This one was used already, or it is too old.", action: "Send me a new one" },
} as const;

export const magicLinkConfirm = { failed: "You are not signed in.", create: "Create account", signIn: "Sign in" } as const;

export const mailLinkForm = { failed: "No mail was sent." } as const;

export const linkSent = {
  title: (email: string) => `Look in the inbox of ${email}.`,
  /** Follows what the link is good for. */
  wait: "It can take a minute; look in the spam folder too.",
  inbox: "Open the local inbox",
  again: "Send it again",
  againIn: (seconds: number) => `Send it again in ${seconds} s`,
  other: "Use another address",
  sentAgain: "Sent again.",
} as const;

export const forgotPage = {
  documentTitle: "Forgot your password",
  title: "Forgot your password?",
  lead: "We send you a link to choose a new one.",
  back: "Back to signing in",
  action: "Send me the link",
  sent: "If there is an account with this address, our mail has a link to choose a new password. It works once, for an hour.",
} as const;

export const resetPage = {
  title: "Choose a new password",
  /** The address stands between the two. */
  lead: { before: "For", after: ". It signs you out everywhere else." },
  dead: { title: "This link no longer works", text: "Links work once and for an hour. This one was used already, or it is too old.", action: "Send me a new one" },
} as const;

export const resetForm = { failed: "The password was not changed.", submit: "Set the password and sign in" } as const;

export const takeOver = {
  open: "I do not know this account’s password",
  title: "Choose a new password.",
  text: "The mail shows that the address is yours. Whoever made the account before you loses access to it.",
  failed: "The password was not changed.",
  submit: "Set the password and continue",
} as const;

export const verifyEmailPage = {
  title: "Verify your e-mail",
  lead: "Licences are contracts: we make sure the address on yours is really yours.",
  otherAccount: { title: "That link belongs to another account.", text: "Sign out and open it again, or send a link to this account’s address." },
  dead: { title: "That link no longer works.", text: "Links are good for one use and one day. Send yourself a new one." },
} as const;

/** Once an address is confirmed, whoever keeps the accounts. */
export const emailVerified = { title: "Your e-mail is verified.", text: "You can buy, download and sell.", goOn: "Continue" } as const;

export const verifyEmail = {
  title: (email: string) => `We sent a link to ${email}.`,
  text: "Open it and this page continues by itself. It can take a minute; look in the spam folder too.",
  inbox: "Open the local inbox",
  again: "Send the link again",
  sent: "Sent. The newest link is the one that counts.",
} as const;

export const clerkConfirm = {
  notYet: (email: string) => `${email} is not confirmed yet.`,
  noAddress: "Your account has no e-mail address yet.",
  text: "Confirm it in your account settings and this page continues by itself.",
  open: "Open account settings",
  confirmed: "I have confirmed it",
} as const;

export const clerkForm = { loading: "The form is loading." } as const;
