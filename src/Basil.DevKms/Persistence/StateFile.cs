// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Persistence;

/// <summary>
/// Keys and aliases on disk, for its owner only (mode 0600). Every change replaces the whole file at once, so a crash leaves
/// either the old state or the new one. A lock beside it keeps a second endpoint off.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly AccountRegion _home;
    private readonly FileStream _lock;

    private StateFile(string path, AccountRegion home, FileStream @lock)
    {
        Path = path;
        _home = home;
        _lock = @lock;
    }

    public string Path { get; }

    /// <exception cref="DevKmsStateException">The folder cannot be used, or another endpoint has the file.</exception>
    public static StateFile Open(string path, AccountRegion home)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            return new StateFile(full, home, new FileStream(full + ".lock", Owned(FileMode.OpenOrCreate)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DevKmsStateException(
                full, $"its lock file cannot be taken; does another DevKms use it? ({exception.Message})", exception);
        }
    }

    /// <summary>The state on disk; an empty one when there is no file.</summary>
    /// <exception cref="DevKmsStateException">The file is there and cannot be read or understood.</exception>
    public KeyStoreState Load()
    {
        try
        {
            if (!File.Exists(Path))
            {
                return KeyStoreState.Empty;
            }

            using var stream = File.OpenRead(Path);
            var document = JsonSerializer.Deserialize(stream, StateJson.Default.StateDocument);
            return document?.ToState(_home) ?? throw new FormatException("it holds null instead of an object.");
        }
        catch (JsonException exception)
        {
            throw new DevKmsStateException(
                Path, $"it is not the JSON that DevKms writes (line {exception.LineNumber + 1}, at {exception.Path}).");
        }
        catch (FormatException exception)
        {
            throw new DevKmsStateException(Path, exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DevKmsStateException(Path, exception.Message, exception);
        }
    }

    /// <exception cref="IOException">The new state could not be written; the old file stands.</exception>
    public void Save(KeyStoreState state)
    {
        var temporary = Path + ".tmp";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Owned(FileMode.CreateNew)))
        {
            JsonSerializer.Serialize(stream, state.ToDocument(_home), StateJson.Default.StateDocument);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path, overwrite: true);
    }

    public void Dispose() => _lock.Dispose();

    private static FileStreamOptions Owned(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
