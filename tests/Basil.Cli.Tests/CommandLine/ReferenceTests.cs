// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text.RegularExpressions;
using Basil.Cli.Terminal;
using Basil.Testing;

namespace Basil.Cli.Tests.CommandLine;

/// <summary>docs/reference/cli.md and the command tree say the same.</summary>
public sealed partial class ReferenceTests
{
    private static readonly RootCommand Root = BasilCommand.Create(new StandardStreams { Input = Stream.Null, Output = Stream.Null, Error = Stream.Null });
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "reference", "cli.md"));

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Fact]
    public void The_page_has_a_section_for_each_command_in_the_order_of_the_help() => Assert.Equal(
        Root.Subcommands.Select(command => command.Name),
        Page.Where(line => line.StartsWith("### basil ", StringComparison.Ordinal)).Select(line => line["### basil ".Length..]));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_section_begins_with_the_summary_and_lists_all_names_of_all_options(string name)
    {
        var command = Root.Subcommands.Single(command => command.Name == name);
        var section = Section("### basil " + name);

        Assert.Equal(command.Description + ".", section.First(line => line.Length > 0));
        Assert.Equal(Names(command.Options), Listed(section));
    }

    [Fact]
    public void The_global_options_are_all_there() =>
        Assert.Equal(Names(Root.Options.Where(option => option.Name is not ("--help" or "--version"))), Listed(Section("## Options of every command")));

    [Fact]
    public void The_exit_codes_are_all_there() => Assert.Equal(
        [ExitCodes.Ok, ExitCodes.Failed, ExitCodes.Usage, ExitCodes.Denied, ExitCodes.Unavailable],
        Section("## Exit codes").Select(line => ExitCodeRow().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].ValueSpan, null)));

    private static List<string> Names(IEnumerable<Option> options) =>
        [.. options.SelectMany(option => option.Aliases.Append(option.Name)).Order(StringComparer.Ordinal)];

    private static List<string> Listed(IEnumerable<string> section) =>
        [.. section.Where(line => line.StartsWith("| `-", StringComparison.Ordinal)).SelectMany(line => OptionName().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static List<string> Section(string heading) =>
        [.. Page.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))];

    [GeneratedRegex("`(-[a-z0-9-]+)[ `]", RegexOptions.CultureInvariant)]
    private static partial Regex OptionName();

    [GeneratedRegex(@"^\| ([0-9]+) \|", RegexOptions.CultureInvariant)]
    private static partial Regex ExitCodeRow();
}
