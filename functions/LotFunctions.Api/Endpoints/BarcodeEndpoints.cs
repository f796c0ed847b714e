using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Endpoints;

/// <summary>Reads barcodes. A bad barcode is a valid question.</summary>
public sealed class BarcodeEndpoints(LabelReader labels, TimeProvider clock)
{
    public async Task<IResult> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        // An empty one is a bad barcode, and so a valid question.
        var barcode = fields.String("barcode") ?? "";
        if (!fields.Has("barcode")) fields.Error("required", "'barcode' is required.", "barcode");
        fields.Done();
        if (errors.Count > 0) return errors.Result();
        return ApiJson.Result(BarcodeAnswer.Of(await labels.ReadAsync(barcode, clock.GetUtcNow().Year, cancellationToken)));
    }
}
