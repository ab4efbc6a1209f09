using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pergola.Runtime.View.Controls;

namespace Pergola;

/// <summary>The components that the view draws, with the attributes that work: what <c>wx.canIUse</c> knows of them.</summary>
internal sealed partial class ViewComponent
{
    private const string Table =
        """
        block
        view: hover-class hover-stop-propagation hover-start-time hover-stay-time
        text: selectable user-select space[ensp,emsp,nbsp] decode
        button: size[default,mini] type[primary,default,warn] plain disabled loading form-type[submit,reset] open-type[*] hover-class hover-stop-propagation hover-start-time hover-stay-time bindgetuserinfo bindgetphonenumber bindgetemailaddress bindchooseavatar bindopensetting lang[en,zh_CN,zh_TW] session-from send-message-title send-message-path send-message-img show-message-card bindcontact
        image: src mode[scaleToFill,aspectFit,aspectFill,widthFix,heightFix,top,bottom,center,left,right,top left,top right,bottom left,bottom right] lazy-load binderror bindload
        icon: type[success,success_no_circle,info,warn,waiting,cancel,download,search,clear] size color
        progress: percent show-info border-radius font-size stroke-width color activeColor backgroundColor active active-mode[backwards,forwards] duration bindactiveend
        rich-text: nodes space[ensp,emsp,nbsp]
        scroll-view: scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view scroll-with-animation enable-flex scroll-anchoring refresher-enabled refresher-triggered bindscrolltoupper bindscrolltolower bindscroll bindrefresherrefresh
        swiper: indicator-dots indicator-color indicator-active-color autoplay current current-item-id interval duration circular vertical previous-margin next-margin display-multiple-items bindchange bindtransition bindanimationfinish
        swiper-item: item-id
        navigator: target[self] url open-type[navigate,redirect,switchTab,reLaunch,navigateBack] delta hover-class hover-stop-propagation hover-start-time hover-stay-time
        input: value type[text,number,idcard,digit,nickname,safe-password] password placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus confirm-type[send,search,next,go,done] confirm-hold cursor selection-start selection-end bindinput bindfocus bindblur bindconfirm bindchange bindnicknamereview
        textarea: value placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus auto-height cursor selection-start selection-end bindinput bindfocus bindblur bindconfirm bindlinechange
        checkbox: value disabled checked color
        checkbox-group: bindchange
        radio: value disabled checked color
        radio-group: bindchange
        switch: checked disabled type[switch,checkbox] color bindchange
        slider: min max step disabled value color selected-color activeColor backgroundColor block-size block-color show-value bindchange bindchanging
        label: for
        form: bindsubmit bindreset
        picker: mode[selector,multiSelector,time,date,region] disabled range range-key value start end fields[year,month,day] bindchange bindcancel bindcolumnchange
        picker-view: value indicator-style indicator-class mask-style mask-class bindchange bindpickstart bindpickend
        picker-view-column
        cover-view: scroll-top
        cover-image: src bindload binderror
        movable-area: scale-area
        movable-view: direction[all,vertical,horizontal,none] inertia out-of-bounds x y damping friction disabled scale scale-min scale-max scale-value animation bindchange bindscale
        video: src controls autoplay loop muted poster object-fit[contain,fill,cover] initial-time bindplay bindpause bindended bindtimeupdate binderror bindwaiting bindloadedmetadata bindfullscreenchange bindprogress bindseekcomplete
        audio: src loop controls poster name author binderror bindplay bindpause bindtimeupdate bindended
        camera: mode[normal] device-position[back,front] bindinitdone binderror bindstop
        canvas: type[2d] canvas-id disable-scroll
        web-view: src bindload binderror bindmessage
        editor: read-only placeholder bindready bindfocus bindblur bindinput bindstatuschange
        open-data: type[userAvatarUrl,userNickName,userGender,userCity,userProvince,userCountry,userLanguage] lang[en,zh_CN,zh_TW] default-text default-avatar
        """;

