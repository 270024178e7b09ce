// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Backends.AwsKms;

/// <summary>Keys in AWS KMS.</summary>
/// <remarks>
/// ECDSA messages are hashed here and sent as DIGEST, so their size is not limited; pure Ed25519 cannot be hashed first and is sent RAW.
/// Every request names the key as the catalog does (<see cref="KeyReference"/>); every answer must name a key ARN, which is passed on.
/// </remarks>
internal sealed class AwsKmsBackend(KmsClient client, KeyCreator creator) : IKeyBackend, IAsyncDisposable
{
    /// <summary>What associated data is called in the encryption context; ciphertexts of other brokers of this protocol use the same name.</summary>
    private const string AssociatedDataName = "basil-aad";

    /// <summary>The longest CiphertextBlob (KMS API Reference, Decrypt).</summary>
    private const int MaxCiphertextBytes = 6144;

    public string Kind => "aws-kms";

    public BackendCapabilities Capabilities => BackendCapabilities.AwsKms;

    public async Task<BackendResult<KeyDescription>> DescribeAsync(BackendKey key, CancellationToken cancellationToken)
    {
        var resolved = Resolve(key);
        return resolved.IsSuccess
            ? await client.DescribeAsync(resolved.Value.Reference.KeyId, cancellationToken)
            : resolved.Fault;
    }

    public async Task<BackendResult<BackendPublicKey>> GetPublicKeyAsync(BackendKey key, CancellationToken cancellationToken)
    {
        var resolved = Signing(key, "public keys");
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        var (spec, reference) = resolved.Value;
        var answer = await client.CallAsync(KmsCalls.GetPublicKey, new GetPublicKeyRequest { KeyId = reference.KeyId }, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault;
        }

        if (!KeyArn.IsKeyArn(answer.Value.KeyId) || answer.Value.PublicKey is not { } der)
        {
            return AwsKmsFaults.UnexpectedAnswer(KmsCalls.GetPublicKey.Action, "no key ARN or no public key");
        }

        try
        {
            return new BackendPublicKey(PublicKeyMaterial.FromSubjectPublicKeyInfo(spec.Algorithm, der.ToArray()), answer.Value.KeyId);
        }
        catch (CryptographicException)
        {
            return new BackendFault(
                BackendFaultKind.Unusable,
                "WrongKeySpec",
                $"{answer.Value.KeyId} is a key of spec {answer.Value.KeySpec?.Value ?? "unknown"}; the catalog says {key.Algorithm.Token()}, which is {spec.Spec.Value}");
        }
    }

    public async Task<BackendResult<BackendSignature>> SignAsync(BackendKey key, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var resolved = Signing(key, "signatures");
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        var (spec, reference) = resolved.Value;
        if (RawMessageFault(spec, message.Length) is { } fault)
        {
            return fault;
        }

        var request = new SignRequest
        {
            KeyId = reference.KeyId,
            Message = MessageFor(spec, message),
            MessageType = TypeFor(spec),
            SigningAlgorithm = spec.Signing,
        };
        var answer = await client.CallAsync(KmsCalls.Sign, request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault;
        }

        return KeyArn.IsKeyArn(answer.Value.KeyId)
            && answer.Value.Signature is { } kms
            && SignatureEncoding.TryToFixedWidth(spec.Algorithm, SpanOf(kms), out var signature)
            ? new BackendSignature(signature, answer.Value.KeyId)
            : AwsKmsFaults.UnexpectedAnswer(KmsCalls.Sign.Action, $"no key ARN or no {key.Algorithm.Token()} signature");
    }

    /// <inheritdoc/>
    /// <remarks>A signature that no key of the type can have made is false without a call. KMS names no key with a mismatch: the key id is empty then.</remarks>
    public async Task<BackendResult<BackendVerification>> VerifyAsync(
        BackendKey key,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        CancellationToken cancellationToken)
    {
        var resolved = Signing(key, "signatures");
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        var (spec, reference) = resolved.Value;
        if (RawMessageFault(spec, message.Length) is { } fault)
        {
            return fault;
        }

        if (!SignatureEncoding.TryToKms(spec.Algorithm, signature.Span, out var kms))
        {
            return new BackendVerification(false, string.Empty);
        }

        var request = new VerifyRequest
        {
            KeyId = reference.KeyId,
            Message = MessageFor(spec, message),
            MessageType = TypeFor(spec),
            Signature = new MemoryStream(kms, writable: false),
            SigningAlgorithm = spec.Signing,
        };
        var answer = await client.CallAsync(KmsCalls.Verify, request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault.Kind == BackendFaultKind.InvalidSignature ? new BackendVerification(false, string.Empty) : answer.Fault;
        }

        return KeyArn.IsKeyArn(answer.Value.KeyId) && answer.Value.SignatureValid is { } isValid
            ? new BackendVerification(isValid, answer.Value.KeyId)
            : AwsKmsFaults.UnexpectedAnswer(KmsCalls.Verify.Action, "no key ARN or no verdict");
    }

