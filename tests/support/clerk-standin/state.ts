import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

export interface StandinUser {
  id: string;
  emailId: string;
  email: string;
  verified: boolean;
  firstName: string | null;
  lastName: string | null;
  password: string;
  createdAt: number;
  updatedAt: number;
}

export interface StandinSession {
  id: string;
  userId: string;
  createdAt: number;
}

/** A browser as Clerk knows it: its sessions, and the sign-in or sign-up under way. */
export interface StandinClient {
  id: string;
  createdAt: number;
  /** Seconds; when the sessions last changed, 0 without any. */
  updatedAt: number;
  sessions: StandinSession[];
  signIn: { id: string; userId: string; identifier: string } | null;
  signUp: { id: string; email?: string; password?: string; firstName?: string; lastName?: string } | null;
}

export const makeId = (prefix: string) => `${prefix}_${randomBytes(14).toString("hex")}`;

/** Everything the stand-in remembers, in memory. */
export class StandinState {
  readonly users = new Map<string, StandinUser>();
  /** By the token in the `__client` cookie. */
  readonly clients = new Map<string, StandinClient>();

  addUser(facts: { email: string; password: string; firstName?: string | null; lastName?: string | null; verified?: boolean }): StandinUser {
    const now = Date.now();
    const user: StandinUser = {
      id: makeId("user"),
      emailId: makeId("idn"),
      email: facts.email.toLowerCase(),
      verified: facts.verified ?? true,
      firstName: facts.firstName ?? null,
      lastName: facts.lastName ?? null,
      password: hash(facts.password),
      createdAt: now,
      updatedAt: now,
    };
    this.users.set(user.id, user);
    return user;
  }

  userByEmail(email: string): StandinUser | undefined {
    return [...this.users.values()].find((user) => user.email === email.toLowerCase());
  }

  startSession(client: StandinClient, userId: string): StandinSession {
    const session = { id: makeId("sess"), userId, createdAt: Date.now() };
    client.sessions = [session];
    client.updatedAt = Math.floor(Date.now() / 1000);
    return session;
  }

  endSession(client: StandinClient, sessionId: string | null): void {
    client.sessions = client.sessions.filter((session) => sessionId !== null && session.id !== sessionId);
    client.updatedAt = client.sessions.length === 0 ? 0 : Math.floor(Date.now() / 1000);
  }

  session(sessionId: string): StandinSession | undefined {
    return [...this.clients.values()].flatMap(({ sessions }) => sessions).find(({ id }) => id === sessionId);
  }

  removeUser(userId: string): void {
    this.users.delete(userId);
    for (const client of this.clients.values()) if (client.sessions.some((session) => session.userId === userId)) this.endSession(client, null);
  }

  newClient(): StandinClient {
    return { id: makeId("client"), createdAt: Date.now(), updatedAt: 0, sessions: [], signIn: null, signUp: null };
  }
}

function hash(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${scryptSync(password, salt, 32).toString("hex")}`;
}

export function passwordMatches(user: StandinUser, password: string): boolean {
  const [salt = "", key = ""] = user.password.split(":");
  return timingSafeEqual(scryptSync(password, Buffer.from(salt, "hex"), 32), Buffer.from(key, "hex"));
}