    // These work on every component.
    private static readonly string[] s_everywhere = ["id", "class", "style", "hidden", "animation", "slot"];

    private static readonly string[] s_events =
        ["tap", "longpress", "longtap", "touchstart", "touchmove", "touchend", "touchcancel", "transitionend", "animationstart", "animationiteration", "animationend"];

    // A button's open-type works when the API behind it does.
    private static readonly FrozenDictionary<string, string> s_openTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["getUserInfo"] = "getUserInfo",
        ["getPhoneNumber"] = "getPhoneNumber",
        ["getEmailAddress"] = "getEmail",
        ["chooseAvatar"] = "chooseAvatar",
        ["openSetting"] = "openSetting",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ViewComponent> s_byName = Table.Split('\n').Select(Parse).ToFrozenDictionary(c => c._name, StringComparer.Ordinal);

    private readonly string _name;
    private readonly FrozenDictionary<string, string[]> _attributes;

    private ViewComponent(string name, IEnumerable<KeyValuePair<string, string[]>> attributes)
    {
        _name = name;
        _attributes = attributes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The component of a name, or null.</summary>
    public static ViewComponent? Find(string name) => s_byName.GetValueOrDefault(name);

    /// <summary>Whether <c>attribute</c> or <c>attribute.option</c> works; an empty path asks for the component itself.</summary>
    /// <param name="path">What stands after the component's name.</param>
    /// <param name="hasApi">Whether an open API is there, for the open-types of a button.</param>
    public bool Has(ReadOnlySpan<string> path, Func<string, bool> hasApi) => path switch
    {
        [] => true,
        [var attribute] => HasAttribute(attribute, hasApi),
        [var attribute, var option] => _attributes.TryGetValue(attribute, out var options) && (options is ["*"] ? HasOpenType(option, hasApi) : options.Contains(option)),
        _ => false,
    };

    private bool HasAttribute(string attribute, Func<string, bool> hasApi)
    {
        if (s_everywhere.Contains(attribute)) return true;
        var name = Event(attribute) is { } type ? "bind" + type : attribute;
        if (name.StartsWith("bind", StringComparison.Ordinal) && s_events.Contains(name[4..])) return true;
        // The result event of an open-type comes and goes with it.
        var openType = _name == "button" ? s_openTypes.Keys.FirstOrDefault(t => string.Equals("bind" + t, name, StringComparison.OrdinalIgnoreCase)) : null;
        return openType is null ? _attributes.ContainsKey(name) : HasOpenType(openType, hasApi);
    }

    // The host itself carries out share, contact and feedback: no API is behind them.
    private static bool HasOpenType(string openType, Func<string, bool> hasApi) => HostButtons.Knows(openType) || (s_openTypes.TryGetValue(openType, out var api) && hasApi(api));

    // bindtap, bind:tap, catchtap, catch:tap, capture-bind:tap ... name one event.
    private static string? Event(string attribute)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["capture-bind:", "capture-catch:", "mut-bind:", "bind:", "catch:", "bind", "catch"])
        {
            if (attribute.StartsWith(prefix, StringComparison.Ordinal) && attribute.Length > prefix.Length) return attribute[prefix.Length..];
        }

        return null;
    }

    private static ViewComponent Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(line.Trim(), []) : new(line[..colon].Trim(), Attributes(line[(colon + 1)..]));
    }

    // Options may hold spaces ("top left"), so the text is cut at spaces outside brackets.
    private static IEnumerable<KeyValuePair<string, string[]>> Attributes(string text)
    {
        foreach (Match match in Attribute().Matches(text))
        {
            var piece = match.Value;
            var bracket = piece.IndexOf('[', StringComparison.Ordinal);
            yield return bracket < 0 ? new(piece, []) : new(piece[..bracket], piece[(bracket + 1)..^1].Split(','));
        }
    }

    [GeneratedRegex(@"[^\s\[]+(\[[^\]]*\])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
