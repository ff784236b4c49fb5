/**
 * Days and moments as people read them. A day is no moment: it never passes through the time zone of the browser.
 * Moments are shown in the zone of the exchange.
 */
import { language } from './texts';

const ZONE = 'Asia/Shanghai';
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function utc(day: string): Date {
  const found = DAY.exec(day);
  const date = found ? new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))) : undefined;
  if (!date || date.toISOString().slice(0, 10) !== day) {
    throw new TypeError(`No day: ${day}`);
  }
  return date;
}

function format(date: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', { ...parts, timeZone }).format(date);
}

/** "Tue 24 Feb 2026", "2026年2月24日周二". */
export function longDay(day: string): string {
  return format(utc(day), 'UTC', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** "Tue 24 Feb", "2月24日周二": where the year is plain. */
export function shortDay(day: string): string {
  return format(utc(day), 'UTC', { weekday: 'short', day: 'numeric', month: 'short' });
}

/** "15:04:05" of a moment with its zone. */
export function time(moment: string): string {
  return format(new Date(moment), ZONE, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
}

/** Day and time of a moment, at the exchange. */
export function dayAndTime(moment: string): string {
  return format(new Date(moment), ZONE, {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** The calendar day of a moment, at the exchange, as the API writes it. */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(moment));
}

/** So many calendar days later, or earlier. */
export function plusDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** "1 h 05 min", "4 min 10 s", "12 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const words = language.value === 'zh' ? [' 小时 ', ' 分 ', ' 秒'] : [' h ', ' min ', ' s'];
  if (hours > 0) {
    return hours + words[0]! + two(minutes) + words[1]!.trimEnd();
  }
  return (minutes > 0 ? minutes + words[1]! + two(rest) : String(rest)) + words[2]!;
}
