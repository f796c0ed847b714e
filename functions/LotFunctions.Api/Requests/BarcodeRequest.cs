namespace LotFunctions.Api.Requests;

/// <summary>A barcode to read, as the scanner gave it.</summary>
public sealed record BarcodeRequest(string Barcode);
