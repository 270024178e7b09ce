// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Authorization;
using Basil.Protocol.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Calls any RPC of the contract by its descriptor, so that a test can go through all of them.</summary>
internal static class RpcCatalog
{
    internal static IReadOnlyList<MethodDescriptor> Methods { get; } =
        [.. new[] { BrokerReflection.Descriptor, NixCacheReflection.Descriptor }.SelectMany(file => file.Services).SelectMany(service => service.Methods)];

    internal static string Path(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    internal static MethodDescriptor Method(RpcOperation rpc) => Methods.Single(method => Path(method) == rpc.Path);

    /// <summary>An otherwise empty request that names a key wherever the RPC has one, and passes the checks that come before authorization.</summary>
    internal static IMessage Request(MethodDescriptor method, string key)
    {
        switch (method.Name)
        {
            case "ImportSet":
                return new ImportSetRequest { Entries = { new ImportEntry { KeyId = key } } };
            case "ValidateNatsJwt":
                return new ValidateNatsJwtRequest { AllowedSigners = { new AllowedNatsSigner { KeyId = key } } };
            case "Explain":
                return new ExplainRequest { Subject = "admin", Op = "sign", Key = key };
            case "Revoke":
                return new RevokeRequest { TrustDomain = "t", Jti = "j", ExpiresAtUnix = long.MaxValue };
            default:
                var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
                var field = method.InputType.Fields.InDeclarationOrder().FirstOrDefault(field => field.Name is "key_id" or "secret_id" or "issuer_key_id");
                field?.Accessor.SetValue(request, key);
                return request;
        }
    }

    /// <summary>Calls and reads to the end, or to the first answer of a stream.</summary>
    internal static async Task CallAsync(CallInvoker invoker, MethodDescriptor method, IMessage request, CancellationToken cancellationToken)
    {
        var bytes = Marshallers.Create(static (byte[] message) => message, static message => message);
        var options = new CallOptions(cancellationToken: cancellationToken);
        if (!method.IsServerStreaming)
        {
            var unary = new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, bytes, bytes);
            await invoker.AsyncUnaryCall(unary, null, options, request.ToByteArray());
            return;
        }

        var stream = new Method<byte[], byte[]>(MethodType.ServerStreaming, method.Service.FullName, method.Name, bytes, bytes);
        using var call = invoker.AsyncServerStreamingCall(stream, null, options, request.ToByteArray());
        await call.ResponseStream.MoveNext(cancellationToken);
    }
}
