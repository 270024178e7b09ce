// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Terminal;

/// <summary>The few colours used, as ANSI escape sequences (ECMA-48), or nothing where colour is off.</summary>
/// <remarks>
/// Colour is for people: only on a terminal, and never with <c>NO_COLOR</c> set to something (no-color.org), with <c>--no-color</c> or with <c>TERM=dumb</c>.
/// </remarks>
internal sealed class Palette(bool enabled)
{
    internal static Palette For(StandardStreams streams, bool noColor) => new(
        streams.OutputIsTerminal && !noColor && streams.Environment("NO_COLOR") is null && streams.Environment("TERM") is not "dumb");

    internal string Caption(string text) => Paint("1", text);

    internal string Command(string text) => Paint("36", text);

    internal string Good(string text) => Paint("32", text);

    internal string Bad(string text) => Paint("31", text);

    internal string Remark(string text) => Paint("33", text);

    private string Paint(string code, string text) => enabled ? $"\e[{code}m{text}\e[0m" : text;
}
