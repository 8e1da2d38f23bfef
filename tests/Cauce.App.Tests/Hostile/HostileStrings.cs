using System.Text.Json;

namespace Cauce.App.Tests.Hostile;

/// <summary>What nobody means to write and somebody will send: ours always, and the big list of naughty strings where it is on this machine.</summary>
internal static class HostileStrings
{
    public static readonly IReadOnlyList<string> Ours =
    [
        "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script\n>alert(1)", "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)", "` onfocus=`alert(1)", "<svg/onload=alert(1)>", "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>", "</textarea><script>alert(1)</script>",
        "</title><script>alert(1)</script>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input>", "<!-- <turbo-stream action=\"remove\" targets=\"body\"></turbo-stream> -->",
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "&lt;b&gt;&amp;amp;&#x3c;&quot;", "{{7*7}} ${7*7} #{7*7} @(7*7) <%= 7*7 %>", "%3Cscript%3E %00 %0d%0a",
        "=HYPERLINK(\"http://evil.example\",\"Pulse\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\t=1+1", "'; DROP TABLE cases; --", "\" OR 1=1 --", "Robert'); DELETE FROM cases WHERE ('1'='1",
        "%_[]\\%", "NEAR(a b) AND \"c* OR col:x", "Subject: hola\u0085Bcc: todos@example.com", "Hola\u2028Bcc: todos@example.com", "\u0001\u0002\u001b[31mrojo\u001b[0m\u007f", "\u0080\u0085\u0091\u0099\u009f C1",
        "\ufeffcon marca de orden\ufffe\uffff", "\u202Egnp.exe\u202c \u2066oculto\u2069", "Z̴͇̏a̷̤͐l̸̘̈́g̵̱̎o̵̰͝ e\u0301 é", "👩‍👩‍👧‍👦🏳️‍🌈 𝔘𝔫𝔦 𠜎𠜱", "Ａｎｃｈｏ ﬁ İıŞ ß ẞ", "مرحبا بالعالم שלום",
        "\n\n una línea\r\n\r\notra\rotra \n", "   espacios alrededor   ", "null", "undefined", "NaN", "-0", "1e309", "true", "0x7f", "__proto__", "constructor.prototype", "CON", "../../../etc/passwd", "C:\\nul.txt", "\\\\evil.example\\share",
        "file:///etc/passwd", "http://169.254.169.254/latest/meta-data", "() { :;}; echo x", "$(touch /tmp/x) `id`", "%s%n%x %d", "{0} {1:N999999999}", ",;\"|\t", "a\"\",\"\"b;c", "\u200b\u200c\u200d", "\ud83d\ude00 par bueno",
    ];

    /// <summary>What cannot be kept at all and is refused by name.</summary>
    public static readonly IReadOnlyList<string> Unstorable = ["nulo\0dentro", "\0", "media \ud800 pareja", "\udc00", "del revés \udc00\ud800"];

    /// <summary>Null where the list is not on this machine.</summary>
    public static IReadOnlyList<string>? Theirs { get; } =
        RealData.PathOf("text/blns.json") is { } path ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path)) : null;

    public static IReadOnlyList<string> All { get; } = [.. Ours, .. Theirs ?? []];

    /// <summary>JSON with every character escaped, so that nothing on the way mends it.</summary>
    public static string Json(string text) => $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";
}
