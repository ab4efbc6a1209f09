namespace Pergola.Simulator.Devices;

/// <summary>Lends the simulated device to mini programs.</summary>
internal static class SimulatedDevices
{
    public static PergolaBuilder UseSimulatedDevices(this PergolaBuilder pergola, string dataDirectory)
    {
        pergola.Services.AddSingleton(new AlbumFolder(Path.Combine(dataDirectory, "album")));
        pergola.Services.AddSingleton<DeviceTexts>();
        return pergola
            .UseDevices<SimulatedLocation>()
            .UseDevices<SimulatedAlbum>()
            .UseDevices<SimulatedCamera>()
            .UseDevices<SimulatedRecorder>()
            .UseDevices<SimulatedBiometrics>()
            .UseDevices<SimulatedFiles>()
            .UseDevices<Pergola.Devices.MemoryClipboard>()
            .UseDevices<SimulatedBody>();
    }
}
