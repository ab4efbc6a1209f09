using System.Xml.Linq;

namespace Pergola.Platform.Keys;

/// <summary>
/// Takes over the folder <c>keys</c> of plain XML files in which the key ring lay before it lay in the database. A file goes only after
/// its element was read back from the database, opened and found the same.
/// </summary>
internal static class KeyFolderImport
{
    public const string FolderName = "keys";

    /// <summary>How many elements came in.</summary>
    /// <exception cref="InvalidOperationException">A file is no XML, or did not arrive; every file is still there.</exception>
    public static int Run(string dataDirectory, StoredKeyRing ring)
    {
        var folder = Path.Combine(dataDirectory, FolderName);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [];
        var elements = files.ToDictionary(file => file, Read);
        foreach (var (file, element) in elements)
            ring.StoreElement(element, Path.GetFileNameWithoutExtension(file));

        var stored = ring.GetAllElements();
        foreach (var (file, element) in elements)
        {
            if (!stored.Any(arrived => XNode.DeepEquals(arrived, element)))
                throw new InvalidOperationException($"The key in {file} did not arrive in the database, which already has another of this name. Nothing was removed.");
        }

        foreach (var file in files)
            File.Delete(file);
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
        return files.Length;
    }

    private static XElement Read(string file)
    {
        try
        {
            // As data protection itself reads them, without the whitespace between.
            return XElement.Parse(File.ReadAllText(file));
        }
        catch (System.Xml.XmlException fault)
        {
            throw new InvalidOperationException($"The key file {file} is no XML: {fault.Message} Repair it, or take it out of the folder. Nothing was removed.", fault);
        }
    }
}
