using System.Collections.Frozen;

namespace LotFunctions.Standards.Gs1;

/// <summary>The table of Application Identifiers. Adding one is adding a line.</summary>
internal static class ApplicationIdentifiers
{
    // ai[-last] | format | title [| excluded AIs]. A star before the format: predefined length. Format: N6 fixed,
    // X..20 variable, brackets for what may be missing, rules after commas. A range takes every number in it.
    private const string Table = """
        00|*N18,csum|SSCC
        01|*N14,csum|GTIN|255 37
        02|*N14,csum|CONTENT|01 03
        03|*N14,csum|MTO GTIN|01 02 37
        10|X..20|BATCH/LOT
        11|*N6,date0|PROD DATE
        12|*N6,date0|DUE DATE
        13|*N6,date0|PACK DATE
        15|*N6,date0|BEST BEFORE or BEST BY
        16|*N6,date0|SELL BY
        17|*N6,date0|USE BY or EXPIRY
        20|*N2|VARIANT
        21|X..20|SERIAL|235
        22|X..20|CPV
        235|X..28|TPX
        240|X..30|ADDITIONAL ID
        241|X..30|CUST. PART No.
        242|N..6|MTO VARIANT
        243|X..20|PCN
        250|X..30|SECONDARY SERIAL
        251|X..30|REF. TO SOURCE
        253|N13,csum [X..17]|GDTI
        254|X..20|GLN EXTENSION COMPONENT
        255|N13,csum [N..12]|GCN|01 02 415 8006 8020 8026
        30|N..8|VAR. COUNT
        310n|*N6|NET WEIGHT (kg)
        311n|*N6|LENGTH (m)
        312n|*N6|WIDTH (m)
        313n|*N6|HEIGHT (m)
        314n|*N6|AREA (m²)
        315n|*N6|NET VOLUME (l)
        316n|*N6|NET VOLUME (m³)
        320n|*N6|NET WEIGHT (lb)
        321n|*N6|LENGTH (in)
        322n|*N6|LENGTH (ft)
        323n|*N6|LENGTH (yd)
        324n|*N6|WIDTH (in)
        325n|*N6|WIDTH (ft)
        326n|*N6|WIDTH (yd)
        327n|*N6|HEIGHT (in)
        328n|*N6|HEIGHT (ft)
        329n|*N6|HEIGHT (yd)
        330n|*N6|GROSS WEIGHT (kg)
        331n|*N6|LENGTH (m), log
        332n|*N6|WIDTH (m), log
        333n|*N6|HEIGHT (m), log
        334n|*N6|AREA (m²), log
        335n|*N6|VOLUME (l), log
        336n|*N6|VOLUME (m³), log
        337n|*N6|KG PER m²
        340n|*N6|GROSS WEIGHT (lb)
        341n|*N6|LENGTH (in), log
        342n|*N6|LENGTH (ft), log
        343n|*N6|LENGTH (yd), log
        344n|*N6|WIDTH (in), log
        345n|*N6|WIDTH (ft), log
        346n|*N6|WIDTH (yd), log
        347n|*N6|HEIGHT (in), log
        348n|*N6|HEIGHT (ft), log
        349n|*N6|HEIGHT (yd), log
        350n|*N6|AREA (in²)
        351n|*N6|AREA (ft²)
        352n|*N6|AREA (yd²)
        353n|*N6|AREA (in²), log
        354n|*N6|AREA (ft²), log
        355n|*N6|AREA (yd²), log
        356n|*N6|NET WEIGHT (tr oz)
        357n|*N6|NET VOLUME (oz)
        360n|*N6|NET VOLUME (qt (US))
        361n|*N6|NET VOLUME (gal.)
        362n|*N6|VOLUME (qt (US)), log
        363n|*N6|VOLUME (gal (US)), log
        364n|*N6|NET VOLUME (in³)
        365n|*N6|NET VOLUME (ft³)
        366n|*N6|NET VOLUME (yd³)
        367n|*N6|VOLUME (in³), log
        368n|*N6|VOLUME (ft³), log
        369n|*N6|VOLUME (yd³), log
        37|N..8|COUNT
        3900-3909|N..15|AMOUNT|390n 391n 394n 8111
        3910-3919|N3 N..15|AMOUNT|391n
        3920-3929|N..15|PRICE|392n 393n
        3930-3939|N3 N..15|PRICE|393n
        3940-3943|N4|PRCNT OFF|394n 8111
        3950-3955|N6|PRICE/UoM|392n 393n 395n 8005
        400|X..30|ORDER NUMBER
        401|X..30,prefix|GINC
        402|N17,csum|GSIN
        403|X..30|ROUTE
        410|*N13,csum|SHIP TO LOC
        411|*N13,csum|BILL TO
        412|*N13,csum|PURCHASE FROM
        413|*N13,csum|SHIP FOR LOC
        414|*N13,csum|LOC No.
        415|*N13,csum|PAY TO
        416|*N13,csum|PROD/SERV LOC
        417|*N13,csum|PARTY
        420|X..20|SHIP TO POST|421
        421|N3 X..9|SHIP TO POST|4307
        422|N3|ORIGIN|426
        423|N3 [N3] [N3] [N3] [N3]|COUNTRY - INITIAL PROCESS|426
        424|N3|COUNTRY - PROCESS|426
        425|N3 [N3] [N3] [N3] [N3]|COUNTRY - DISASSEMBLY|426
        426|N3|COUNTRY - FULL PROCESS
        427|X..3|ORIGIN SUBDIVISION
        4300|X..35,percent|SHIP TO COMP
        4301|X..35,percent|SHIP TO NAME
        4302|X..70,percent|SHIP TO ADD1
        4303|X..70,percent|SHIP TO ADD2
        4304|X..70,percent|SHIP TO SUB
        4305|X..70,percent|SHIP TO LOC
        4306|X..70,percent|SHIP TO REG
        4307|X2|SHIP TO COUNTRY
        4308|X..30|SHIP TO PHONE
        4309|N10,latitude N10,longitude|SHIP TO GEO
        4310|X..35,percent|RTN TO COMP
        4311|X..35,percent|RTN TO NAME
        4312|X..70,percent|RTN TO ADD1
        4313|X..70,percent|RTN TO ADD2
        4314|X..70,percent|RTN TO SUB
        4315|X..70,percent|RTN TO LOC
        4316|X..70,percent|RTN TO REG
        4317|X2|RTN TO COUNTRY
        4318|X..20|RTN TO POST
        4319|X..30|RTN TO PHONE
        4320|X..35,percent|SRV DESCRIPTION
        4321|N1,yesno|DANGEROUS GOODS
        4322|N1,yesno|AUTH TO LEAVE
        4323|N1,yesno|SIG REQUIRED
        4324|N6,date0 N4,hhmm|NOT BEF DEL DT
        4325|N6,date0 N4,hhmm|NOT AFT DEL DT
        4326|N6,date|REL DATE
        4330|N6 [X1,hyphen]|MAX TEMP F.|4331
        4331|N6 [X1,hyphen]|MAX TEMP C.|4330
        4332|N6 [X1,hyphen]|MIN TEMP F.|4333
        4333|N6 [X1,hyphen]|MIN TEMP C.|4332
        7001|N13|NSN
        7002|X..30|MEAT CUT
        7003|N6,date N4,hhmm|EXPIRY TIME
        7004|N..4|ACTIVE POTENCY
        7005|X..12|CATCH AREA
        7006|N6,date|FIRST FREEZE DATE
        7007|N6,date [N6,date]|HARVEST DATE
        7008|X..3|AQUATIC SPECIES
        7009|X..10|FISHING GEAR TYPE
        7010|X..2|PROD METHOD
        7011|N6,date [N4,hhmm]|TEST BY DATE
        7020|X..20|REFURB LOT
        7021|X..20|FUNC STAT
        7022|X..20|REV STAT
        7023|X..30,prefix|GIAI - ASSEMBLY
        7030-7039|N3 X..27|PROCESSOR
        7040|N1 X1 X1 X1,importer|UIC+EXT
        7041|X..4|UFRGT UNIT TYPE
        710|X..20|NHRN PZN
        711|X..20|NHRN CIP
        712|X..20|NHRN CN
        713|X..20|NHRN DRN
        714|X..20|NHRN AIM
        715|X..20|NHRN NDC
        716|X..20|NHRN AIC
        717|X..20|NHRN SRN
        7230-7239|X2 X..28|CERT
        7240|X..20|PROTOCOL
        7241|N2|AIDC MEDIA TYPE
        7242|X..25|VCN
        7250|N8,longdate|DOB|7251
        7251|N8,longdate N4,hhmm|DOB TIME|7250
        7252|N1,sex|BIO SEX
        7253|X..40,percent|FAMILY NAME|7256 7259
        7254|X..40,percent|GIVEN NAME|7256 7259
        7255|X..10|SUFFIX|7256 7259
        7256|X..90,percent|FULL NAME
        7257|X..70,percent|PERSON ADDR
        7258|X3,sequence|BIRTH SEQUENCE
        7259|X..40,percent|BABY|7256
        8001|N4,nonzero N5,nonzero N3,nonzero N1,winding N1|DIMENSIONS
        8002|X..20|CMT No.
        8003|N1,zero N13,csum [X..16]|GRAI
        8004|X..30,prefix|GIAI
        8005|N6|PRICE PER UNIT
        8006|N14,csum N4,piece|ITIP|01 37
        8007|X..34|IBAN
        8008|N6,date N2,hour [N2,sixty] [N2,sixty]|PROD TIME
        8009|X..50|OPTSEN
        8010|Y..30,prefix|CPID
        8011|N..12,noleadingzero|CPID SERIAL
        8012|X..20|VERSION
        8013|X..25,pair,prefix|GMN
        8014|X..25,pair,prefix,letter|MUDI
        8017|N18,csum|GSRN - PROVIDER|8018
        8018|N18,csum|GSRN - RECIPIENT|8017
        8019|N..10|SRIN
        8020|X..25|REF No.
        8026|N14,csum N4,piece|ITIP CONTENT|02 8006
        8030|Z..90|DIGSIG
        8040|N15|IMEI
        8041|N15|IMEI2
        8042|N32|ESIM
        8043|N18 [N..2]|PSIM
        8110|X..70|COUPON
        8111|N4|POINTS
        8112|X..70|COUPON
        8200|X..70|PRODUCT URL
        90|X..30|INTERNAL
        91-99|X..90|INTERNAL
        """;

