// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Core.Errors;
using Basil.Gateway.Audit;
using Basil.Testing;

namespace Basil.Gateway.Tests.Audit;

public sealed class AuditFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.File("audit.jsonl");

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        using var file = AuditFile.Open(FilePath);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(0, file.LastSequence);
    }

    [Fact]
    public void Every_write_goes_to_the_end_whoever_else_writes()
    {
        using var file = AuditFile.Open(FilePath);
        file.Write("one\n"u8);
        File.AppendAllText(FilePath, "other\n");
        file.Write("two\n"u8);

        Assert.Equal("one\nother\ntwo\n", File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("{\"seq\":7}\n", 7, "{\"seq\":7}\nnext\n")]
    [InlineData("{\"seq\":7}\n{\"seq\":8,\"to", 7, "{\"seq\":7}\n{\"seq\":8,\"to\nnext\n")]
    [InlineData("{\"seq\":7}\n\n[1]\n\"x\"\n{\"other\":1}\n", 7, "{\"seq\":7}\n\n[1]\n\"x\"\n{\"other\":1}\nnext\n")]
    [InlineData("nonsense", 0, "nonsense\nnext\n")]
    public void An_existing_file_is_continued_on_a_line_of_its_own(string before, long sequence, string after)
    {
        File.WriteAllText(FilePath, before);
        using var file = AuditFile.Open(FilePath);
        file.Write("next\n"u8);

        Assert.Equal(sequence, file.LastSequence);
        Assert.Equal(after, File.ReadAllText(FilePath));
    }

    [Fact]
    public void The_number_is_found_at_the_end_of_a_large_file()
    {
        var text = new StringBuilder();
        for (var i = 1; i <= 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"seq\":{i}}}\n");
        }

        File.WriteAllText(FilePath, text.ToString());
        using var file = AuditFile.Open(FilePath);

        Assert.Equal(20_000, file.LastSequence);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_startup_error_that_names_it()
    {
        var failure = Assert.Throws<StartupException>(() => AuditFile.Open(_directory.File("no/audit.jsonl")));

        Assert.Contains("audit.jsonl", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_device_is_an_io_error()
    {
        using var file = AuditFile.Open("/dev/full");

        Assert.Throws<IOException>(() => file.Write("x\n"u8));
    }

    public void Dispose() => _directory.Dispose();
}
