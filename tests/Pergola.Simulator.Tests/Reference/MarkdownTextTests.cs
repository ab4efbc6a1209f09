using System.Xml.Linq;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("<summary>\n  One <c>two</c>\n  three.\n</summary>", "One `two` three.")]
    [InlineData("""<summary>As <see cref="P:Pergola.Runtime.WxApis.WxApis.GetStorage"/>.</summary>""", "As `wx.getStorage`.")]
    [InlineData("""<summary>As <see cref="P:Pergola.OpenApis.Login"/>.</summary>""", "As `wx.login`.")]
    [InlineData("""<summary>Else <see cref="P:Pergola.AuthCodeResult.AuthCode"/>.</summary>""", "Else `authCode`.")]
    [InlineData("""<summary>Throw <see cref="M:Pergola.Dispatch.OpenApiErrors.Parameter(System.String)"/>.</summary>""", "Throw `Parameter`.")]
    [InlineData("""<summary>But <see cref="F:Pergola.Dispatch.WxProfile.WeChat"/>.</summary>""", "But `WxProfile.WeChat`.")]
    [InlineData("""<summary>With <paramref name="Editable"/> or <see langword="null"/>.</summary>""", "With `editable` or `null`.")]
    [InlineData("<remarks><para>One.</para><para>Two.</para></remarks>", "One. Two.")]
    public void The_elements_of_xml_docs_become_one_line(string xml, string expected) =>
        Assert.Equal(expected, MarkdownText.Of(XElement.Parse(xml, LoadOptions.PreserveWhitespace)));
}
