using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pergola.Consent;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>Says what the SDK works with; made by <c>AddPergola()</c>.</summary>
public sealed class PergolaBuilder
{
    internal PergolaBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are being set up.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The superapp's side of the open APIs.</summary>
    /// <typeparam name="TProxy">One instance serves every mini program and every user.</typeparam>
    public PergolaBuilder UseProxy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] TProxy>()
        where TProxy : MiniOpenApiProxy
    {
        Services.Replace(ServiceDescriptor.Singleton<MiniOpenApiProxy, TProxy>());
        Services.Replace(ServiceDescriptor.Singleton(ProxyCoverage.Of(typeof(TProxy))));
        return this;
    }

    /// <summary>What the superapp says about itself and its user.</summary>
    /// <typeparam name="TProxy">One instance serves every mini program and every user.</typeparam>
    public PergolaBuilder UseMiniAppProxy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProxy>()
        where TProxy : MiniAppProxy
    {
        Services.Replace(ServiceDescriptor.Singleton<MiniAppProxy, TProxy>());
        return this;
    }

    /// <summary>Who draws the consent sheets. Without one everything that asks the user is refused; <see cref="UiConsentPrompt"/> draws them with the mini program's window.</summary>
    /// <typeparam name="TPrompt">One instance serves every mini program and every user.</typeparam>
    public PergolaBuilder UseConsentPrompt<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPrompt>()
        where TPrompt : class, IConsentPrompt
    {
        Services.Replace(ServiceDescriptor.Singleton<IConsentPrompt, TPrompt>());
        return this;
    }

    /// <summary>Where plugins come from, in place of <see cref="PergolaOptions.PluginFolders"/>.</summary>
    /// <typeparam name="TSource">One instance serves every mini program and every user.</typeparam>
    public PergolaBuilder UsePlugins<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>()
        where TSource : class, MiniApps.Plugins.IPluginSource
    {
        Services.Replace(ServiceDescriptor.Singleton<MiniApps.Plugins.IPluginSource, TSource>());
        return this;
    }

    /// <summary>Lends parts of the device to mini programs.</summary>
    /// <typeparam name="TDevices">Implements one or more of the interfaces in <c>Pergola.Devices</c>. One instance serves every mini program and every user.</typeparam>
    public PergolaBuilder UseDevices<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces)] TDevices>()
        where TDevices : class
    {
        Services.TryAddSingleton<TDevices>();
        Lend<ILocationDevice, TDevices>();
        Lend<IAlbumDevice, TDevices>();
        Lend<IRecorderDevice, TDevices>();
        Lend<ICameraDevice, TDevices>();
        Lend<IBiometricDevice, TDevices>();
        Lend<IClipboardDevice, TDevices>();
        Lend<IFileDevice, TDevices>();
        Lend<IImageCodec, TDevices>();
        Lend<IBatteryDevice, TDevices>();
        Lend<IVibrationDevice, TDevices>();
        Lend<IScreenDevice, TDevices>();
        Lend<IPhoneDevice, TDevices>();
        Lend<ICalendarDevice, TDevices>();
        Lend<IScannerDevice, TDevices>();
        Lend<IMotionDevice, TDevices>();
        return this;
    }

    private void Lend<TPart, TDevices>()
        where TPart : class
        where TDevices : class
    {
        if (typeof(TDevices).IsAssignableTo(typeof(TPart))) Services.Replace(ServiceDescriptor.Singleton(static s => (TPart)(object)s.GetRequiredService<TDevices>()));
    }

    /// <summary>The platform that answers at v2 and v3.</summary>
    /// <param name="configure">Its address and the superapp's key.</param>
    public PergolaBuilder UsePlatform(Action<PlatformOptions> configure)
    {
        Services.AddOptions<PlatformOptions>().Configure(configure).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>());
        Services.AddHttpClient(PlatformClient.ClientName, static (services, client) =>
        {
            var options = services.GetRequiredService<IOptions<PlatformOptions>>().Value;
            client.BaseAddress = options.BaseAddress!.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new Uri(options.BaseAddress.AbsoluteUri + "/");
            client.Timeout = options.Timeout;
        }).RemoveAllLoggers();
        Services.TryAddSingleton<RequestSigner>();
        Services.TryAddSingleton<IPlatformClient, PlatformClient>();
        return this;
    }
}
