// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Terminal;

/// <summary>Writes a file so that its name never stands for half of it.</summary>
internal static class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes beside the target, flushes to the device and renames.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="content">Its whole content.</param>
    /// <param name="secret">True for mode 0600; otherwise 0644 less the process's umask.</param>
    /// <exception cref="CommandException">The file cannot be written; the target is as it was.</exception>
    internal static void Write(string path, ReadOnlySpan<byte> content, bool secret)
    {
        var full = Path.GetFullPath(path);
        var beside = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(beside, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = secret ? OwnerOnly : Readable,
            }))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            throw new CommandException($"cannot write {path}: {Reason(e)}");
        }
    }

    internal static string Reason(Exception e) => e switch
    {
        DirectoryNotFoundException => "the directory does not exist",
        FileNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied",
        _ => e.Message,
    };

    private static void Remove(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
