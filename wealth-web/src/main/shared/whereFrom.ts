/** Where a person was who leaves for the issuer, so that signing in ends there. It is kept by the browser's tab. */
const KEPT = 'treasure.where-from';

export function leave(): void {
  sessionStorage.setItem(KEPT, location.pathname + location.search);
}

/** A path of our own pages. */
export function whereFrom(): string {
  const kept = sessionStorage.getItem(KEPT) ?? '';
  sessionStorage.removeItem(KEPT);
  return /^\/(wallet|finance)\/(?!signed-in|not-signed-in)/.test(kept) ? kept : '/wallet/';
}
