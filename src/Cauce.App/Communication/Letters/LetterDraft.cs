using System.Net;
using System.Text;

namespace Cauce.App.Communication.Letters;

/// <summary>A letter in parts, written alike as plain text and as simple HTML. Every part is escaped: no letter holds markup of anybody.</summary>
public sealed class LetterDraft(string subject)
{
    private const string Paragraph = "margin:0 0 16px";
    private const string OurAccent = "#0e6470";

    /// <summary>Stands for the accent until it is known: no escaped words hold a NUL.</summary>
    private const string Accent = "\0";

    private readonly StringBuilder text = new();
    private readonly StringBuilder html = new();

    public string Subject { get; } = subject;

    public string Text => text.ToString().TrimEnd() + "\n";

    /// <summary>A paragraph of ours.</summary>
    public LetterDraft Say(string words)
    {
        text.Append(words).Append("\n\n");
        html.Append($"<p style=\"{Paragraph}\">{Escape(words)}</p>");
        return this;
    }

    /// <summary>Words that a person wrote for this case, with their line breaks.</summary>
    public LetterDraft Quote(string words)
    {
        text.Append(words.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        html.Append($"<div style=\"{Paragraph};white-space:pre-wrap;padding:12px 16px;border-left:3px solid {Accent};background:#f4f6f6;color:#13201f\">{Escape(words.Trim())}</div>");
        return this;
    }

    public LetterDraft Head(string words)
    {
        text.Append(words).Append('\n');
        html.Append($"<p style=\"margin:24px 0 8px;font-weight:bold\">{Escape(words)}</p>");
        return this;
    }

    public LetterDraft Steps(params ReadOnlySpan<string> steps)
    {
        html.Append("<ol style=\"margin:0 0 16px;padding-left:24px\">");
        for (var i = 0; i < steps.Length; i++)
        {
            text.Append(i + 1).Append(". ").Append(steps[i]).Append('\n');
            html.Append($"<li style=\"margin:0 0 6px\">{Escape(steps[i])}</li>");
        }
        text.Append('\n');
        html.Append("</ol>");
        return this;
    }

    /// <summary>The number or date that matters, to be found at a glance.</summary>
    public LetterDraft Fact(string name, string value)
    {
        text.Append(name).Append(": ").Append(value).Append("\n\n");
        html.Append($"<p style=\"{Paragraph}\">{Escape(name)}<br><strong style=\"font-size:20px\">{Escape(value)}</strong></p>");
        return this;
    }

    /// <summary>One of our own addresses.</summary>
    public LetterDraft Link(string words, string url)
    {
        text.Append(words).Append(":\n").Append(url).Append("\n\n");
        html.Append($"<p style=\"margin:24px 0\"><a href=\"{Escape(url)}\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;background:{Accent};color:#ffffff;text-decoration:none;font-weight:bold\">{Escape(words)}</a></p>");
        return this;
    }

    /// <summary>What the branch's letters end with; nothing where it says nothing.</summary>
    public LetterDraft Sign(string signature)
    {
        if (signature.Trim() is not { Length: > 0 } words)
            return this;
        text.Append("-- \n").Append(words.ReplaceLineEndings("\n")).Append('\n');
        html.Append($"<div style=\"margin:28px 0 0;padding:14px 0 0;border-top:1px solid #d5dcdc;white-space:pre-wrap;font-size:14px;color:#465453\">{Escape(words)}</div>");
        return this;
    }

    /// <summary>Every piece of text has its colour and its ground of its own, so that programs that darken letters find pairs that can be read.</summary>
    /// <param name="accent">Of buttons and lines, <c>#rrggbb</c>.</param>
    public string Html(string language, string? accent = null) =>
        $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{Escape(Subject)}</title></head>"
        + "<body style=\"margin:0;padding:24px;background:#ffffff;color:#13201f;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Arial,sans-serif\">"
        + $"<div style=\"max-width:600px\">{html.ToString().Replace(Accent, accent ?? OurAccent, StringComparison.Ordinal)}</div></body></html>";

    private static string Escape(string value) => WebUtility.HtmlEncode(value);
}
