// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>What goes back on the wire: HTTP status and a complete JSON body, empty where KMS answers with no body.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Body">UTF-8 JSON or empty.</param>
/// <param name="ErrorCode">The KMS error code, or null on success.</param>
internal readonly record struct KmsReply(int Status, ReadOnlyMemory<byte> Body, string? ErrorCode)
{
    public static KmsReply Ok(ReadOnlyMemory<byte> body) => new(200, body, null);

    public static KmsReply Failed(KmsError error) =>
        new(error.Status, KmsJson.Write(new ErrorReply { Type = error.Code, Message = error.Message }), error.Code);
}
