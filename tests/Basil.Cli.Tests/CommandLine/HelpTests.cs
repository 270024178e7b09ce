// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    private static readonly RootCommand Root = BasilCommand.Create(new StandardStreams { Input = Stream.Null, Output = Stream.Null, Error = Stream.Null });

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_a_command_has_its_details_and_its_examples(string name)
    {
        var command = Assert.IsType<CliCommand>(Root.Subcommands.Single(command => command.Name == name));

        var run = await CliRun.OfAsync(name, "--help");

        Assert.Equal((ExitCodes.Ok, ""), (run.ExitCode, run.Errors));
        Assert.Contains(command.Details, run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Contains("  " + example + "\n", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Summaries_fit_on_a_line_and_begin_like_one_another()
    {
        Assert.All(Root.Subcommands, command =>
        {
            Assert.InRange(command.Description!.Length, 10, 70);
            Assert.True(char.IsUpper(command.Description[0]) && command.Description[^1] != '.', command.Description);
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_parse(string name)
    {
        var command = (CliCommand)Root.Subcommands.Single(command => command.Name == name);
        var own = command.Examples.Where(example => example.StartsWith("basil ", StringComparison.Ordinal) && !example.Contains('|', StringComparison.Ordinal));

        foreach (var example in own)
        {
            // A parser of its own would be tested here too; what matters is that options and commands exist.
            var words = example.Split('#')[0].Split('>')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            var unknown = words.Where(word => word.StartsWith("--", StringComparison.Ordinal) && word != "--" && word != "--help")
                .Where(word => !command.Options.Concat(Root.Options).Any(option => option.Name == word || option.Aliases.Contains(word)));

            Assert.Equal(name == "encrypt" && words[0] == "decrypt" ? "decrypt" : name, words[0]);
            Assert.True(words[0] != name || !unknown.Any(), $"{example}: {string.Join(' ', unknown)}");
        }
    }
}
