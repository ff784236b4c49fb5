import { whereFrom } from '@shared/whereFrom';
import { beforeEach, describe, expect, it } from 'vitest';

describe('signing in', () => {
  beforeEach(() => sessionStorage.clear());

  it.each([
    ['/finance/tonight?date=2026-02-13', '/finance/tonight?date=2026-02-13'],
    ['/wallet/', '/wallet/'],
    ['/wallet/signed-in', '/wallet/'],
    ['//evil.example/wallet/', '/wallet/'],
    ['https://evil.example', '/wallet/'],
  ])('from %s ends at %s', (kept, end) => {
    sessionStorage.setItem('treasure.where-from', kept);
    expect(whereFrom()).toBe(end);
    expect(whereFrom()).toBe('/wallet/');
  });
});
