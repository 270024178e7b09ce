// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Persistence;

/// <summary>The state file cannot be used. It has not been changed.</summary>
internal sealed class DevKmsStateException : IOException
{
    public DevKmsStateException(string path, string reason, Exception? inner = null)
        : base($"DevKms cannot use the state file {path}: {reason} The file was left as it is.", inner) => Path = path;

    public string Path { get; }
}
