// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.CommandLine;

/// <summary>What <c>basil --help</c> says beyond the list of commands.</summary>
internal static class RootHelp
{
    internal const string Description =
        "Signs, verifies, encrypts and decrypts with keys that never leave the key service.\n"
        + "\n"
        + "A broker on this host listens on a Unix socket, learns from the kernel who you are, decides by policy, and has the key service do the one operation. "
        + "New here? `basil demo` shows all of it in a few seconds, without an account and without installing anything.";

    internal const string ExitCodes =
        """
        Exit codes:
          0  done
          1  failed, or the answer is no (verify: false, ready: not ready)
          2  the command line is wrong
          3  denied by the broker's policy
          4  nobody answers at the socket, or not in time

        """;

    internal static IReadOnlyList<string> Examples { get; } =
    [
        "basil demo                                        # see it work",
        "basil list                                        # the keys you may see",
        "basil sign build.release --in app.tar > app.sig   # sign a file",
        "basil verify build.release --in app.tar --signature-file app.sig",
    ];
}
