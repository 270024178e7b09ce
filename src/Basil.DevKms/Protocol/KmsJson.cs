// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Basil.DevKms.Aliases;
using Basil.DevKms.Cryptography;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Protocol;

/// <summary>The JSON of the KMS protocol: member names as in the API reference, blobs as padded base64, instants as seconds since 1970.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateAliasRequest))]
[JsonSerializable(typeof(CreateKeyReply))]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(DecryptReply))]
[JsonSerializable(typeof(DecryptRequest))]
[JsonSerializable(typeof(DeleteAliasRequest))]
[JsonSerializable(typeof(EncryptReply))]
[JsonSerializable(typeof(EncryptRequest))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(GetPublicKeyReply))]
[JsonSerializable(typeof(KeyDeletionReply))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(ListAliasesReply))]
[JsonSerializable(typeof(ListAliasesRequest))]
[JsonSerializable(typeof(ListKeysReply))]
[JsonSerializable(typeof(ListKeysRequest))]
[JsonSerializable(typeof(ScheduleKeyDeletionRequest))]
[JsonSerializable(typeof(SignReply))]
[JsonSerializable(typeof(SignRequest))]
[JsonSerializable(typeof(VerifyReply))]
[JsonSerializable(typeof(VerifyRequest))]
internal sealed partial class KmsJson : JsonSerializerContext
{
    /// <summary>Reads one request object. Unknown members are tolerated, as KMS does; wrong types are not.</summary>
    public static KmsOutcome<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } request
                ? request
                : KmsError.Serialization("The request body is null; a JSON object is needed.");
        }
        catch (JsonException exception)
        {
            // The path and position only: the message itself may quote the caller's payload.
            return KmsError.Serialization($"The request body is not the JSON that this operation takes (at {exception.Path ?? "$"}).");
        }
    }

    public static byte[] Write(ErrorReply reply) => JsonSerializer.SerializeToUtf8Bytes(reply, Default.ErrorReply);
}
