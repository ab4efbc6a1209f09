using System.Text;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

/// <summary>Makes pages from operations.</summary>
internal static class ViewPages
{
    public static ViewPage Of(string operations)
    {
        var page = new ViewPage(1, "pages/index/index", "{}");
        page.Apply(1, Encoding.UTF8.GetBytes(operations), []);
        return page;
    }

    /// <summary>A page from a short notation: <c>form &gt; input name=a value=x; button form-type=submit</c>.</summary>
    public static ViewPage Tree(params string[] lines)
    {
        var operations = new StringBuilder("""[["new",1,"page"]""");
        var parents = new List<int> { 1 };
        var id = 1;
        foreach (var line in lines)
        {
            id++;
            var depth = (line.Length - line.TrimStart().Length) / 2;
            var words = line.Trim().Split(' ');
            operations.Append($",[\"new\",{id},\"{words[0]}\"]");
            foreach (var word in words[1..])
            {
                var (name, value) = word.Split('=', 2) is [var n, var v] ? (n, v) : (word, "true");
                operations.Append(name switch
                {
                    "id" => $",[\"id\",{id},\"{value}\"]",
                    "class" => $",[\"class\",{id},[\"{value}\"]]",
                    _ => $",[\"attr\",{id},\"{name}\",\"{value}\"]",
                });
            }

            parents.RemoveRange(depth + 1, parents.Count - depth - 1);
            operations.Append($",[\"ins\",{parents[depth]},{id},0]");
            parents.Add(id);
        }

        return Of(operations.Append(']').ToString());
    }

    public static ViewNode One(this ViewPage page, string selector) => Assert.Single(page.Query(selector));
}