    public async Task<BackendResult<BackendBytes>> EncryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken)
    {
        var resolved = Encrypting(key);
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        if (plaintext.Length < 1 || plaintext.Length > Capabilities.MaxPlaintextBytes)
        {
            return OutOfLimits("plaintext", plaintext.Length, Capabilities.MaxPlaintextBytes);
        }

        var request = new EncryptRequest
        {
            KeyId = resolved.Value.Reference.KeyId,
            Plaintext = StreamOver(plaintext),
            EncryptionAlgorithm = EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT,
            EncryptionContext = Context(associatedData),
        };
        var answer = await client.CallAsync(KmsCalls.Encrypt, request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault;
        }

        return KeyArn.IsKeyArn(answer.Value.KeyId) && answer.Value.CiphertextBlob is { Length: > 0 } blob
            ? new BackendBytes(blob.ToArray(), answer.Value.KeyId)
            : AwsKmsFaults.UnexpectedAnswer(KmsCalls.Encrypt.Action, "no key ARN or no ciphertext");
    }

    public async Task<BackendResult<BackendBytes>> DecryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> ciphertext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken)
    {
        var resolved = Encrypting(key);
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        if (ciphertext.Length is < 1 or > MaxCiphertextBytes)
        {
            return new BackendFault(BackendFaultKind.DecryptFailed, "CiphertextLength", $"{ciphertext.Length} bytes are no ciphertext of KMS");
        }

        var request = new DecryptRequest
        {
            KeyId = resolved.Value.Reference.KeyId,
            CiphertextBlob = StreamOver(ciphertext),
            EncryptionAlgorithm = EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT,
            EncryptionContext = Context(associatedData),
        };
        var answer = await client.CallAsync(KmsCalls.Decrypt, request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault;
        }

        return KeyArn.IsKeyArn(answer.Value.KeyId) && answer.Value.Plaintext is { } plaintext
            ? new BackendBytes(plaintext.ToArray(), answer.Value.KeyId)
            : AwsKmsFaults.UnexpectedAnswer(KmsCalls.Decrypt.Action, "no key ARN or no plaintext");
    }

    public async Task<BackendResult<CreatedKey>> CreateAsync(BackendKey key, CancellationToken cancellationToken)
    {
        var resolved = Resolve(key);
        if (!resolved.IsSuccess)
        {
            return resolved.Fault;
        }

        var (spec, reference) = resolved.Value;
        if (reference.Form != KeyReferenceForm.Alias)
        {
            return Unsupported(
                "PathNotAnAlias", $"KMS chooses key ids and ARNs itself, so a key cannot be created at the path {key.Path}; give the catalog an alias or a logical name");
        }

        return reference.IsAwsOwned
            ? Unsupported("PathOwnedByAws", $"{reference.KeyId} belongs to AWS; give the catalog an alias outside of alias/aws/")
            : await creator.CreateAsync(key.Name, spec, reference, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await creator.DisposeAsync();
        await client.DisposeAsync();
    }

    private static BackendResult<AwsKmsKey> Resolve(BackendKey key)
    {
        if (AwsKmsKeySpec.For(key.Algorithm) is not { } spec)
        {
            return Unsupported("KeyType", $"an aws-kms backend serves no keys of type {key.Algorithm.Token()}");
        }

        return KeyReference.TryParse(key.Path, out var reference, out var problem)
            ? new AwsKmsKey(spec, reference)
            : new BackendFault(BackendFaultKind.Rejected, "InvalidPath", $"the path of key {key.Name} names nothing in KMS: {problem}");
    }

    private static BackendResult<AwsKmsKey> Signing(BackendKey key, string what)
    {
        var resolved = Resolve(key);
        return resolved.IsSuccess && resolved.Value.Spec.Signing is null
            ? Unsupported("Operation", $"keys of type {key.Algorithm.Token()} have no {what}")
            : resolved;
    }

    private static BackendResult<AwsKmsKey> Encrypting(BackendKey key)
    {
        var resolved = Resolve(key);
        return resolved.IsSuccess && resolved.Value.Spec.Signing is not null
            ? Unsupported("Operation", $"keys of type {key.Algorithm.Token()} do not encrypt")
            : resolved;
    }

    private static BackendFault Unsupported(string code, string detail) => new(BackendFaultKind.Unsupported, code, detail);

    private static BackendFault OutOfLimits(string what, int length, int most) =>
        new(BackendFaultKind.Rejected, "PayloadSize", $"a {what} must have 1 to {most} bytes and has {length}");

    private BackendFault? RawMessageFault(AwsKmsKeySpec spec, int length) =>
        spec.Digest is null && (length < 1 || length > Capabilities.MaxRawMessageBytes)
            ? OutOfLimits($"{spec.Algorithm.Token()} message", length, Capabilities.MaxRawMessageBytes)
            : null;

    private static MessageType TypeFor(AwsKmsKeySpec spec) => spec.Digest is null ? MessageType.RAW : MessageType.DIGEST;

    private static MemoryStream MessageFor(AwsKmsKeySpec spec, ReadOnlyMemory<byte> message) =>
        spec.Digest is { } hash
            ? new MemoryStream(CryptographicOperations.HashData(hash, message.Span), writable: false)
            : StreamOver(message);

    private static Dictionary<string, string>? Context(ReadOnlyMemory<byte>? associatedData) =>
        associatedData is { } data ? new Dictionary<string, string> { [AssociatedDataName] = Convert.ToBase64String(data.Span) } : null;

    private static MemoryStream StreamOver(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false, publiclyVisible: true)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static ReadOnlySpan<byte> SpanOf(MemoryStream stream) => stream.TryGetBuffer(out var buffer) ? buffer : stream.ToArray();
}
