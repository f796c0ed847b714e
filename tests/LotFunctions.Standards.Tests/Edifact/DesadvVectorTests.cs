using System.Text;

namespace LotFunctions.Standards.Tests.Edifact;

/// <summary>Despatch advices as they are found in public sources, many of them flawed: each with what the standard makes of it.</summary>
public sealed class DesadvVectorTests
{
    private static string Folder => Path.Combine(TestData.Vectors!, "edifact-desadv");

    [VectorsFact]
    public void Read_PublicSamples_GiveWhatTheStandardSays()
    {
        var wrong = new StringBuilder();
        foreach (var file in Files())
        {
            var name = Path.GetFileName(file)[..4];
            var read = PartText.Of(Despatch.Read(File.ReadAllBytes(file)));
            if (!Expected.TryGetValue(name, out var expected) || read != expected.ReplaceLineEndings("\n")) wrong.Append(name).Append('\n').Append(read).Append('\n');
        }

        Assert.Equal(string.Empty, wrong.ToString());
        Assert.Equal(Expected.Count, Files().Count);
    }

    [VectorsFact]
    public void Read_PublicSamples_EveryPrefixIsReadWithoutException()
    {
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var length = 1; length <= bytes.Length; length++) Assert.NotEmpty(Despatch.Read(bytes[..length]));
        }
    }

    private static List<string> Files() => [.. Directory.GetFiles(Folder).Where(static f => !f.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    // Reviewed one by one. A mark before a code says that it rejects; the number after it is the segment.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["025A"] = """
            interchange UNOB:3 - - 000000128
            notice 2266 20171229 accepted [cps-parent-missing@18 identifier-incomplete@27 cps-parent-missing@33 identifier-incomplete@41 cps-parent-missing@51 identifier-incomplete@60 cps-parent-missing@66 identifier-incomplete@72 cps-parent-missing@78 identifier-incomplete@84 cps-parent-missing@90 identifier-incomplete@96]
               197.536-21 600 H87 order 5500011089
               197.536-22 300 H87 order 5500011089
               197.536-20 500 H87 order 5500011089
               197.536-20 100 H87 order 5500011089
               197.536-21 400 H87 order 5500011089
               197.536-23 100 H87 order 5500011089
            notice 2266 20171229 accepted [set-control-number-duplicate@103 cps-parent-missing@119 identifier-incomplete@128 cps-parent-missing@134 identifier-incomplete@142 cps-parent-missing@152 identifier-incomplete@161 cps-parent-missing@167 identifier-incomplete@173 cps-parent-missing@179 identifier-incomplete@185 cps-parent-missing@191 identifier-incomplete@197]
               197.536-21 600 H87 order 5500011089
               197.536-22 300 H87 order 5500011089
               197.536-20 500 H87 order 5500011089
               197.536-20 100 H87 order 5500011089
               197.536-21 400 H87 order 5500011089
               197.536-23 100 H87 order 5500011089
            end complete [element-missing@1 element-missing@1]
            """,
        ["026A"] = """
            interchange UNOA:2 <Sender GLN> <Receiver GLN> 0001
            other ORDERS 001 [transaction-set-unsupported@2]
            notice 002 20171229 accepted [line-missing@5]
            end complete
            interchange UNOA:2 <Sender GLN> <Receiver GLN> 0002
            other ORDERS 003 [transaction-set-unsupported@2]
            end complete
            """,
        ["027A"] = """
            interchange UNOB:3 - - 000000128
            notice 2261 20171229 accepted [line-missing@2]
            notice 2262 20171229 accepted [line-missing@5]
            notice 2263 20171229 accepted [line-missing@8]
            end complete [element-missing@1 element-missing@1]
            interchange UNOB:3 - - 000000129
            group GRP001
            notice 2264 20171229 accepted [line-missing@3]
            group end 1
            group GRP002
            notice 2265 20171229 accepted [line-missing@8]
            group end 1
            group GRP003
            notice 2266 20171229 accepted [line-missing@13]
            notice 2267 20171229 accepted [line-missing@16]
            notice 2268 20171229 accepted [line-missing@19]
            group end 3
            end complete [element-missing@1 element-missing@1]
            """,
        ["035A"] = """
            interchange UNOC:3 sender receiver 1
            group
            notice 1 B10001 accepted [reference-incomplete@6 reference-incomplete@7 element-missing@9 unit-assumed@11 identifier-incomplete@12 unit-assumed@13 total-mismatch@14 segment-count-mismatch@15]
              1 Beck's 10 H87
              2 :++Chantr? 20 H87
            notice 1 B10001 accepted [set-control-number-duplicate@16 reference-incomplete@19 reference-incomplete@20 element-missing@22 unit-assumed@24 identifier-incomplete@25 unit-assumed@26 total-mismatch@27 segment-count-mismatch@28]
              1 Beck's 10 H87
              2 Chantr? 20 H87
            group end [element-missing@2 set-count-mismatch@29 group-control-number-mismatch@29]
            end incomplete [group-count-mismatch@30 interchange-control-number-mismatch@30]
            """,
        ["036A"] = """
            interchange UNOC:3 sender receiver 1
            group
            notice 1 B10001 accepted [reference-incomplete@6 reference-incomplete@7 reference-incomplete@8 reference-incomplete@9 element-missing@11 unit-assumed@13 identifier-incomplete@14 unit-assumed@15 total-mismatch@16 segment-count-mismatch@17]
              1 Beck's 10 H87
              2 Chantr? 20 H87
            group end [element-missing@2 set-count-mismatch@18 group-control-number-mismatch@18]
            end incomplete [group-count-mismatch@19 interchange-control-number-mismatch@19]
            """,
        ["037A"] = """
            interchange UNOC:3 1234567891234 4321987654321 38190
            notice 3819000001 DES587441 rejected [!segment-count-mismatch@5 line-missing@2]
            end complete
            """,
        ["038A"] = """
            interchange UNOC:3 1234567891234 4321987654321 38190
            notice 3819000001 DES587441 rejected [!segment-count-mismatch@20]
              1 05410738000152 20 H87 order 12332
            end complete
            """,
        ["039A"] = """
            interchange UNOB:3 - - 000000128
            group GRP001
            notice 001 20171229 accepted [line-missing@3]
            group end 1
            group GRP002
            notice 002 20171229 accepted [line-missing@8]
            group end 1
            end complete [element-missing@1 element-missing@1]
            """,
        ["040A"] = """
            interchange UNOA:2 SENDER RECEIVER 0001
            other ORDERS 001 [transaction-set-unsupported@2]
            other INVOIC 002 [transaction-set-unsupported@5]
            notice 003 DELIV001 accepted [line-missing@8]
            end complete
            """,
        ["042A"] = """
            interchange UNOA:2 SUPPLIER BUYER DELIV001
            notice 1 DELIV-001 accepted [line-missing@2]
            end complete
            """,
    };
}
