/**
 * The two languages. Each page keeps its texts beside it, every one in both languages, so that no text can be missing
 * in one of them: the compiler holds it. A library would add its size and a second place for each text, and bring
 * plurals and formats that two languages and our own formats don't need.
 */
import { ref, watchEffect } from 'vue';

export type Language = 'zh' | 'en';
export type Text = Readonly<Record<Language, string>>;

const KEPT = 'treasure.language';

/** What the person chose, else what the browser prefers, else Chinese. */
export const language = ref<Language>(first());

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') {
    return kept;
  }
  const preferred = navigator.languages.find((tag) => /^(zh|en)\b/.test(tag));
  return preferred?.startsWith('en') ? 'en' : 'zh';
}

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(KEPT, chosen);
}

/** What the API is asked to answer in. */
export function acceptLanguage(): string {
  return language.value === 'zh' ? 'zh-CN' : 'en';
}

/** One of two texts, by the language of now. */
export function pick(text: Text): string {
  return text[language.value];
}

/** A function that gives a page its texts; `{name}` in a text stands for the value of that name. */
export function texts<K extends string>(all: Record<K, Text>) {
  const t = (key: K, values: Record<string, string | number> = {}): string =>
    all[key][language.value].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  t.all = all as Readonly<Record<string, Text>>;
  t.has = (key: string): key is K => key in all;
  return t;
}
