/**
 * The API, with the types of its own description: a page that uses a field which is gone does not compile. The session
 * lies with the server, so no request here carries a token.
 */
import type { components, paths } from '@api';
import createClient from 'openapi-fetch';
import { acceptLanguage } from './texts';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

let signedOut: () => void = () => {};

/** Who is told when the server no longer knows the session. */
export function onSignedOut(told: () => void): void {
  signedOut = told;
}

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', acceptLanguage());
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) {
      signedOut();
    }
    return response;
  },
});

/** An answer that is no success, in the words of the server. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? `HTTP ${status}`);
  }

  /** The stable code of the problem, if it has one. */
  get code(): string | undefined {
    return this.problem?.code;
  }
}

/** What was answered, or the refusal as an exception: `const wallet = await answer(api.GET('/v1/wallet'))`. */
export async function answer<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await request;
  if (!response.ok) {
    throw new Refused(response.status, typeof error === 'object' ? (error as Problem) : undefined);
  }
  return data as T;
}

/**
 * The key of a write. Make one when the person begins, and send the same one with each attempt: so a repeated attempt
 * has no second effect.
 */
export function newKey(): string {
  return crypto.randomUUID();
}
