using LotFunctions.Api.Http;
using LotFunctions.Core.Labels;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Api.Endpoints;

/// <summary>Labels of lots.</summary>
public sealed class LabelEndpoints(LotLabels labels, LotIdentity identity)
{
    internal const string Svg = "image/svg+xml";
    internal const string Zpl = "application/x-zpl";
    internal const string Text = "text/plain";

    /// <summary>Names the dates that the label does not say, for GS1 would read them as those of another century.</summary>
    private const string LeftOut = "Label-Left-Out";

    private enum LabelFormat
    {
        Svg,
        Zpl,
        Text,
    }

    public async Task<IResult> GetAsync(
        string? item, string? lot, string? format, string? quantity, string? unit, HttpResponse response, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var key = query.Lot(item, lot);
        var form = query.Choice<LabelFormat>("format", format) ?? LabelFormat.Svg;
        var amount = query.Quantity(quantity, unit);
        if (query.Failed) return query.Errors.Result();

        var outcome = await labels.MakeAsync(await identity.ResolveAsync(key, cancellationToken), amount, cancellationToken);
        if (outcome.Refusal is { } refusal) return refusal.Result();

        if (outcome.LeftOut.Count > 0) response.Headers[LeftOut] = string.Join(", ", outcome.LeftOut.Select(a => a.WireName()));

        // A drawing may hold scripts; this one needs none.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Write(outcome.Label!, form);
    }

    private static IResult Write(Gs1Label label, LabelFormat format) => format switch
    {
        LabelFormat.Zpl => Results.Text(label.Zpl(), Zpl),
        LabelFormat.Text => Results.Text(label.Text + "\n", Text),
        _ => Results.Text(label.Svg(), Svg),
    };
}
