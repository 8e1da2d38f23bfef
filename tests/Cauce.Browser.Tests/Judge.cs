using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>Looks at the page that is open and says what is wrong with it.</summary>
internal static class Judge
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    /// <summary>What stands out of the window, and words that no translator has seen.</summary>
    private const string Look = """
        () => {
          const root = document.documentElement, wide = window.innerWidth, found = [], isEnglish = root.lang === 'en' && !/^\/console\/(admin|outbox)/.test(location.pathname);
          if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth} px`);
          const clipped = element => { for (let p = element.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; };
          for (const element of document.body.querySelectorAll('*')) {
            const box = element.getBoundingClientRect();
            if (box.width > 1 && box.height > 1 && box.right > wide + 1 && element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).position !== 'fixed' && !clipped(element))
              { found.push(`stands out by ${Math.round(box.right - wide)} px: ${element.outerHTML.slice(0, 120)}`); break; }
          }
          const text = document.body.innerText + ' ' + document.title;
          for (const key of text.match(/\b(?!CAUCE_)[A-Z][A-Za-z]*_[A-Za-z_]+\b|\{\d\}|\b(case|message|survey|file|clock|identity)\.[a-z]+(-[a-z]+)*\b/g) ?? []) found.push(`untranslated: ${key}`);
          // What the tests write is English, so a Spanish word in an English page was never translated. Catalogues and letters are in the
          // language of their readers, and a few names are Spanish.
          if (isEnglish) for (const word of text.match(/(?<=[a-zñáéíóú.,;:]\s)(el|la|los|las|una|para|por|con|que|según|más|está|sin|del|desde|hasta|ningún|todavía)(?=\s[a-zñáéíóú])/g) ?? []) found.push(`in Spanish: … ${word} …`);
          if (isEnglish) for (const word of text.match(/\b\p{L}*(ción|ciones|ñ\p{L}+|ómo|ías?|aún)\b/gu) ?? []) if (!['Español', 'Administración'].includes(word)) found.push(`in Spanish: ${word}`);
          return found;
        }
        """;

    private const string Run = """
        async rules => (await axe.run(document, { resultTypes: ['violations'], iframes: false, ...(rules && { runOnly: rules }) })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 100)).join(' | ')}`)
        """;

    /// <summary>On a desk and on a telephone; leaves the window as wide as a telephone.</summary>
    public static async Task<string[]> Layout(IPage page)
    {
        var desk = await page.EvaluateAsync<string[]>(Look);
        await page.SetViewportSizeAsync(390, 844);
        return [.. desk.Select(what => what + " (1440 px)"), .. await page.EvaluateAsync<string[]>(Look)];
    }

    /// <summary>Brings axe-core into every page the window opens from now on, past the policy that allows no foreign script.</summary>
    public static Task Equip(Window window) => window.Context.AddInitScriptAsync(Axe);

    /// <summary>Serious and critical violations of the accessibility rules of axe-core.</summary>
    /// <param name="rules">Those to hold it against; all if absent.</param>
    public static Task<string[]> Accessibility(IPage page, params string[] rules) =>
        page.EvaluateAsync<string[]>(Run, rules.Length > 0 ? rules : null);
}
