using HandlebarsDotNet;

namespace LotFunctions.Core.Notices;

/// <summary>Compiles the pages' templates.</summary>
internal static class PageEngine
{
    // The compiler shares its configuration.
    private static readonly Lock Gate = new();
    private static readonly IHandlebars Engine = Make();

    /// <exception cref="HandlebarsException">The template cannot be compiled.</exception>
    public static HandlebarsTemplate<TextWriter, object, object> Compile(string template)
    {
        using var reader = new StringReader(template);
        lock (Gate) return Engine.Compile(reader);
    }

    private static IHandlebars Make()
    {
        var engine = Handlebars.Create(new HandlebarsConfiguration
        {
            // Escapes quotes of both kinds too, so that a value may stand in an attribute.
            TextEncoder = new HtmlEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });
        // {{lines product}}: the rows of a product's table. Most of a long notice is these, and they are written without the
        // engine's bindings, which would cost many times as much.
        engine.RegisterHelper("lines", (output, _, arguments) =>
        {
            foreach (var row in HtmlRows.Of((ProductText)arguments[0]!)) output.WriteSafeString(row);
        });
        return engine;
    }
}
