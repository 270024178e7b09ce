// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Documents;

/// <summary>Reads a document from a file, at most <see cref="DocumentParser.MaxBytes"/>.</summary>
internal static class DocumentFile
{
    /// <returns>Null where the file cannot be read; the reason is in <paramref name="errors"/>.</returns>
    internal static async Task<byte[]?> ReadAsync(string path, DocumentErrors errors, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(path))
            {
                errors.AddWhole(DocumentRule.UnreadableFile, $"{path} is a directory");
                return null;
            }

            await using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1,
                FileOptions.Asynchronous);
            var buffer = new byte[DocumentParser.MaxBytes + 1];
            var length = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (length <= DocumentParser.MaxBytes)
            {
                return buffer[..length];
            }

            errors.AddWhole(DocumentRule.TooLarge, $"{path} is larger than {DocumentParser.MaxBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.AddWhole(DocumentRule.UnreadableFile, $"{path} cannot be read: {e.Message}");
        }

        return null;
    }
}
