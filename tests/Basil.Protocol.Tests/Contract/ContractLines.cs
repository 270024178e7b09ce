// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Reflection;

namespace Basil.Protocol.Tests.Contract;

/// <summary>Compiled descriptors in the language of <c>tests/testdata/protocol/broker-v1.txt</c>.</summary>
internal static class ContractLines
{
    internal static IEnumerable<string> Of(FileDescriptor file)
    {
        var proto = file.ToProto();
        return proto.Service.SelectMany(Service)
            .Concat(proto.MessageType.SelectMany(Message))
            .Concat(proto.EnumType.SelectMany(Enumeration))
            .Prepend($"file {proto.Name}");
    }

    private static IEnumerable<string> Service(ServiceDescriptorProto service) =>
        service.Method
            .Select(method =>
            {
                Assert.False(method.ClientStreaming, $"{service.Name}.{method.Name} streams from the client.");
                var kind = method.ServerStreaming ? "server-streaming" : "unary";
                return $"rpc {service.Name}.{method.Name} {Short(method.InputType)} -> {Short(method.OutputType)} {kind}";
            })
            .Prepend($"service {service.Name}");

    private static IEnumerable<string> Message(DescriptorProto message)
    {
        Assert.Empty(message.NestedType);
        Assert.Empty(message.EnumType);
        Assert.Empty(message.ExtensionRange);
        return message.Field
            .Select(field => $"field {message.Name} {field.Number} {field.Name} {TypeName(field)} {Presence(message, field)}")
            .Concat(message.ReservedRange.Select(range => $"reserved {message.Name} {Range(range.Start, range.End - 1)}"))
            .Concat(message.ReservedName.Select(name => $"reserved-name {message.Name} {name}"))
            .Prepend($"message {message.Name}");
    }

    // Unlike a message's, an enumeration's reserved range includes its end.
    private static IEnumerable<string> Enumeration(EnumDescriptorProto enumeration) =>
        enumeration.Value
            .Select(value => $"value {enumeration.Name} {value.Number} {value.Name}")
            .Concat(enumeration.ReservedRange.Select(range => $"reserved {enumeration.Name} {Range(range.Start, range.End)}"))
            .Concat(enumeration.ReservedName.Select(name => $"reserved-name {enumeration.Name} {name}"))
            .Prepend($"enum {enumeration.Name}");

    private static string Presence(DescriptorProto message, FieldDescriptorProto field) => field switch
    {
        { Label: FieldDescriptorProto.Types.Label.Repeated } => "repeated",
        { Proto3Optional: true } => "optional",
        { HasOneofIndex: true } => $"oneof:{message.OneofDecl[field.OneofIndex].Name}",
        _ => "singular",
    };

    private static string TypeName(FieldDescriptorProto field) =>
        field.HasTypeName ? Short(field.TypeName) : field.Type.ToString().ToLowerInvariant();

    private static string Short(string typeName)
    {
        const string Package = ".basil.broker.v1.";
        return typeName.StartsWith(Package, StringComparison.Ordinal) ? typeName[Package.Length..] : typeName.TrimStart('.');
    }

    private static string Range(int first, int last) => first == last ? $"{first}" : $"{first}-{last}";
}
