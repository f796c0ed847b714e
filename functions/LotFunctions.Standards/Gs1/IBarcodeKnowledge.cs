namespace LotFunctions.Standards.Gs1;

/// <summary>What is known of the goods outside of a barcode: it finds and ranks the readings of one whose separator seems to be lost.</summary>
public interface IBarcodeKnowledge
{
    /// <param name="item">A GTIN as 14 digits.</param>
    bool IsKnownItem(string item);

    /// <param name="item">A GTIN as 14 digits.</param>
    /// <param name="lot">As the barcode says it.</param>
    bool IsKnownLot(string item, string lot);
}
