import { compareMoney, count, money, sign, signedMoney, sum } from '@shared/money';
import { describe, expect, it } from 'vitest';

describe('money', () => {
  it('keeps each cent of an amount that no number can hold', () => {
    expect(money('90071992547409931234.07')).toBe('90,071,992,547,409,931,234.07');
    expect(sum(['90071992547409931234.07', '0.01'])).toBe('90071992547409931234.08');
  });

  it('has thousands separators, two decimals and a sign', () => {
    expect(money('0')).toBe('0.00');
    expect(money('999.5')).toBe('999.50');
    expect(money('-1234567.80')).toBe('\u22121,234,567.80');
    expect(signedMoney('0.01')).toBe('+0.01');
    expect(signedMoney('0.00')).toBe('0.00');
    expect(signedMoney('-0.01')).toBe('\u22120.01');
  });

  it('shows all decimals of a rate', () => {
    expect(money('1.5787')).toBe('1.5787');
  });

  it('adds and compares by cents', () => {
    expect(sum([])).toBe('0.00');
    expect(sum(['0.10', '0.20', '-0.35'])).toBe('-0.05');
    expect(compareMoney('2.00', '10.00')).toBeLessThan(0);
    expect(compareMoney('-2.00', '-2')).toBe(0);
    expect(sign('-0.00')).toBe(0);
  });

  it('refuses what is no amount, and to add parts of a cent', () => {
    expect(() => money('1e3')).toThrow(TypeError);
    expect(() => money('')).toThrow(TypeError);
    expect(() => sum(['0.001'])).toThrow(RangeError);
  });

  it('groups whole numbers', () => {
    expect(count(1234567)).toBe('1,234,567');
    expect(count(12)).toBe('12');
  });
});
