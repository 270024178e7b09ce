// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Basil.Core.Documents;
using Basil.Core.Generations;

namespace Basil.Core.Tests.Generations;

/// <summary>
/// Every document of testdata, with the exact list of findings (severity, JSON path, rule) that its neighbour <c>.expected</c> states. Valid
/// documents may have warnings only.
/// </summary>
public sealed class DocumentFindingsTests
{
    private const string GoodCatalog = "catalogs/valid/founding-page";
    private const string GoodPolicy = "policies/valid/empty";

    public static TheoryData<string> ValidDocuments => [.. All("valid")];

    public static TheoryData<string> InvalidDocuments => [.. All("invalid")];

    [Theory]
    [MemberData(nameof(InvalidDocuments))]
    public void An_invalid_document_gives_every_finding_and_no_generation(string document)
    {
        var load = Load(document);

        Assert.Null(load.Generation);
        Assert.NotEmpty(load.Errors);
        Assert.Equal(Testdata.Expected(document), Findings(load));
    }

    [Theory]
    [MemberData(nameof(ValidDocuments))]
    public void A_valid_document_gives_a_generation(string document)
    {
        var load = Load(document);

        Assert.Empty(load.Errors);
        Assert.NotNull(load.Generation);
        Assert.Equal(Testdata.Expected(document), Findings(load));
    }

    [Fact]
    public void Every_rule_has_a_document_that_breaks_it()
    {
        // These need a file, a size or a number of findings that no small document has; they have tests of their own.
        string[] elsewhere = [DocumentRule.UnreadableFile, DocumentRule.TooLarge, DocumentRule.TooManyErrors, DocumentRule.PolicyTooLarge];
        var rules = typeof(DocumentRule)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToArray();

        var broken = All("valid").Concat(All("invalid")).SelectMany(Testdata.Expected).Select(line => line[(line.LastIndexOf(' ') + 1)..]);

        Assert.Equal(rules.Length, rules.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(rules.Except(elsewhere, StringComparer.Ordinal).Except(broken, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(InvalidDocuments))]
    public void Findings_come_in_document_order_and_print_on_one_line(string document)
    {
        var load = Load(document);

        Assert.Equal(load.Errors.Select(error => error.Line).Order(), load.Errors.Select(error => error.Line));
        Assert.All(load.Errors, error => Assert.DoesNotContain(error.ToString(), char.IsControl));
    }

    private static IEnumerable<string> All(string kind) => new[] { "catalogs", "policies" }
        .SelectMany(folder => Testdata.Names($"{folder}/{kind}").Select(name => $"{folder}/{kind}/{name}"));

    private static GenerationLoad Load(string document)
    {
        var isCatalog = document.StartsWith("catalogs", StringComparison.Ordinal);
        var catalog = Testdata.Read((isCatalog ? document : GoodCatalog) + ".json");
        var policy = Testdata.Read((isCatalog ? GoodPolicy : document) + ".json");
        return GenerationLoader.Load(catalog, policy, CapabilityPolicy.Strict);
    }

    private static string[] Findings(GenerationLoad load) =>
    [
        .. load.Errors.Select(error => $"error {error.Path} {error.Rule}")
            .Concat(load.Warnings.Select(warning => $"warning {warning.Path} {warning.Rule}"))
            .Order(StringComparer.Ordinal),
    ];
}
