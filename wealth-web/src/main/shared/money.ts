/**
 * Amounts as the API gives them: strings with their scale. Nothing here passes through a number, which could not hold
 * each cent of a large fund.
 */

const AMOUNT = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const MINUS = '\u2212';

function parts(amount: string): { negative: boolean; whole: string; decimals: string } {
  const found = AMOUNT.exec(amount);
  if (!found) {
    throw new TypeError(`No amount: ${amount}`);
  }
  return { negative: found[1] === '-', whole: found[2]!.replace(/^0+(?=\d)/, ''), decimals: found[3] ?? '' };
}

/** Of an amount's hundredths. @throws RangeError if it has parts of a cent */
function cents(amount: string): bigint {
  const { negative, whole, decimals } = parts(amount);
  if (/[1-9]/.test(decimals.slice(2))) {
    throw new RangeError(`Parts of a cent: ${amount}`);
  }
  const value = BigInt(whole + decimals.slice(0, 2).padEnd(2, '0'));
  return negative ? -value : value;
}

/** With thousands separators and at least two decimals; never rounded. */
export function money(amount: string): string {
  const { negative, whole, decimals } = parts(amount);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (negative ? MINUS : '') + grouped + '.' + decimals.padEnd(2, '0');
}

/** The same with its sign, also of what is added; zero has none. */
export function signedMoney(amount: string): string {
  return sign(amount) > 0 ? '+' + money(amount) : money(amount);
}

/** 1, 0 or -1. */
export function sign(amount: string): 1 | 0 | -1 {
  const { negative, whole, decimals } = parts(amount);
  return /[1-9]/.test(whole + decimals) ? (negative ? -1 : 1) : 0;
}

/** The exact sum of amounts with two decimals. */
export function sum(amounts: readonly string[]): string {
  const total = amounts.reduce((all, amount) => all + cents(amount), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(3, '0');
  return (total < 0n ? '-' : '') + digits.slice(0, -2) + '.' + digits.slice(-2);
}

/** Negative if the first is less, positive if it is more. */
export function compareMoney(one: string, other: string): number {
  const difference = cents(one) - cents(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A whole number with thousands separators. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
