namespace Pergola.AspNetCore;

/// <summary>Every word that the shell shows by itself, by language.</summary>
internal static class ShellTexts
{
    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["back"] = "Back", ["home"] = "Home", ["more"] = "More", ["close"] = "Close", ["ok"] = "OK", ["cancel"] = "Cancel",
        ["allow"] = "Allow", ["refuse"] = "Reject", ["asks"] = "requests", ["settings"] = "Settings", ["restart"] = "Restart",
        ["noScopes"] = "This mini program has asked for nothing yet.",
        ["program"] = "Mini program",
        ["failed"] = "The mini program cannot run",
        ["mend"] = "It starts again when its files change.",
        ["stopped"] = "The mini program has ended",
        ["elsewhere"] = "Another window shows this mini program now",
        ["gone"] = "The host has ended this mini program",
        ["reconnecting"] = "Reconnecting",
        ["pay"] = "Pay", ["send"] = "Send", ["share"] = "Send to a friend",
        ["chooseFile"] = "Choose a picture of this computer", ["takePicture"] = "Take a picture",
        ["tooLarge"] = "The picture is too large: 3 MB at most.", ["noPicture"] = "This file is no picture that can be read.",
        ["chooseFiles"] = "Choose from this computer", ["tooMany"] = "At most {0} can be chosen.", ["filesTooLarge"] = "The files are too large: 3 MB together at most.",
        ["preview"] = "Pictures", ["previous"] = "Previous", ["next"] = "Next",
        ["map"] = "Map of the places around", ["places"] = "Places", ["latitude"] = "Latitude", ["longitude"] = "Longitude", ["mapPoint"] = "Point on the map",
        ["contactEmpty"] = "You are talking to the mini program's service.",
        ["feedbackHint"] = "What should the makers know?",
    };

    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["back"] = "返回", ["home"] = "首页", ["more"] = "更多", ["close"] = "关闭", ["ok"] = "确定", ["cancel"] = "取消",
        ["allow"] = "允许", ["refuse"] = "拒绝", ["asks"] = "申请", ["settings"] = "设置", ["restart"] = "重新启动",
        ["noScopes"] = "该小程序尚未申请任何权限。",
        ["program"] = "小程序",
        ["failed"] = "小程序无法运行",
        ["mend"] = "文件修改后会自动重新启动。",
        ["stopped"] = "小程序已结束",
        ["elsewhere"] = "该小程序已在另一个窗口中打开",
        ["gone"] = "宿主已结束该小程序",
        ["reconnecting"] = "正在重新连接",
        ["pay"] = "支付", ["send"] = "发送", ["share"] = "发送给朋友",
        ["chooseFile"] = "选择本机图片", ["takePicture"] = "拍照",
        ["tooLarge"] = "图片过大，最大 3 MB。", ["noPicture"] = "无法读取该文件，它不是图片。",
        ["chooseFiles"] = "从本机选择", ["tooMany"] = "最多可选择 {0} 个。", ["filesTooLarge"] = "文件过大，合计最大 3 MB。",
        ["preview"] = "图片预览", ["previous"] = "上一张", ["next"] = "下一张",
        ["map"] = "附近地点的地图", ["places"] = "地点", ["latitude"] = "纬度", ["longitude"] = "经度", ["mapPoint"] = "地图上的点",
        ["contactEmpty"] = "你正在与小程序客服对话。",
        ["feedbackHint"] = "想告诉开发者什么？",
    };

    /// <summary>The words of a language; English when it is not known.</summary>
    public static IReadOnlyDictionary<string, string> For(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
