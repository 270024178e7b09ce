// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Demo;
using Basil.Testing;
using CsCheck;

namespace Basil.Cli.Tests.Demo;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("demo.p256", "demo.p256")]
    [InlineData("", "''")]
    [InlineData("release v1", "'release v1'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$(rm -rf /)", "'$(rm -rf /)'")]
    public void Words_are_quoted_where_a_shell_would_change_them(string word, string quoted) => Assert.Equal(quoted, ShellText.Quote(word));

    [Fact]
    public async Task A_shell_reads_back_every_word_that_was_quoted() => await Gen.Char[' ', '~'].Array[0, 30]
        .Select(characters => new string(characters))
        .Array[1, 100]
        .SampleAsync(
            async words =>
            {
                var (_, output, _) = await ChildProcess.RunAsync("/bin/sh", ["-c", $"printf '%s\\n' {string.Join(' ', words.Select(ShellText.Quote))}"]);
                return Encoding.ASCII.GetString(output) == string.Join('\n', words) + "\n";
            },
            iter: 20);
}
