using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Configuration;

/// <summary>Settings that are checked when the service starts: a wrong one stops it and is named by its key.</summary>
public static class ValidatedOptions
{
    /// <summary>Binds a section; a key that no property has, or a value that its property refuses, stops the start.</summary>
    public static OptionsBuilder<TOptions> AddValidatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new Validator<TOptions>(section));
        return services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
    }

    private sealed class Validator<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => Describe(options, fault)));
        }

        // Secrets are settings too: the value is never repeated.
        private string Describe(TOptions options, ValidationResult fault)
        {
            var keys = fault.MemberNames.Select(member => $"{section}:{options.GetType().GetProperty(member, BindingFlags.Public | BindingFlags.Instance)?.Name ?? member}");
            return $"Setting {string.Join(", ", keys.DefaultIfEmpty(section))}: {fault.ErrorMessage}";
        }
    }
}
