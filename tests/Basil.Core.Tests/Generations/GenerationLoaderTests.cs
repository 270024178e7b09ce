// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Basil.Core.Documents;
using Basil.Core.Generations;

namespace Basil.Core.Tests.Generations;

public sealed class GenerationLoaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_errors_of_both_documents_come_together()
    {
        var load = AGeneration.Load("""{"schemaVersion": 9}""", """{"schemaVersion": 9}""");

        Assert.Null(load.Generation);
        Assert.Equal(["catalog", "policy"], load.Errors.Select(error => error.Document));
    }

    [Fact]
    public void An_error_prints_document_line_path_message_and_rule()
    {
        var load = AGeneration.Load("{\n\"schemaVersion\": 1,\n\"backends\": 7,\n\"keys\": {}}", AGeneration.EmptyPolicy);

        Assert.Equal("catalog line 3, $.backends: expected an object, not a number [wrong-type]", Assert.Single(load.Errors).ToString());
    }

    [Fact]
    public void The_digest_is_over_both_documents_with_their_lengths()
    {
        var catalog = Encoding.UTF8.GetBytes(AGeneration.OneKeyCatalog);
        var policy = Encoding.UTF8.GetBytes(AGeneration.EmptyPolicy);
        byte[] framed = [0, 0, 0, 0, 0, 0, (byte)(catalog.Length >> 8), (byte)catalog.Length, .. catalog, 0, 0, 0, 0, 0, 0, 0, (byte)policy.Length, .. policy];

        var generation = AGeneration.Of(AGeneration.OneKeyCatalog, AGeneration.EmptyPolicy);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(framed)), generation.Digest);
        Assert.Equal(64, generation.Digest.Length);
    }

    [Fact]
    public void The_digest_tells_any_change_of_bytes_and_nothing_else()
    {
        var first = AGeneration.Load(AGeneration.OneKeyCatalog, AGeneration.EmptyPolicy, id: 1).Generation!;
        var again = AGeneration.Load(AGeneration.OneKeyCatalog, AGeneration.EmptyPolicy, id: 2).Generation!;
        var other = AGeneration.Load(AGeneration.OneKeyCatalog, AGeneration.EmptyPolicy + "\n").Generation!;

        Assert.Equal(first.Digest, again.Digest);
        Assert.NotEqual(first.Digest, other.Digest);
        Assert.Equal(2ul, again.Id);
    }

    [Fact]
    public void A_document_over_two_mebibytes_is_refused_and_one_of_two_is_not()
    {
        var fitting = AGeneration.EmptyPolicy.PadRight(DocumentParser.MaxBytes);

        Assert.Empty(AGeneration.Load(AGeneration.OneKeyCatalog, fitting).Errors);
        Assert.Equal(DocumentRule.TooLarge, Assert.Single(AGeneration.Load(AGeneration.OneKeyCatalog, fitting + " ").Errors).Rule);
    }

    [Fact]
    public void Findings_end_at_a_bound()
    {
        var junk = string.Join(",", Enumerable.Range(0, 5000).Select(i => $"\"field{i}\": 1"));
        var load = AGeneration.Load(AGeneration.OneKeyCatalog, $$"""{"schemaVersion": 2, {{junk}}}""");

        Assert.Equal(DocumentErrors.Bound + 1, load.Errors.Length);
        Assert.Equal(DocumentRule.TooManyErrors, load.Errors[^1].Rule);
    }

    [Fact]
    public void A_policy_whose_rules_multiply_beyond_the_bound_is_refused()
    {
        var subjects = string.Join(",", Enumerable.Range(0, 1100).Select(i => $$"""  "s{{i}}": {"allOf": [{"kind": "unix", "uid": {{i}}}]}"""));
        var names = string.Join(",", Enumerable.Range(0, 1100).Select(i => $"\"s{i}\""));
        var targets = string.Join(",", Enumerable.Range(0, 1100).Select(i => $"\"t{i}\""));
        var policy = $$"""{"subjects": { {{subjects}} }, "rules": [{"id": "r", "subjects": [{{names}}], "action": ["*"], "target": [{{targets}}]}]}""";

        Assert.Equal(DocumentRule.PolicyTooLarge, Assert.Single(AGeneration.Load(AGeneration.OneKeyCatalog, policy).Errors).Rule);
    }

    [Fact]
    public async Task Missing_files_are_named_and_the_other_file_is_still_checked()
    {
        var load = await GenerationLoader.LoadFilesAsync(
            Testdata.Path("catalogs/invalid/no-backends.json"),
            Testdata.Path("policies/there-is-none.json"),
            CapabilityPolicy.Strict,
            Token);

        Assert.Equal([DocumentRule.NoBackends, DocumentRule.UnreadableFile], load.Errors.Select(error => error.Rule));
        Assert.Contains("there-is-none.json", load.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_and_an_empty_path_are_clear_errors()
    {
        var load = await GenerationLoader.LoadFilesAsync(Testdata.Path("catalogs"), string.Empty, CapabilityPolicy.Strict, Token);

        Assert.Equal([DocumentRule.UnreadableFile, DocumentRule.UnreadableFile], load.Errors.Select(error => error.Rule));
        Assert.Contains("is a directory", load.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[DocumentParser.MaxBytes + 1], Token);

            var load = await GenerationLoader.LoadFilesAsync(path, Testdata.Path("policies/valid/empty.json"), CapabilityPolicy.Strict, Token);

            Assert.Equal(DocumentRule.TooLarge, Assert.Single(load.Errors).Rule);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Requests_that_began_keep_their_generation_after_a_swap()
    {
        var first = AGeneration.Of(AGeneration.OneKeyCatalog, AGeneration.EmptyPolicy);
        var source = new GenerationSource(first);
        var pinned = source.Current;

        source.Swap(first with { Id = 2 });

        Assert.Equal(1ul, pinned.Id);
        Assert.Equal(2ul, source.Current.Id);
    }
}
