/** What a page loads: its state is one of three, and the old figures stay while new ones come. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { language } from './texts';

export interface Loaded<T> {
  readonly data: ShallowRef<T | undefined>;
  readonly error: ShallowRef<Error | undefined>;
  readonly again: () => Promise<void>;
}

/** Loads now, and once more when the language changes, since the server's texts are in it. */
export function loaded<T>(load: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T>();
  const error = shallowRef<Error>();
  let latest = 0;
  const again = async (): Promise<void> => {
    const mine = ++latest;
    try {
      const found = await load();
      if (mine === latest) {
        data.value = found;
        error.value = undefined;
      }
    } catch (e) {
      if (mine === latest) {
        error.value = e instanceof Error ? e : new Error(String(e));
      }
    }
  };
  onScopeDispose(() => {
    latest = -1;
  });
  watch(language, again);
  void again();
  return { data, error, again };
}
