// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Demo;
using Basil.Cli.Processes;

namespace Basil.Cli.Tests.Demo;

public sealed class DemoStepTests
{
    [Fact]
    public void The_right_outcome_is_not_refuted()
    {
        Assert.Null(new DemoStep("c", ["verify"], "true").Refute(new CliResult(0, "true\n", "")));
        Assert.Null(new DemoStep("c", ["sign"], "UNAUTHORIZED", 3).Refute(new CliResult(3, "", "x/UNAUTHORIZED]\n")));
    }

    [Theory]
    [InlineData(1, "true\n", "", "`basil verify 'a b'` ended with exit code 1, not 0")]
    [InlineData(0, "false\n", "", "`basil verify 'a b'` did not say «true»")]
    [InlineData(0, "", "true", "`basil verify 'a b'` did not say «true»")]
    public void Any_other_names_the_command_and_what_was_expected(int exitCode, string output, string errors, string expected) =>
        Assert.Equal(expected, new DemoStep("c", ["verify", "a b"], "true").Refute(new CliResult(exitCode, output, errors)));
}
