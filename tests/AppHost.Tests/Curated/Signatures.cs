using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Gapless.AppHost.Tests.Curated;

/// <summary>Writes what an assembly offers in the form that Curated/signatures/take.cs writes.</summary>
internal static class Signatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static IEnumerable<string> Of(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type) || type.IsSubclassOf(typeof(Attribute)))
        {
            return [];
        }

        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
        return [$"{kind} {Bare(type)}", .. type.IsEnum ? Values(type) : [.. Parents(type), .. Members(type)]];
    }

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => string.Create(CultureInfo.InvariantCulture, $"{type.Name}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"));

    private static IEnumerable<string> Parents(Type type)
    {
        var own = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(parent => !IsRecordPlumbing(parent, type)).Select(Name);
        return (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? own.Append(Name(parent)) : own).Select(name => $"{Bare(type)} : {name}");
    }

    private static IEnumerable<string> Members(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null;
        foreach (var constructor in type.GetConstructors(Declared).Where(constructor => IsOffered(constructor) && constructor.GetParameters().Length > 0))
        {
            if (!isRecord || constructor.GetParameters() is not [{ } only] || only.ParameterType != type)
            {
                yield return $"{Bare(type)}({Parameters(constructor)})";
            }
        }

        foreach (var property in type.GetProperties(Declared).Where(property => IsOffered(property.GetMethod) && property.Name != "EqualityContract"))
        {
            var set = IsOffered(property.SetMethod) ? property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;" : "";
            yield return $"{Bare(type)}.{property.Name} : {Name(property.PropertyType)} {{ get;{set} }}";
        }

        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic))
        {
            yield return $"{Bare(type)}.{field.Name} : {Name(field.FieldType)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsOffered(method) && (!method.IsSpecialName || method.Name == "op_Implicit") && !IsRecordPlumbing(method, isRecord)))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return method.Name == "op_Implicit" ? $"{Bare(type)}.{Name(method.ReturnType)}({Parameters(method)}) : implicit operator"
                : $"{Bare(type)}.{method.Name}{generic}({Parameters(method)}) : {Name(method.ReturnType)}";
        }
    }

    /// <summary>Explicit implementations are private and have a dot in their name.</summary>
    private static bool IsOffered(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily) && (!method.Name.Contains('.', StringComparison.Ordinal) || method.IsConstructor);

    private static bool IsRecordPlumbing(MethodInfo method, bool isRecord) =>
        isRecord && method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "<Clone>$" || method.Name == "Finalize";

    private static bool IsRecordPlumbing(Type parent, Type type) => parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(IEquatable<>) && parent.GenericTypeArguments[0] == type;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "in " : "") + Name(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? "=" : "")));

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value);
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
