// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Basil.Client;

namespace Basil.Protocol.Tests.Client;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_client_shows_nothing_of_gRPC_or_of_generated_code()
    {
        var shown = typeof(BasilClient).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(TypesOf)
            .SelectMany(Parts)
            .Select(type => type.Namespace)
            .Distinct();

        Assert.All(shown, space => Assert.Matches("^(Basil\\.Client|System(\\..*)?)$", space));
    }

    [Fact]
    public void Every_type_of_the_client_is_sealed_or_meant_for_derivation()
    {
        Assert.All(
            typeof(BasilClient).Assembly.GetExportedTypes().Where(type => type.IsClass),
            type => Assert.True(type.IsSealed || type == typeof(BasilEvent), type.Name));
    }

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var result } ? [result] : []),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];
}
