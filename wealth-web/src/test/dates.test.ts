import { dayAndTime, dayOf, duration, longDay, plusDays, shortDay, time } from '@shared/dates';
import { chooseLanguage } from '@shared/texts';
import { afterEach, describe, expect, it } from 'vitest';

describe('dates', () => {
  afterEach(() => chooseLanguage('zh'));

  it('shows a day as that day, wherever the browser is', () => {
    chooseLanguage('en');
    expect(longDay('2026-02-24')).toBe('Tue, 24 Feb 2026');
    expect(shortDay('2026-02-24')).toBe('Tue 24 Feb');
    chooseLanguage('zh');
    expect(longDay('2026-02-24')).toBe('2026年2月24日周二');
  });

  it('shows a moment in the zone of the exchange', () => {
    expect(time('2026-02-13T15:00:00+08:00')).toBe('15:00:00');
    expect(time('2026-02-13T07:00:00Z')).toBe('15:00:00');
    expect(dayOf('2026-02-13T16:00:00Z')).toBe('2026-02-14');
    chooseLanguage('en');
    expect(dayAndTime('2026-02-13T16:05:00Z')).toContain('14 Feb 2026');
  });

  it('counts calendar days over the end of a month and a leap day', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(plusDays('2025-12-31', 1)).toBe('2026-01-01');
  });

  it('refuses a day that there is not', () => {
    expect(() => longDay('2026-02-30')).toThrow(TypeError);
    expect(() => longDay('24.02.2026')).toThrow(TypeError);
  });

  it('says how long something takes', () => {
    chooseLanguage('en');
    expect(duration(12)).toBe('12 s');
    expect(duration(250)).toBe('4 min 10 s');
    expect(duration(3900)).toBe('1 h 05 min');
    chooseLanguage('zh');
    expect(duration(250)).toBe('4 分 10 秒');
  });
});