    private static readonly FrozenDictionary<string, AiDefinition> All = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(Read)
        .ToFrozenDictionary(static d => d.Ai);

    public static AiDefinition? Find(string ai) => All.GetValueOrDefault(ai);

    /// <summary>The AI with which the text begins; none is the beginning of another.</summary>
    public static AiDefinition? AtStart(ReadOnlySpan<char> text)
    {
        var lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 2; length <= 4 && length <= text.Length; length++)
        {
            if (lookup.TryGetValue(text[..length], out var found))
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<AiDefinition> Read(string line)
    {
        var fields = line.Split('|');
        var predefined = fields[1].StartsWith('*');
        var components = fields[1].TrimStart('*').Split(' ').Select(Component).ToList();
        var excludes = fields.Length > 3 ? fields[3].Split(' ') : [];
        if (fields[0].EndsWith('n'))
        {
            // The fourth digit of a measure places the decimal point; no two places of one measure go together.
            var stem = fields[0][..3];
            return Enumerable.Range(0, 6).Select(n => new AiDefinition($"{stem}{n}", fields[2], predefined, components, [.. excludes, fields[0]]));
        }

        var ends = fields[0].Split('-');
        var first = int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture);
        var last = int.Parse(ends[^1], System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(n => new AiDefinition(
            n.ToString($"D{ends[0].Length}", System.Globalization.CultureInfo.InvariantCulture), fields[2], predefined, components, excludes));
    }

    private static AiComponent Component(string text)
    {
        var optional = text.StartsWith('[');
        var parts = text.Trim('[', ']').Split(',');
        var length = parts[0][1..];
        var variable = length.StartsWith("..", StringComparison.Ordinal);
        var max = int.Parse(length.TrimStart('.'), System.Globalization.CultureInfo.InvariantCulture);
        return new AiComponent(parts[0][0], variable ? 1 : max, max, optional, parts[1..]);
    }
}
