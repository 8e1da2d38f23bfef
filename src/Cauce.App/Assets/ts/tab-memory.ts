/**
 * What this tab remembers. Inside another site's page, and where somebody forbids it, browsers keep nothing: then it is
 * remembered as long as the page stands.
 */
const here = new Map<string, string>();

export const tabMemory = {
  read: (name: string): string | null => attempt(() => sessionStorage.getItem(name)) ?? here.get(name) ?? null,
  keep(name: string, value: string) {
    here.set(name, value);
    attempt(() => sessionStorage.setItem(name, value));
  },
  forget(name: string) {
    here.delete(name);
    attempt(() => sessionStorage.removeItem(name));
  },
};

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
